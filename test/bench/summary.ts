/** What is kept of many samples. Numbers of the samples' own unit, rounded to hundredths. */
export interface Summary {
  readonly n: number;
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

/** Quantiles by the nearest rank, so that each is a value that was measured; of nothing, NaN. */
export function summarize(samples: readonly number[]): Summary {
  const sorted = samples.toSorted((a, b) => a - b);
  const rank = (share: number): number =>
    round(sorted[Math.ceil(share * sorted.length) - 1] ?? NaN);
  return { n: sorted.length, p50: rank(0.5), p95: rank(0.95), max: rank(1) };
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
