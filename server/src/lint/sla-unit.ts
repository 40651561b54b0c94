import { mostSimilar } from '../base/similar.ts';
import type { ValueChoice } from '../spec/metamodel.ts';
import { shares, timeUnits } from '../spec/odcs/sla-units.ts';

const spellings = (units: readonly ValueChoice[]): ReadonlySet<string> =>
  new Set(units.flatMap(({ value, aliases = [] }) => [value, ...aliases]));
const ofTime = spellings(timeUnits);
const ofShares = spellings(shares);
/** Finer ones and longer ones that hardly anybody promises in, and so are not offered. */
const rare: ReadonlySet<string> = new Set(
  'us µs microseconds microsecond ns nanoseconds nanosecond q qtr quarter quarters'.split(' '),
);
/** Times in a word, such as the frequency `1 daily`. */
const ADVERB = /^(?:hourly|daily|nightly|weekly|monthly|quarterly|yearly|annual(?:ly)?)$/;

/** Whether a text says a time: a unit, alone or among other words as in `business days`, or a duration of ISO 8601. */
export function namesTime(text: string): boolean {
  const words = text.toLowerCase().split(/[^\p{L}]+/u);
  return (
    words.some((word) => ofTime.has(word) || rare.has(word) || ADVERB.test(word)) ||
    /^P(?=[\dT])/.test(text)
  );
}

/** Whether a unit is percent. */
export function isShare(unit: string): boolean {
  return ofShares.has(unit.toLowerCase());
}

/** The unit of time that a misspelt one most likely means. Those of one or two letters are near to anything. */
export function similarTime(text: string): string | undefined {
  return mostSimilar(
    text,
    [...ofTime].filter((unit) => unit.length > 2),
  );
}
