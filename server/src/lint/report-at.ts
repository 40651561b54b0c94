import type { Range } from '../base/range.ts';

/** Where to report: the place itself, or the alias or merge key that brings it in from elsewhere. */
export function reportAt(visit: { readonly via: Range | undefined }, range: Range): Range {
  const { start, end } = visit.via ?? range;
  return { start, end };
}
