/**
 * The candidate that a misspelt word most likely means, or undefined when none is near.
 * Case, `_` and `-` do not count; a swapped pair of letters is one mistake; a short word may
 * differ by one letter, a long one by a third of its letters.
 */
export function mostSimilar(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = normalise(word);
  if (wanted === '') return undefined;
  let best: { readonly candidate: string; readonly distance: number } | undefined;
  for (const candidate of candidates) {
    const name = normalise(candidate);
    const limit = Math.max(1, Math.floor(Math.min(wanted.length, name.length) / 3));
    if (Math.abs(name.length - wanted.length) > limit) continue;
    const distance = alignmentDistance(wanted, name);
    if (distance <= limit && (best === undefined || distance < best.distance)) {
      best = { candidate, distance };
    }
  }
  return best?.candidate ?? uniqueExtension(wanted, candidates);
}

/** A word without what does not count. */
export function normalise(word: string): string {
  return word.toLowerCase().replaceAll(/[_\-\s]/g, '');
}

/** A word that begins exactly one candidate (or the other way round) means that one: `desc`, `descriptions`. */
function uniqueExtension(wanted: string, candidates: Iterable<string>): string | undefined {
  if (wanted.length < 3) return undefined;
  const found = [...candidates].filter((candidate) => {
    const name = normalise(candidate);
    return name.startsWith(wanted) || (name.length >= 3 && wanted.startsWith(name));
  });
  return found.length === 1 ? found[0] : undefined;
}

/** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours. */
function alignmentDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(
        (previous[j] ?? 0) + 1,
        (current[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + cost,
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      }
      current.push(least);
    }
    before = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}
