import { insertion, type TextEdit } from '../../base/text-edit.ts';
import { startsPlain } from './line-slips.ts';
import { columnOf, type Line } from './lines.ts';
import type { RepairNotes } from './repair-notes.ts';

/** What cannot stand in double quotes as it is written. */
const NOT_SIMPLE = /["\\]|\s#/;

/**
 * An unquoted text that goes on below the line of its key. Lines such as `that goes on: with this` are more of
 * it: no key has blanks, and none stands twice on a line. However many there are, they are one slip.
 */
export class ContinuedText {
  readonly #text: string;
  readonly #notes: RepairNotes;
  /** The line of the key. */
  #from: Line | undefined;
  /** Up to here the text was looked through, so that no line costs more than itself. */
  #seen = 0;
  #isSimple = true;

  constructor(text: string, notes: RepairNotes) {
    this.#text = text;
    this.#notes = notes;
  }

  /** A line with a key or dash: the text of its key begins, if it has one. */
  begin(line: Line | undefined): void {
    this.#from = line;
    this.#seen = line?.value ?? 0;
    this.#isSimple = true;
  }

  /** Whether the line is more of the text, and a slip is in it or was above. */
  takes(line: Line): boolean {
    const from = this.#from;
    if (from === undefined || line.content > line.first) return false;
    if (line.column <= columnOf(from, from.content)) return false;
    const { problems } = this.#notes;
    const known = problems.findLastIndex(
      ({ id, start }) => id === 'second-value' && start >= from.start,
    );
    if (line.colon === -1 ? known === -1 : !this.#isText(line)) return false;
    const end = this.#mask(line);
    const changes = this.#quoted(from.value, end);
    const problem = problems[known];
    if (problem !== undefined) problems[known] = { ...problem, changes };
    else this.#notes.problem('second-value', line.colon, line.colon + 1, { changes });
    return true;
  }

  /** Whether what stands before or behind the colon cannot be a key or its value. */
  #isText({ content, colon, value, end }: Line): boolean {
    if (/\s/.test(this.#text.slice(content, colon))) return true;
    const behind = this.#text.slice(value, end).replace(/\s#.*$/, '');
    return startsPlain(behind.charAt(0)) && /:(?:\s|$)/.test(behind);
  }

  /** Hides the colons of the line. Returns where its text ends. */
  #mask({ content, end }: Line): number {
    const source = this.#text
      .slice(content, end)
      .replace(/\s#.*$/, '')
      .trimEnd();
    for (const { index } of source.matchAll(/:(?=\s|$)/g)) {
      const at = content + index;
      this.#notes.patches.push({ start: at, end: at + 1, newText: '\ue000', maskOnly: true });
    }
    return content + source.length;
  }

  #quoted(start: number, end: number): readonly TextEdit[] {
    this.#isSimple &&= !NOT_SIMPLE.test(this.#text.slice(this.#seen, end));
    this.#seen = end;
    return this.#isSimple ? [insertion(start, '"'), insertion(end, '"')] : [];
  }
}
