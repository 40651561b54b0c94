import type { TextEdit } from './text-edit.ts';

/** A run of the original text, or text that came new. */
type Piece = { readonly start: number; readonly end: number } | { readonly added: string };

/** A text that remembers what it was made from, so that many rounds of edits come out as one set against the original. */
export class PieceText {
  readonly #original: string;
  #pieces: readonly Piece[];

  constructor(original: string) {
    this.#original = original;
    this.#pieces = [{ start: 0, end: original.length }];
  }

  get text(): string {
    return this.#pieces.map((piece) => this.#textOf(piece)).join('');
  }

  /** Applies edits that count from the start of the present text and do not overlap. */
  apply(edits: readonly TextEdit[]): void {
    const ordered = [...edits].sort(
      (a, b) => a.range.start - b.range.start || a.range.end - b.range.end,
    );
    const result: Piece[] = [];
    let position = 0;
    for (const { range, newText } of ordered) {
      result.push(...this.#slice(position, range.start));
      if (newText !== '') result.push({ added: newText });
      position = range.end;
    }
    result.push(...this.#slice(position, Infinity));
    this.#pieces = result;
  }

  /** What leads from the original to the present text. */
  edits(): readonly TextEdit[] {
    const edits: TextEdit[] = [];
    let position = 0;
    let added = '';
    const flush = (until: number): void => {
      if (until > position || added !== '') {
        edits.push({ range: { start: position, end: until }, newText: added });
      }
      added = '';
    };
    for (const piece of this.#pieces) {
      if ('added' in piece) {
        added += piece.added;
        continue;
      }
      flush(piece.start);
      position = piece.end;
    }
    flush(this.#original.length);
    return edits;
  }

  #slice(from: number, to: number): Piece[] {
    const result: Piece[] = [];
    let at = 0;
    for (const piece of this.#pieces) {
      const length = 'added' in piece ? piece.added.length : piece.end - piece.start;
      const start = Math.max(0, from - at);
      const end = Math.min(length, to - at);
      if (start < end) {
        result.push(
          'added' in piece
            ? { added: piece.added.slice(start, end) }
            : { start: piece.start + start, end: piece.start + end },
        );
      }
      at += length;
    }
    return result;
  }

  #textOf(piece: Piece): string {
    return 'added' in piece ? piece.added : this.#original.slice(piece.start, piece.end);
  }
}
