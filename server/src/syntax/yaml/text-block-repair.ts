import type { TextEdit } from '../../base/text-edit.ts';
import { columnOf, type Line } from './lines.ts';
import type { RepairNotes } from './repair-notes.ts';

const HEADER = /^[|>][-+1-9]{0,2}\s*(?:#.*)?$/;

/** Reads the lines of a text block that nobody indented as if they were. */
export class TextBlockRepair {
  readonly #text: string;
  readonly #notes: RepairNotes;
  /** The line that announces a text block of which nothing else was seen. */
  #header: Line | undefined;
  /** Of the problem of that block, for the lines that go on with it. */
  #changes: TextEdit[] | undefined;

  constructor(text: string, notes: RepairNotes) {
    this.#text = text;
    this.#notes = notes;
  }

  /** Looks whether a line that is read as a key or value announces a text block. */
  follow(line: Line | undefined): void {
    const isHeader = line !== undefined && HEADER.test(this.#text.slice(line.value, line.end));
    this.#header = isHeader ? line : undefined;
    this.#changes = undefined;
  }

  /** Whether the line is text of the block that is announced above it. */
  takes(line: Line): boolean {
    if (this.#header === undefined || line.colon !== -1 || line.content > line.first) return false;
    const parent = columnOf(this.#header, this.#header.content);
    if (line.column > parent) return false;
    const newText = ' '.repeat(parent + 2);
    const range = { start: line.start, end: line.first };
    this.#notes.patches.push({ ...range, newText });
    if (this.#changes === undefined) {
      this.#changes = [];
      const params = { indicator: this.#text.charAt(this.#header.value) };
      const changes = this.#changes;
      this.#notes.problem('block-not-indented', line.first, line.end, { params, changes });
    }
    this.#changes.push({ range, newText });
    return true;
  }
}
