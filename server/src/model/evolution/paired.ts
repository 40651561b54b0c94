interface Named {
  readonly id: string | undefined;
  readonly name: string;
}

export interface Pair<Element> {
  readonly before: Element | undefined;
  readonly after: Element | undefined;
}

/** Which of the elements are the same: those with the same name, then those with the same id. New ones and old ones alone. */
export function paired<Element extends Named>(
  before: readonly Element[],
  after: readonly Element[],
): readonly Pair<Element>[] {
  const left = new Set(before);
  const take = (fits: (one: Element) => boolean): Element | undefined => {
    for (const one of left) {
      if (!fits(one)) continue;
      left.delete(one);
      return one;
    }
    return undefined;
  };
  const byName = after.map((one) => take((old) => old.name === one.name));
  const pairs = after.map((one, index) => ({
    after: one,
    before: byName[index] ?? (one.id === undefined ? undefined : take((old) => old.id === one.id)),
  }));
  return [...pairs, ...Array.from(left, (one) => ({ before: one, after: undefined }))];
}
