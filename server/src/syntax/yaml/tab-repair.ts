import type { TextEdit } from '../../base/text-edit.ts';
import type { Line } from './lines.ts';
import type { RepairNotes } from './repair-notes.ts';

/**
 * Reads lines that are indented with tabs. How far a tab indents is a guess: the first such line is
 * taken to stand where the lines above let it, the next ones in relation to it.
 */
export class TabRepair {
  readonly #text: string;
  readonly #notes: RepairNotes;
  #shift = 0;
  #hasTab = false;
  /** Of the problem that was found last, for the lines that go on with it. */
  #changes: TextEdit[] = [];

  constructor(text: string, notes: RepairNotes) {
    this.#text = text;
    this.#notes = notes;
  }

  /** Whether the line read last is indented with tabs. */
  get hasTab(): boolean {
    return this.#hasTab;
  }

  /** The line in its column; `expected` says where a line may stand here. */
  read(line: Line, expected: () => number): Line {
    const tab = this.#text.slice(line.start, line.first).indexOf('\t');
    const isFirst = tab !== -1 && !this.#hasTab;
    this.#hasTab = tab !== -1;
    if (tab === -1) return line;
    if (isFirst) {
      this.#shift = expected() - line.column;
      this.#changes = [];
      const changes = this.#changes;
      this.#notes.problem('tab-indent', line.start + tab, line.first, { changes });
    }
    return { ...line, column: Math.max(0, line.column + this.#shift) };
  }

  /** Takes down what the indentation of the line becomes, once it has its place. */
  placed({ start, first }: Line, indentation: string): void {
    if (this.#hasTab) this.#changes.push({ range: { start, end: first }, newText: indentation });
  }
}
