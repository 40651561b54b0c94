import type { YamlProblem } from './file.ts';
import { IndentRepair } from './indent-repair.ts';
import { limits } from './limits.ts';
import { columnOf, readLines, type Line } from './lines.ts';
import { shorten } from './node-properties.ts';
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

  constructor(text: string) {
    this.#text = text;
    this.#lines = readLines(text);
  }

  run(): Repair {
    for (const [index, line] of this.#lines.entries()) {
      if (line.kind === 'content') this.#content(line, index);
      else this.#indents.follow(this.#text, line);
    }
    const patches = [...this.#indents.patches, ...this.#patches];
    return { patches, problems: this.#problems };
  }

  #content(given: Line, index: number): void {
    const line = this.#withoutStray(given);
    this.#tabs(line);
    this.#unclosed(line);
    const isKeyToBe = line.colon === -1 && this.#isKeyToBe(line, index);
    if (line.colon !== -1 || line.content > line.first || isKeyToBe) {
      const isFilled = line.colon !== -1 && this.#isFilled(line);
      const target = this.#indents.place(
        this.#text,
        line,
        line.colon !== -1 || isKeyToBe,
        isFilled,
      );
      if (target !== undefined) this.#misplaced(line, target);
    } else this.#indents.follow(this.#text, line);
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
    const message = `\`${stray}\` does not belong here: remove it.`;
    this.#problem('unexpected', line.first, line.first + stray.length, message);
    return { ...line, first, content, column, value: line.colon === -1 ? content : line.value };
  }

  #isFilled(line: Line): boolean {
    const rest = this.#text.slice(line.value, line.end);
    return rest !== '' && !rest.startsWith('#') && !/^[&!]\S*\s*(?:#.*)?$/.test(rest);
  }

  #tabs(line: Line): void {
    const tab = this.#text.slice(line.start, line.first).indexOf('\t');
    if (tab !== -1 && !this.#previousHasTab) {
      const message = 'YAML is indented with spaces: replace the tabs by spaces.';
      this.#problem('tab-indent', line.start + tab, line.first, message);
    }
    this.#previousHasTab = tab !== -1;
    for (let at = line.first; at < line.content; at++) {
      if (this.#text.charCodeAt(at) !== 9) continue;
      this.#patches.push({ start: at, end: at + 1, newText: ' ' });
      this.#problem('tab-indent', at, at + 1, 'A dash is followed by spaces, not by a tab.');
    }
  }

  #unclosed(line: Line): void {
    if (line.unclosedQuote) this.#unclosedQuote(line);
    for (const { at, text, opener } of line.unclosedFlow?.insertions ?? []) {
      this.#patches.push({ start: at, end: at, newText: text });
      const open = this.#text.charAt(opener);
      const isQuote = open === '"' || open === "'";
      const message = isQuote
        ? `This text has no closing ${open} on its line.`
        : `This \`${open}\` has no closing \`${open === '[' ? ']' : '}'}\`.`;
      this.#problem('unclosed', opener, isQuote ? at : opener + 1, message);
    }
  }

  #unclosedQuote(line: Line): void {
    const quote = this.#text.charAt(line.value);
    const rest = this.#text.slice(line.value, line.end).trimEnd();
    const isKey = line.colon === -1 ? /^["'][\w$.-]+(?=:(?:\s|$))/.exec(rest) : null;
    const end = line.value + (isKey?.[0] ?? rest).length;
    this.#patches.push({ start: end, end, newText: quote });
    this.#problem('unclosed', line.value, end, `This text has no closing ${quote}.`);
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
    const source = this.#text.slice(line.content, line.end).replace(/(?:\s+#.*|\s+)$/, '');
    const glued = /^[A-Za-z_$][\w$-]*:(?=[^\s:/])/.exec(source)?.[0];
    const end = line.content + (glued ?? source).length;
    this.#patches.push({ start: end, end, newText: glued === undefined ? ':' : ' ' });
    const message =
      glued === undefined
        ? `A colon is missing behind \`${shorten(source)}\`.`
        : `A space is missing behind \`${glued}\`.`;
    this.#problem('missing-colon', line.content, end, message);
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
    const message =
      'A second `key: value` cannot stand on this line: quote the text, or put the key on a line of its own.';
    this.#problem('unexpected', found, found + 1, message);
  }

  #misplaced(line: Line, target: number): void {
    const what = line.content > line.first ? 'dash' : 'key';
    const end = what === 'dash' || line.colon === -1 ? line.first + 1 : line.colon;
    const message = `This ${what} is indented by ${spaces(line.column)}, but what it belongs to by ${spaces(target)}.`;
    this.#problem('bad-indent', line.first, end, message);
  }

  #problem(code: YamlProblem['code'], start: number, end: number, message: string): void {
    if (this.#problems.length < limits.problems) this.#problems.push({ code, message, start, end });
  }
}

function spaces(count: number): string {
  return count === 1 ? '1 space' : `${String(count)} spaces`;
}
