import { LineIndex } from '../../../base/line-index.ts';
import type { Range } from '../../../base/range.ts';
import type { Span } from '../../../syntax/markdown/inline-text.ts';
import { flat, placeOf } from '../../place.ts';
import type { Origin, Stated } from '../origin.ts';

/** Says where in a file values stand. */
export class Stater {
  readonly #uri: string;
  readonly #lines: LineIndex;

  constructor(uri: string, text: string) {
    this.#uri = uri;
    this.#lines = new LineIndex(text);
  }

  origin(range: Range): Origin {
    return { uri: this.#uri, place: placeOf({ start: range.start, end: range.end }, this.#lines) };
  }

  stated<Value>(value: Value, range: Range): Stated<Value> {
    return { value, at: this.origin(range) };
  }

  /** A piece of the file as a text that stands alone. */
  text(span: Span): Stated<string> {
    return this.stated(flat(span.text), span);
  }
}
