/** A released version of a standard without its leading `v`: `3.1.0`. */
export type SpecVersion = string;

/** Negative, zero or positive, part by part as numbers. */
export function compareVersions(a: SpecVersion, b: SpecVersion): number {
  if (a === b) return 0;
  // Three parts of one digit, as all releases have: asked for every field of every map.
  if (a.length === 5 && b.length === 5) return a < b ? -1 : 1;
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** From `since` (included) up to `until` (not included); an absent end is open. */
export interface VersionSpan {
  readonly since?: SpecVersion;
  readonly until?: SpecVersion;
}

export function isWithin(span: VersionSpan, version: SpecVersion): boolean {
  return (
    (span.since === undefined || compareVersions(version, span.since) >= 0) &&
    (span.until === undefined || compareVersions(version, span.until) < 0)
  );
}
