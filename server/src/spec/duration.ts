import { timeUnits } from './odcs/sla-units.ts';

/** A quantity found in a text, and which characters say it. */
export interface Quantity {
  /** Seconds, or percent. */
  readonly value: number;
  readonly start: number;
  readonly end: number;
}

const DAY = 86_400;
/** A month counts as 30 days and a year as 365: promises are compared, not put into a calendar. */
const SECONDS: Readonly<Record<string, number>> = {
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3_600,
  d: DAY,
  w: 7 * DAY,
  mo: 30 * DAY,
  y: 365 * DAY,
};

/** What the founding texts, which are in Portuguese, call them. */
const portuguese: Readonly<Record<string, readonly string[]>> = {
  s: ['segundo', 'segundos', 'seg'],
  m: ['minuto', 'minutos'],
  h: ['hora', 'horas'],
  d: ['dia', 'dias'],
  w: ['semana', 'semanas'],
  mo: ['mês', 'mes', 'meses'],
  y: ['ano', 'anos'],
};

const ADVERBS: Readonly<Record<string, number>> = {
  hourly: 3_600,
  daily: DAY,
  nightly: DAY,
  weekly: 7 * DAY,
  monthly: 30 * DAY,
  quarterly: 90 * DAY,
  yearly: 365 * DAY,
  annually: 365 * DAY,
  diário: DAY,
  diária: DAY,
  diariamente: DAY,
  semanal: 7 * DAY,
  semanalmente: 7 * DAY,
  mensal: 30 * DAY,
  mensalmente: 30 * DAY,
  trimestral: 90 * DAY,
  anual: 365 * DAY,
  anualmente: 365 * DAY,
};

/** Every spelling of a unit in lower case -> seconds. */
const units: ReadonlyMap<string, number> = new Map(
  timeUnits.flatMap(({ value, aliases = [] }) =>
    [value, ...aliases, ...(portuguese[value] ?? [])].map(
      (spelling) => [spelling, SECONDS[value] ?? 0] as const,
    ),
  ),
);

/** Seconds of an amount in a unit, in any of the spellings; undefined for what is no unit of time. */
export function secondsOf(amount: number, unit: string): number | undefined {
  const seconds = units.get(unit.trim().toLowerCase());
  return seconds === undefined ? undefined : seconds * amount;
}

/** Every way to write a unit, in lower case. */
export const unitSpellings: readonly string[] = [...units.keys()];

/** Seconds of what policies state, a number with its unit and nothing else: `8h`, `24 hours`, `7y`. */
export function readAmount(text: string): number | undefined {
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?)\s*(\p{L}+)$/u.exec(text.trim()) ?? [];
  return amount === undefined ? undefined : secondsOf(Number(amount), unit);
}

const largestFirst = ['y', 'd', 'h', 'm', 's'] as const;

/** Seconds in the largest unit that leaves no rest: 8 hours, 90 minutes. */
export function inLargestUnit(seconds: number): {
  readonly amount: number;
  readonly unit: (typeof largestFirst)[number];
} {
  const fits = (one: string): boolean => seconds > 0 && seconds % (SECONDS[one] ?? 1) === 0;
  const unit = largestFirst.find(fits) ?? 's';
  return { amount: seconds / (SECONDS[unit] ?? 1), unit };
}

/** Numbers that people write out. */
const WORDS: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  ten: 10,
  fifteen: 15,
  thirty: 30,
  dois: 2,
  duas: 2,
  três: 3,
  quatro: 4,
  cinco: 5,
  seis: 6,
  dez: 10,
  quinze: 15,
  trinta: 30,
};
const COUNTS = Object.keys(WORDS).join('|');

/** Longer texts say more than one quantity. */
const MAX_LENGTH = 300;
const spellings = [...unitSpellings].sort((a, b) => b.length - a.length).join('|');
const NUMBER = String.raw`\d{1,9}(?:[.,]\d{1,3})?`;
const EDGE = String.raw`(?![\p{L}\p{N}_])`;
const START = String.raw`(?<![\p{L}\p{N}_.,-])`;
const pattern = (source: string): RegExp => new RegExp(source, 'giu');

/** The ways to say a length of time, each with what it comes to. */
const FORMS: readonly (readonly [RegExp, (match: RegExpExecArray) => number | undefined])[] = [
  [
    pattern(
      `${START}(\\d{1,4})(?: times| vezes|x) (?:an? |per |por |ao |a |à )(${spellings})${EDGE}`,
    ),
    ([, times, unit]) => (Number(times) > 0 ? secondsOf(1 / Number(times), unit ?? '') : undefined),
  ],
  [
    pattern(
      `${START}(?:${NUMBER} ?[-–] ?)?(${NUMBER}|${COUNTS}) ?(?:(?:working|business|calendar) |-)?(${spellings})(?:(?: | and | e )?(${NUMBER}) ?(${spellings}))?${EDGE}`,
    ),
    ([, amount = '', unit = '', more = '', smaller = '']) => together(amount, unit, more, smaller),
  ],
  [
    pattern(
      `${START}(?:every|each|per|once an?|one|an?|cada|tod[oa]|por|um|uma) (${spellings})${EDGE}`,
    ),
    ([, unit = '']) => (unit.length > 2 ? secondsOf(1, unit) : undefined),
  ],
  [pattern(`${START}[dt] ?[-+−–] ?(\\d{1,4})${EDGE}`), ([, days]) => Number(days) * DAY],
  [
    pattern(
      `${START}p(?:(\\d{1,6})y)?(?:(\\d{1,6})m)?(?:(\\d{1,6})w)?(?:(\\d{1,6})d)?(?:t(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})s)?)?${EDGE}`,
    ),
    ([whole, ...parts]) => (/\d/.test(whole) ? sumOf(parts) : undefined),
  ],
  [
    pattern(`${START}(${Object.keys(ADVERBS).join('|')})${EDGE}`),
    ([word]) => ADVERBS[word.toLowerCase()],
  ],
  [
    pattern(
      `${START}(?:next (?:working |business )?day|same day|overnight|(?:no )?(?:dia seguinte|próximo dia(?: útil)?|mesmo dia))${EDGE}`,
    ),
    () => DAY,
  ],
  [
    pattern(
      `${START}(?:(?:near[- ])?real[- ]?time|tempo real|streaming|continuous(?:ly)?|contínu[oa]|continuamente)${EDGE}`,
    ),
    () => 0,
  ],
];

/** `1h30m`, `two hours and 15 minutes`: the second unit is the smaller one, else it belongs to something else. */
function together(amount: string, unit: string, more: string, smaller: string): number | undefined {
  const first = secondsOf(numberOf(amount), unit);
  if (first === undefined || more === '') return first;
  const one = secondsOf(1, unit) ?? 0;
  const least = secondsOf(1, smaller) ?? 0;
  return least < one ? first + numberOf(more) * least : first;
}

function numberOf(written: string): number {
  return WORDS[written.toLowerCase()] ?? Number(written.replace(',', '.'));
}

/** Years, months, weeks, days, hours, minutes and seconds of ISO 8601. */
function sumOf(parts: readonly (string | undefined)[]): number {
  const lengths = ['y', 'mo', 'w', 'd', 'h', 'm', 's'];
  return parts.reduce(
    (sum, part, index) => sum + Number(part ?? 0) * (SECONDS[lengths[index] ?? ''] ?? 0),
    0,
  );
}

const BOUND =
  /(?:at most|up to|within|under|(?:less|no more|not more) than|maximum(?: of)?|no máximo|menos de|até|[<≤]=?) ?$/i;

/**
 * The length of time that a text says: `24h`, `D-1`, `< 5 min`, `every day at 06:00`, `8 horas`, `PT15M`, `real time`.
 * Of several the one that is called a bound counts, else the first: `D-1, at most 30 hours`.
 */
export function readDuration(text: string): Quantity | undefined {
  const part = text.slice(0, MAX_LENGTH);
  const found: Quantity[] = [];
  for (const [form, secondsIn] of FORMS) {
    for (const match of part.matchAll(form)) {
      const value = secondsIn(match);
      const [start, end] = [match.index, match.index + match[0].length];
      const isTaken = found.some((other) => start < other.end && other.start < end);
      if (value !== undefined && !isTaken) found.push({ value, start, end });
    }
  }
  found.sort((a, b) => a.start - b.start);
  return found.find(({ start }) => BOUND.test(part.slice(0, start))) ?? found[0];
}

const PERCENT = new RegExp(
  `${START}(\\d{1,9}(?:[.,]\\d{1,9})?) ?(?:%|percent|per cent|por cento|pct)`,
  'iu',
);

/** The share that a text says, in percent: `99.5%`, `99,5 por cento`. */
export function readPercent(text: string): Quantity | undefined {
  const match = PERCENT.exec(text.slice(0, MAX_LENGTH));
  if (match === null) return undefined;
  const value = Number((match[1] ?? '').replace(',', '.'));
  return { value, start: match.index, end: match.index + match[0].length };
}
