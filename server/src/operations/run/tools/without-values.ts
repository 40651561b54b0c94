import { ProtectedValues } from '../../../agent/protected-values.ts';

/** What stands for a protected value. */
const GONE = '[protected]';

/** Takes protected values out of texts. The runner does so with everything once more; here it keeps tools honest by themselves. */
export class WithoutValues {
  /** Random: makes tokens that stand for values (sample-tokens.ts). */
  readonly key: string;
  readonly #values: ReadonlySet<string>;
  readonly #finder: ProtectedValues;

  constructor(values: ReadonlySet<string>, key: string) {
    this.#values = values;
    this.#finder = new ProtectedValues(values);
    this.key = key;
  }

  has(text: string): boolean {
    return this.#values.has(text);
  }

  text(text: string): string {
    let rest = '';
    let at = 0;
    for (const { start, end } of this.#finder.find(text)) {
      rest += `${text.slice(at, start)}${GONE}`;
      at = end;
    }
    return rest + text.slice(at);
  }
}
