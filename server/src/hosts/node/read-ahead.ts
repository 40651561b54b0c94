/**
 * Works on items in their order while the next ones are being prepared: waiting for a disk and
 * working then overlap. `prepare` must not reject.
 */
export async function* readAhead<Item, Prepared>(
  items: Iterable<Item>,
  prepare: (item: Item) => Promise<Prepared>,
  ahead = 16,
): AsyncGenerator<Prepared> {
  const waiting: Promise<Prepared>[] = [];
  for (const item of items) {
    waiting.push(prepare(item));
    if (waiting.length > ahead) yield await waiting.shift()!;
  }
  for (const one of waiting) yield await one;
}
