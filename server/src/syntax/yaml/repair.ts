import { dropValue, valueAbove } from './below-value.ts';
import { ContinuedText } from './continued-text.ts';
import { IndentRepair, type Move } from './indent-repair.ts';
import { commentSign, repairLine, startsPlain } from './line-slips.ts';
import { columnOf, readLines, type Line } from './lines.ts';
import { missingColon } from './missing-colon.ts';
import type { YamlProblem } from './problems.ts';
import { RepairNotes } from './repair-notes.ts';
import { behindStray } from './scan-line.ts';
import type { MaskedText, Patch } from './patches.ts';
import { TabRepair } from './tab-repair.ts';
import { TextBlockRepair } from './text-block-repair.ts';
import { wholeText } from './whole-text.ts';

/** What to change so that the library understands a text, and what is wrong with it, in offsets of that text. */
export interface Repair {
  readonly patches: readonly Patch[];
  readonly problems: readonly YamlProblem[];
}

/**
 * Guesses what a half-typed or broken text was meant to be, line by line. Only called for texts that
 * do not parse, so a wrong guess never touches a valid one.
 */
export function repair(given: MaskedText): Repair {
  return new Repairer(given).run();
}

class Repairer {
  readonly #given: MaskedText;
  readonly #text: string;
  readonly #lines: readonly Line[];
  readonly #indents = new IndentRepair();
  readonly #notes = new RepairNotes();
  readonly #tabs: TabRepair;
  readonly #blocks: TextBlockRepair;
  readonly #plain: ContinuedText;
  /** The last line with content, to tell a continuation from a new key. */
  #above: Line | undefined;

  constructor(given: MaskedText) {
    const { text } = given;
    this.#given = given;
    this.#text = text;
    this.#lines = readLines(text);
    this.#tabs = new TabRepair(text, this.#notes);
    this.#blocks = new TextBlockRepair(text, this.#notes);
    this.#plain = new ContinuedText(text, this.#notes);
  }

  run(): Repair {
    for (const [index, line] of this.#lines.entries()) {
      if (line.kind === 'content') this.#content(line, index);
      else {
        if (line.kind === 'inner') this.#blocks.follow(undefined);
        this.#indents.follow(this.#text, line);
      }
    }
    const patches = [...this.#indents.patches, ...this.#notes.patches];
    return { patches, problems: this.#notes.problems };
  }

  #content(given: Line, index: number): void {
    if (this.#blocks.takes(given)) {
      this.#above = given;
      return;
    }
    if (commentSign(this.#text, given, this.#notes)) return;
    const placed = this.#tabs.read(given, () => this.#columnBelow(given));
    const line = this.#withoutDash(this.#withoutStray(placed), index);
    this.#blocks.follow(line);
    if (this.#plain.takes(line)) {
      this.#indents.follow(this.#text, line);
      this.#above = line;
      return;
    }
    const isKeyToBe = line.colon === -1 && this.#isKeyToBe(line, index);
    this.#place(line, isKeyToBe);
    if (isKeyToBe) this.#addColon(line);
    if (!wholeText(this.#given, line, this.#nextContent(index), this.#notes))
      repairLine(this.#given, line, this.#notes);
    this.#above = line;
  }

  #place(line: Line, isKeyToBe: boolean): void {
    const hasKey = line.colon !== -1 || isKeyToBe;
    if (hasKey || line.content > line.first) {
      const isFilled = line.colon !== -1 && this.#isFilled(line);
      const startsText = isFilled && startsPlain(this.#text.charAt(line.value));
      this.#plain.begin(startsText ? line : undefined);
      if (line.content > line.first) this.#dropValue(line);
      const move = this.#indents.place(this.#text, line, hasKey, isFilled);
      // A tab is a problem of its own, and how far it indents a guess.
      if (move !== undefined && !this.#tabs.hasTab) this.#misplaced(line, move);
    } else this.#indents.follow(this.#text, line);
    const patch = this.#indents.patches.at(-1);
    this.#tabs.placed(line, patch?.start === line.start ? patch.newText : ' '.repeat(line.column));
  }

  /** An entry below a key of the top level that has a value: that value is too much. */
  #dropValue(line: Line): void {
    const above = this.#above;
    const value = line.colon === -1 ? undefined : valueAbove(this.#text, above, line);
    if (above === undefined || value === undefined) return;
    dropValue(value, above, line, this.#text, this.#notes);
    this.#indents.reopen();
  }

  /** The line without letters that slipped into its first column, where the rest stands below a key that is open. */
  #withoutStray(line: Line): Line {
    const behind = line.column === 0 ? behindStray(this.#text, line.first, line.end) : undefined;
    if (behind === undefined || this.#above === undefined) return line;
    const { first, content } = behind;
    const stray = this.#text.slice(line.first, first).trimEnd();
    // Typed in between, or over blanks.
    const typed = first - line.start - stray.length;
    const over = first - line.start;
    const kind = content > first ? 'sequence' : 'map';
    const column = this.#indents.has(kind, over) && !this.#indents.has(kind, typed) ? over : typed;
    const range = { start: line.first, end: line.first + stray.length };
    const newText = column === typed ? '' : ' '.repeat(stray.length);
    this.#notes.problem('stray-text', range.start, range.end, {
      params: { text: stray },
      changes: [{ range, newText }],
    });
    return { ...line, first, content, column, value: line.colon === -1 ? content : line.value };
  }

  /** The line without a dash that no list is open for: `- status: active` between the keys of a map, or the second of `- - name: a`. */
  #withoutDash(line: Line, index: number): Line {
    if (line.content === line.first || line.colon === -1) return line;
    const stray = this.#strayDash(line, index);
    if (stray === undefined) return line;
    const range = { start: stray, end: line.content };
    this.#notes.patches.push({ ...range, newText: '' });
    this.#notes.problem('stray-text', stray, stray + 1, {
      params: { text: '-' },
      changes: [{ range, newText: '' }],
    });
    return { ...line, content: stray };
  }

  #strayDash(line: Line, index: number): number | undefined {
    if (this.#indents.isStrayDash(line.column)) return line.first;
    const last = this.#text.lastIndexOf('-', line.content - 1);
    if (last === line.first) return undefined;
    // The next field of the entry stands where it would without the second dash.
    const next = this.#nextContent(index);
    const isField = next?.colon !== -1 && next?.content === next?.first;
    return isField && next?.column === columnOf(line, last) ? last : undefined;
  }

  #isFilled(line: Line): boolean {
    const rest = this.#text.slice(line.value, line.end);
    return rest !== '' && !rest.startsWith('#') && !/^[&!]\S*\s*(?:#.*)?$/.test(rest);
  }

  /** Where a line may stand below the one above it. */
  #columnBelow(line: Line): number {
    const above = this.#above;
    if (above === undefined || above.colon === -1) return line.column;
    const column = columnOf(above, above.content);
    if (!this.#isFilled(above)) return column + 2;
    return line.content === line.first ? column : (this.#indents.deepestList() ?? line.column);
  }

  /** Whether a line without a colon is a key that is just being typed, not a value or the rest of one. */
  #isKeyToBe(line: Line, index: number): boolean {
    if (!startsPlain(this.#text.charAt(line.content))) return false;
    const column = columnOf(line, line.content);
    const next = this.#nextContent(index);
    const startsSibling =
      next?.content === next?.first && next?.column === column && next.colon !== -1;
    if (line.content > line.first) return startsSibling;
    return this.#indents.has('map', column) || (startsSibling && !this.#continuesValue(line));
  }

  #continuesValue(line: Line): boolean {
    const above = this.#above;
    if (above === undefined) return false;
    const parent = columnOf(above, above.content);
    if (above.colon === -1) return above.content === above.first && above.column === line.column;
    return line.column > parent && this.#isFilled(above);
  }

  #nextContent(index: number): Line | undefined {
    for (let at = index + 1; at < this.#lines.length; at++) {
      const line = this.#lines[at];
      if (line?.kind === 'content') return line;
    }
    return undefined;
  }

  #addColon(line: Line): void {
    const { problem, patch } = missingColon(this.#text, line.content, line.end);
    this.#notes.patches.push(patch);
    this.#notes.add(problem);
  }

  #misplaced(line: Line, { target, changes }: Move): void {
    const isDash = line.content > line.first;
    const end = isDash || line.colon === -1 ? line.first + 1 : line.colon;
    const params = { found: line.column + 1, wanted: target + 1 };
    const value = valueAbove(this.#text, this.#above, line);
    if (value !== undefined && this.#above !== undefined && target === 0) {
      const key = this.#text.slice(this.#above.content, this.#above.colon);
      const details = { params: { ...params, key }, changes, value };
      this.#notes.problem('below-value', line.first, end, details);
      return;
    }
    this.#notes.problem(isDash ? 'dash-indent' : 'key-indent', line.first, end, {
      params,
      changes,
    });
  }
}
