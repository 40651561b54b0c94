/**
 * Many values by key, each once, in the order in which they were added. Most keys of a large workspace
 * have one value, so a set is made for the second only.
 */
export class MultiMap<Key, Value extends string | object> {
  readonly #map = new Map<Key, Value | Set<Value>>();

  /** Keys that have a value. */
  get size(): number {
    return this.#map.size;
  }

  has(key: Key): boolean {
    return this.#map.has(key);
  }

  of(key: Key): Iterable<Value> {
    const held = this.#map.get(key);
    return held === undefined ? none : held instanceof Set ? held : [held];
  }

  keys(): Iterable<Key> {
    return this.#map.keys();
  }

  add(key: Key, value: Value): void {
    const held = this.#map.get(key);
    if (held === undefined) this.#map.set(key, value);
    else if (held instanceof Set) held.add(value);
    else if (held !== value) this.#map.set(key, new Set([held, value]));
  }

  delete(key: Key, value: Value): void {
    const held = this.#map.get(key);
    if (held === value) this.#map.delete(key);
    else if (held instanceof Set && held.delete(value) && held.size === 0) this.#map.delete(key);
  }
}

const none: readonly never[] = [];
