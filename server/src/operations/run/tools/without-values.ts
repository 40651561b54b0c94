import { secretSpans } from '../../../lint/secret-spans.ts';
import { ProtectedValues } from '../../../agent/protected-values.ts';

/** Characters. Shorter values are those of other columns, too: they are taken out only where they stand as values. */
const LONG = 4;

/** What stands for a protected value. */
const GONE = '[protected]';

/** Takes protected values out of texts. The runner does so with everything once more; here it keeps tools honest by themselves. */
export class WithoutValues {
  /** Random: makes tokens that stand for values (sample-tokens.ts). */
  readonly key: string;
  /** Those that are told by themselves, wherever they stand. */
  readonly #values: ReadonlySet<string>;
  readonly #finder: ProtectedValues;
  #folded: ProtectedValues | undefined;

  constructor(values: ReadonlySet<string>, key: string) {
    this.#values = new Set([...values].filter(({ length }) => length >= LONG));
    this.#finder = new ProtectedValues(values);
    this.key = key;
  }

  has(text: string): boolean {
    return this.#values.has(text);
  }

  /** Whether a text holds one of them, in capitals or not. */
  isIn(text: string): boolean {
    this.#folded ??= new ProtectedValues([...this.#values].map((value) => value.toLowerCase()));
    return this.#folded.find(text.toLowerCase()).length > 0;
  }

  /** Without secrets, too: for texts of which parts are given, as nobody recognises the half of a secret. */
  closed(text: string): string {
    let rest = '';
    let at = 0;
    for (const { start, end } of secretSpans(text)) {
      rest += `${text.slice(at, start)}[secret]`;
      at = end;
    }
    return this.text(rest + text.slice(at));
  }

  text(text: string): string {
    let rest = '';
    let at = 0;
    for (const { start, end } of this.#finder.find(text)) {
      // One within another goes with it.
      if (end <= at) continue;
      rest += `${text.slice(at, start)}${GONE}`;
      at = end;
    }
    return rest + text.slice(at);
  }
}
