/** A run of lines that both texts have, or that only one has. */
export interface DiffLine {
  readonly kind: 'same' | 'removed' | 'added';
  readonly line: string;
}

/**
 * The lines of two texts side by side, by Myers' algorithm: least lines changed. Texts that differ
 * in more than `maxChanges` lines come back as all removed, all added.
 */
export function lineDiff(
  before: readonly string[],
  after: readonly string[],
  maxChanges = 2_000,
): readonly DiffLine[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  const room = Math.min(before.length, after.length) - start;
  while (end < room && before.at(-1 - end) === after.at(-1 - end)) end++;
  return [
    ...mark('same', before.slice(0, start)),
    ...middle(
      before.slice(start, before.length - end),
      after.slice(start, after.length - end),
      maxChanges,
    ),
    ...mark('same', before.slice(before.length - end)),
  ];
}

function mark(kind: DiffLine['kind'], lines: readonly string[]): DiffLine[] {
  return lines.map((line) => ({ kind, line }));
}

function middle(
  before: readonly string[],
  after: readonly string[],
  maxChanges: number,
): DiffLine[] {
  const trace = search(before, after, maxChanges);
  if (trace === undefined) return [...mark('removed', before), ...mark('added', after)];
  const lines: DiffLine[] = [];
  let x = before.length;
  let y = after.length;
  for (let changes = trace.length - 1; changes >= 0; changes--) {
    const reached = trace[changes]!;
    const k = x - y;
    const down = goesDown(reached, k, changes);
    const previousX = changes === 0 ? 0 : (reached.get(down ? k + 1 : k - 1) ?? 0);
    const previousY = changes === 0 ? 0 : previousX - (down ? k + 1 : k - 1);
    while (x > previousX && y > previousY) {
      lines.push({ kind: 'same', line: before[--x]! });
      y--;
    }
    if (changes === 0) break;
    if (down) lines.push({ kind: 'added', line: after[--y]! });
    else lines.push({ kind: 'removed', line: before[--x]! });
  }
  return lines.reverse();
}

/** For each number of changes, how far each diagonal got before it. */
function search(
  before: readonly string[],
  after: readonly string[],
  maxChanges: number,
): ReadonlyMap<number, number>[] | undefined {
  const trace: ReadonlyMap<number, number>[] = [];
  let reached = new Map<number, number>([[1, 0]]);
  for (let changes = 0; changes <= Math.min(maxChanges, before.length + after.length); changes++) {
    trace.push(reached);
    const next = new Map<number, number>(reached);
    for (let k = -changes; k <= changes; k += 2) {
      let x = goesDown(reached, k, changes)
        ? (reached.get(k + 1) ?? 0)
        : (reached.get(k - 1) ?? 0) + 1;
      let y = x - k;
      while (x < before.length && y < after.length && before[x] === after[y]) {
        x++;
        y++;
      }
      next.set(k, x);
      if (x >= before.length && y >= after.length) return trace;
    }
    reached = next;
  }
  return undefined;
}

function goesDown(reached: ReadonlyMap<number, number>, k: number, changes: number): boolean {
  if (k === -changes) return true;
  return k !== changes && (reached.get(k - 1) ?? -1) < (reached.get(k + 1) ?? -1);
}
