import type { Range } from '../../base/range.ts';
import { applyEdits, type TextEdit } from '../../base/text-edit.ts';

/** Edits of one text as they are thought of: several texts may go to one place, in the order in which they came. */
export class EditList {
  readonly #insertions = new Map<number, string>();
  readonly #replacements: TextEdit[] = [];

  insert(at: number, text: string): void {
    this.#insertions.set(at, (this.#insertions.get(at) ?? '') + text);
  }

  replace(range: Range, newText: string): void {
    this.#replacements.push({ range, newText });
  }

  remove(range: Range): void {
    this.replace(range, '');
  }

  take(other: EditList): void {
    for (const [at, text] of other.#insertions) this.insert(at, text);
    this.#replacements.push(...other.#replacements);
  }

  /** The text of a range with the edits inside. Throws where edits overlap. */
  applied(text: string, { start, end }: Range): string {
    const moved = this.edits().map(({ range, newText }) => ({
      range: { start: range.start - start, end: range.end - start },
      newText,
    }));
    return applyEdits(text.slice(start, end), moved);
  }

  edits(): readonly TextEdit[] {
    const left = new Map(this.#insertions);
    const edits = this.#replacements.map(({ range, newText }) => {
      const before = left.get(range.start) ?? '';
      left.delete(range.start);
      return { range, newText: before + newText };
    });
    return [
      ...edits,
      ...[...left].map(([at, newText]) => ({ range: { start: at, end: at }, newText })),
    ];
  }
}
