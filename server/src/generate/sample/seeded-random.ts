/** Numbers that look random and are the same for the same seed and words: what one property gets does not depend on others. */
export class SeededRandom {
  #state: number;

  constructor(seed: number, ...words: readonly string[]) {
    let state = (seed ^ 0x9e3779b9) >>> 0;
    for (const word of words) {
      for (let at = 0; at < word.length; at++)
        state = Math.imul(state ^ word.charCodeAt(at), 0x01000193) >>> 0;
      state = Math.imul(state ^ 0x5bd1e995, 0x01000193) >>> 0;
    }
    this.#state = state;
  }

  /** From 0 to below `count`, which is at least 1 and at most 2^32. */
  below(count: number): number {
    // mulberry32
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * count);
  }

  /** From 0 to below `count`, however large. */
  belowBig(count: bigint): bigint {
    if (count <= 0xffffffffn) return BigInt(this.below(Number(count)));
    let large = 0n;
    for (let limit = 1n; limit < count; limit <<= 32n)
      large = (large << 32n) | BigInt(this.below(2 ** 32));
    return large % count;
  }

  pick<Item>(list: readonly [Item, ...Item[]] | readonly Item[]): Item | undefined {
    return list.length === 0 ? undefined : list[this.below(list.length)];
  }
}
