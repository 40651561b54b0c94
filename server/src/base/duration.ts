const DAY = 86_400;

/** Seconds. Months and years have a fixed length: nobody who writes `7y` means it more precisely. */
const units: readonly (readonly [seconds: number, words: RegExp])[] = [
  [1, /^(?:s|secs?|seconds?)$/],
  [60, /^(?:m|mins?|minutes?)$/],
  [3_600, /^(?:h|hrs?|hours?)$/],
  [DAY, /^(?:d|days?)$/],
  [7 * DAY, /^(?:w|weeks?)$/],
  [30 * DAY, /^(?:mo|months?)$/],
  [365 * DAY, /^(?:y|yrs?|years?)$/],
];

/** The seconds of `8h`, `30m`, `7y` or `24 hours`; undefined for any other text. */
export function readDuration(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*([a-z]+)$/i.exec(text.trim());
  const unit = match?.[2]?.toLowerCase();
  if (unit === undefined) return undefined;
  const seconds = units.find(([, words]) => words.test(unit))?.[0];
  return seconds === undefined ? undefined : Number(match?.[1]) * seconds;
}

const largestFirst = ['y', 'd', 'h', 'm', 's'] as const;

/** Seconds in the largest unit that leaves no rest: `8h`, `90m`. */
export function writeDuration(seconds: number): string {
  const unit = largestFirst.find((one) => seconds % (readDuration(`1${one}`) ?? 1) === 0) ?? 's';
  return `${String(seconds / (readDuration(`1${unit}`) ?? 1))}${unit}`;
}
