/** What stands for a protected value. */
const GONE = '[protected]';

/** Takes protected values out of texts. The runner does so with everything once more; here it keeps tools honest by themselves. */
export class WithoutValues {
  readonly #values: ReadonlySet<string>;
  /** Random: makes tokens that stand for values (sample-tokens.ts). */
  readonly key: string;
  /** Of the values, in groups of so many: longer ones first, so that no part of one is left. */
  #patterns: readonly RegExp[] | undefined;

  constructor(values: ReadonlySet<string>, key: string) {
    this.#values = values;
    this.key = key;
  }

  has(text: string): boolean {
    return this.#values.has(text);
  }

  text(text: string): string {
    this.#patterns ??= patternsOf(this.#values);
    return this.#patterns.reduce((rest, pattern) => rest.replaceAll(pattern, GONE), text);
  }
}

const GROUP = 500;

function patternsOf(values: ReadonlySet<string>): readonly RegExp[] {
  const sorted = [...values].sort((a, b) => b.length - a.length);
  const patterns: RegExp[] = [];
  for (let at = 0; at < sorted.length; at += GROUP) {
    const group = sorted.slice(at, at + GROUP).map(bounded);
    patterns.push(new RegExp(group.join('|'), 'gu'));
  }
  return patterns;
}

/** Numbers and short words are values only where nothing of the kind goes on beside them. */
function bounded(value: string): string {
  const plain = value.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&').replaceAll('\\-', '-');
  const start = /^[\p{L}\p{N}]/u.test(value) ? '(?<![\\p{L}\\p{N}_])' : '';
  const end = /[\p{L}\p{N}]$/u.test(value) ? '(?![\\p{L}\\p{N}_])' : '';
  return `${start}${plain}${end}`;
}
