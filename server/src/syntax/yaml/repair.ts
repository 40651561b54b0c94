import { insertion, type TextEdit } from '../../base/text-edit.ts';
import { formatScalar } from './edit/format-scalar.ts';
import { IndentRepair, type Move } from './indent-repair.ts';
import { limits } from './limits.ts';
import { columnOf, readLines, type Line } from './lines.ts';
import { missingColon } from './missing-colon.ts';
import type { ProblemId, YamlProblem } from './problems.ts';
import { behindStray } from './scan-line.ts';
import type { Patch } from './patches.ts';

/** What to change so that the library understands a text, and what is wrong with it, in offsets of that text. */
export interface Repair {
  readonly patches: readonly Patch[];
  readonly problems: readonly YamlProblem[];
}

/**
 * Guesses what a half-typed or broken text was meant to be, line by line. Only called for texts that
 * do not parse, so a wrong guess never touches a valid one.
 */
export function repair(text: string): Repair {
  return new Repairer(text).run();
}

class Repairer {
  readonly #text: string;
  readonly #lines: readonly Line[];
  readonly #indents = new IndentRepair();
  readonly #patches: Patch[] = [];
  readonly #problems: YamlProblem[] = [];
  #previousHasTab = false;
  /** The last line with content, to tell a continuation from a new key. */
  #above: Line | undefined;
  /** The line above announces a text block of which nothing was seen yet. */
  #emptyBlock: Line | undefined;
  /** Of the problem that was found last, for the lines that go on with it. */
  #blockChanges: TextEdit[] = [];
  #tabChanges: TextEdit[] = [];
  #tabShift = 0;

  constructor(text: string) {
    this.#text = text;
    this.#lines = readLines(text);
  }

  run(): Repair {
    for (const [index, line] of this.#lines.entries()) {
      if (line.kind === 'content') this.#content(line, index);
      else {
        if (line.kind === 'inner') this.#emptyBlock = undefined;
        this.#indents.follow(this.#text, line);
      }
    }
    const patches = [...this.#indents.patches, ...this.#patches];
    return { patches, problems: this.#problems };
  }

  #content(given: Line, index: number): void {
    if (this.#isTextOfBlock(given)) return;
    const line = this.#withoutDash(this.#withoutStray(this.#withTabs(given)));
    this.#emptyBlock = isBlockHeader(this.#text.slice(line.value, line.end)) ? line : undefined;
    this.#tabs(line);
    this.#unclosed(line);
    const isKeyToBe = line.colon === -1 && this.#isKeyToBe(line, index);
    if (line.colon !== -1 || line.content > line.first || isKeyToBe) {
      const isFilled = line.colon !== -1 && this.#isFilled(line);
      const hasKey = line.colon !== -1 || isKeyToBe;
      const move = this.#indents.place(this.#text, line, hasKey, isFilled);
      // A tab is a problem of its own, and how far it indents a guess.
      if (move !== undefined && !this.#previousHasTab) this.#misplaced(line, move);
    } else this.#indents.follow(this.#text, line);
    if (this.#previousHasTab) this.#tabChanges.push(this.#asSpaces(line));
    if (isKeyToBe) this.#addColon(line);
    if (line.colon !== -1) this.#nested(line);
    this.#above = line;
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
    this.#problem('stray-text', range.start, range.end, {
      params: { text: stray },
      changes: [{ range, newText }],
    });
    return { ...line, first, content, column, value: line.colon === -1 ? content : line.value };
  }

  /** The line without a dash that no list is open for: `- status: active` between the keys of a map. */
  #withoutDash(line: Line): Line {
    if (line.content === line.first || line.colon === -1) return line;
    if (!this.#indents.isStrayDash(line.column)) return line;
    const range = { start: line.first, end: line.content };
    this.#patches.push({ ...range, newText: '' });
    this.#problem('stray-text', line.first, line.first + 1, {
      params: { text: '-' },
      changes: [{ range, newText: '' }],
    });
    return { ...line, content: line.first };
  }

  /** A line of a text block that nobody indented: it is read as if it were. */
  #isTextOfBlock(line: Line): boolean {
    const header = this.#emptyBlock;
    if (header === undefined || line.colon !== -1 || line.content > line.first) return false;
    const parent = columnOf(header, header.content);
    if (line.column > parent) return false;
    const patch = { start: line.start, end: line.first, newText: ' '.repeat(parent + 2) };
    this.#patches.push(patch);
    const change = { range: { start: line.start, end: line.first }, newText: patch.newText };
    if (this.#blockChanges.length === 0 || this.#above === header) {
      this.#blockChanges = [change];
      this.#problem('block-not-indented', line.first, line.end, {
        params: { indicator: this.#text.charAt(header.value) },
        changes: this.#blockChanges,
      });
    } else this.#blockChanges.push(change);
    this.#above = line;
    return true;
  }

  #isFilled(line: Line): boolean {
    const rest = this.#text.slice(line.value, line.end);
    return rest !== '' && !rest.startsWith('#') && !/^[&!]\S*\s*(?:#.*)?$/.test(rest);
  }

  /**
   * How far tabs indent is a guess: the first line that has some is taken to stand where the line above
   * it lets it, the next ones in relation to it.
   */
  #withTabs(line: Line): Line {
    if (!this.#text.slice(line.start, line.first).includes('\t')) return line;
    if (!this.#previousHasTab) this.#tabShift = this.#columnBelow(line) - line.column;
    return { ...line, column: Math.max(0, line.column + this.#tabShift) };
  }

  #columnBelow(line: Line): number {
    const above = this.#above;
    if (above === undefined || above.colon === -1) return line.column;
    const column = columnOf(above, above.content);
    if (!this.#isFilled(above)) return column + 2;
    return line.content === line.first ? column : (this.#indents.deepestList() ?? line.column);
  }

  #tabs(line: Line): void {
    const tab = this.#text.slice(line.start, line.first).indexOf('\t');
    if (tab !== -1 && !this.#previousHasTab) {
      this.#tabChanges = [];
      const changes = this.#tabChanges;
      this.#problem('tab-indent', line.start + tab, line.first, { changes });
    }
    this.#previousHasTab = tab !== -1;
    for (let at = line.first; at < line.content; at++) {
      if (this.#text.charCodeAt(at) !== 9) continue;
      this.#patches.push({ start: at, end: at + 1, newText: ' ' });
      const range = { start: at, end: at + 1 };
      this.#problem('tab-behind-dash', at, at + 1, { changes: [{ range, newText: ' ' }] });
    }
  }

  /** What the indentation of a placed line becomes, wherever it belongs. */
  #asSpaces({ start, first, column }: Line): TextEdit {
    const placed = this.#indents.patches.at(-1);
    const newText = placed?.start === start ? placed.newText : ' '.repeat(column);
    return { range: { start, end: first }, newText };
  }

  #unclosed(line: Line): void {
    if (line.unclosedQuote) this.#unclosedQuote(line);
    for (const { at, text, opener } of line.unclosedFlow?.insertions ?? []) {
      this.#patches.push({ start: at, end: at, newText: text });
      const open = this.#text.charAt(opener);
      const changes = [insertion(at, text)];
      if (open === '"' || open === "'") {
        this.#problem('unclosed-quote', opener, at, { params: { quote: open }, changes });
      } else {
        const params = { opening: open, closing: open === '[' ? ']' : '}' };
        this.#problem('unclosed-bracket', opener, opener + 1, { params, changes });
      }
    }
  }

  #unclosedQuote(line: Line): void {
    const quote = this.#text.charAt(line.value);
    const rest = this.#text.slice(line.value, line.end).trimEnd();
    const isKey = line.colon === -1 ? /^["'][\w$.-]+(?=:(?:\s|$))/.exec(rest) : null;
    const end = line.value + (isKey?.[0] ?? rest).length;
    this.#patches.push({ start: end, end, newText: quote });
    const changes = [insertion(end, quote)];
    this.#problem('unclosed-quote', line.value, end, { params: { quote }, changes });
  }

  /** Whether a line without a colon is a key that is just being typed, not a value or the rest of one. */
  #isKeyToBe(line: Line, index: number): boolean {
    const first = this.#text.charAt(line.content);
    if (first === '' || '#"\'[]{},&*!|>@`%'.includes(first)) return false;
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
    this.#patches.push(patch);
    if (this.#problems.length < limits.problems) this.#problems.push(problem);
  }

  /** `description: note: this` is one text. */
  #nested(line: Line): void {
    const first = this.#text.charAt(line.value);
    if (line.value >= line.end || '#"\'[]{},&*!|>@`%'.includes(first)) return;
    const value = this.#text.slice(line.value, line.end).replace(/\s#.*$/, '');
    let found: number | undefined;
    for (const match of value.matchAll(/:(?=\s|$)/g)) {
      const at = line.value + match.index;
      found ??= at;
      this.#patches.push({ start: at, end: at + 1, newText: '\ue000', maskOnly: true });
    }
    if (found === undefined) return;
    const text = value.trimEnd();
    const range = { start: line.value, end: line.value + text.length };
    const changes = [{ range, newText: formatScalar(text, 'double') }];
    this.#problem('second-value', found, found + 1, { changes });
  }

  #misplaced(line: Line, { target, changes }: Move): void {
    const isDash = line.content > line.first;
    const end = isDash || line.colon === -1 ? line.first + 1 : line.colon;
    const params = { found: line.column + 1, wanted: target + 1 };
    this.#problem(isDash ? 'dash-indent' : 'key-indent', line.first, end, {
      params,
      changes,
    });
  }

  #problem(
    id: ProblemId,
    start: number,
    end: number,
    details: Pick<YamlProblem, 'params' | 'changes'>,
  ): void {
    if (this.#problems.length < limits.problems)
      this.#problems.push({ id, start, end, ...details });
  }
}

function isBlockHeader(value: string): boolean {
  return /^[|>][-+1-9]{0,2}\s*(?:#.*)?$/.test(value);
}
