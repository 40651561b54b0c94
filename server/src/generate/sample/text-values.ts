import type { PropertyContent } from '../../model/content/contract-content.ts';
import { ipv4, madeUpOf, type Sensitivity } from './made-up-person.ts';
import type { SeededRandom } from './seeded-random.ts';

/** Lengths that a text may have. */
export interface TextLengths {
  readonly least: number;
  /** Infinity where nothing is said. */
  readonly most: number;
}

/** Words that columns of a name usually have, where they are no secret. */
const USUAL: readonly (readonly [RegExp, readonly string[]])[] = [
  [/(?:^|_)currency(?:_code)?$/, ['EUR', 'USD', 'BRL', 'GBP', 'JPY']],
  [/(?:^|_)country(?:_code|_iso)?$/, ['BR', 'DE', 'PT', 'FR', 'US', 'JP']],
  [/(?:^|_)(?:language|lang|locale)(?:_code)?$/, ['en', 'pt', 'de', 'fr', 'es']],
  [/(?:^|_)(?:time_?zone|tz)$/, ['UTC', 'America/Sao_Paulo', 'Europe/Berlin']],
];

export interface TextWish {
  readonly sensitivity: Sensitivity;
  readonly lengths: TextLengths;
  readonly random: SeededRandom;
  readonly distinct: boolean;
  readonly fits: (text: string) => boolean;
}

/** Plausible texts for a property, the best first. They need not fit; where none of a kind does, the kind is left out. */
export function* textValues(property: PropertyContent, wish: TextWish): Iterable<string> {
  const { sensitivity, lengths, random, distinct, fits } = wish;
  const { kind, isSensitive } = sensitivity;
  const made = formatOf(property.options.format) ?? madeUpOf(kind);
  if (made !== undefined) {
    if (fits(made(1, random)) || fits(made(2, random)))
      for (let number = 1; number <= ENOUGH; number++) yield made(number, random);
    if (isFormatted(property)) return;
  }
  const usual = isSensitive ? [] : usualWords(property).filter(fits);
  yield* usual;
  // Nobody needs more than five currencies, unless each row has its own.
  if (usual.length > 0 && !distinct) return;
  if (made === undefined) {
    const title = titleOf(property);
    for (let number = 1; number <= ENOUGH; number++) {
      const text = `${title} ${number}`;
      if (text.length > lengths.most || !fits(padded(text, lengths.least))) break;
      yield padded(text, lengths.least);
    }
  }
  const [first = ''] = codes(lengths);
  if (fits(first)) yield* codes(lengths);
}

/** More distinct texts are never wanted. */
const ENOUGH = 100_000;

function usualWords({ name, businessName }: PropertyContent): readonly string[] {
  const words = (name === '' ? (businessName ?? '') : name)
    .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
    .replaceAll(/[\s.-]+/g, '_')
    .toLowerCase();
  const usual = USUAL.find(([pattern]) => pattern.test(words))?.[1] ?? [];
  return [...usual, ...usual.map((word) => word.toLowerCase())];
}

/** `plan_code` and `PlanCode` are `Plan code`. */
function titleOf({ name, businessName }: PropertyContent): string {
  const words = (businessName ?? name)
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase()
    .slice(0, 30)
    .trim();
  return words === '' ? 'Value' : words.charAt(0).toUpperCase() + words.slice(1);
}

function padded(text: string, least: number): string {
  return text.length >= least ? text : text.padEnd(least, '-');
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const SIGNS = `${LETTERS}0123456789`;

/** `AA`, `AB` ...: as long as they may be, up to eight letters, and as short as they must be. */
function* codes({ least, most }: TextLengths): Iterable<string> {
  const length = Math.max(least, Math.min(most, 8));
  if (length === 0) {
    yield '';
    return;
  }
  const signs = most < 3 ? SIGNS : LETTERS;
  const count = signs.length ** Math.min(length, 4);
  for (let number = 0; number < count; number++) {
    let code = '';
    for (let rest = number, at = 0; at < length && at < 4; at++) {
      code = (signs[rest % signs.length] ?? '') + code;
      rest = Math.floor(rest / signs.length);
    }
    yield code.padStart(length, 'A');
  }
}

type Made = (number: number, random: SeededRandom) => string;

/** Formats that are the same everywhere. */
const FORMATS: Readonly<Record<string, Made>> = {
  uuid: (_number, random) => uuid(random),
  email: (number) => `person${number}@example.com`,
  'idn-email': (number) => `person${number}@example.com`,
  uri: (number) => `https://example.com/${number}`,
  url: (number) => `https://example.com/${number}`,
  hostname: (number) => `host${number}.example.com`,
  ipv4,
  ipv6: (number) => `2001:db8::${number.toString(16)}`,
  password: (number) => `not-a-password-${number}`,
  byte: (number) => base64(String(number).padStart(6, '0')),
  binary: (number) => number.toString(2).padStart(8, '0'),
  date: (number) => day(number),
  'date-time': (number) => `${day(number)}T08:00:00Z`,
  time: (number) => new Date((number * 61_000) % 86_400_000).toISOString().slice(11, 19),
};

function formatOf(format: unknown): Made | undefined {
  return typeof format === 'string' && Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
}

function isFormatted({ options }: PropertyContent): boolean {
  return formatOf(options.format) !== undefined;
}

/** Of the days from 2025 on. */
function day(number: number): string {
  return new Date(Date.UTC(2025, 0, number)).toISOString().slice(0, 10);
}

function uuid(random: SeededRandom): string {
  const hex = (count: number): string =>
    Array.from({ length: count }, () => random.below(16).toString(16)).join('');
  return `${hex(8)}-${hex(4)}-4${hex(3)}-${random.pick(['8', '9', 'a', 'b']) ?? '8'}${hex(3)}-${hex(12)}`;
}

/** Of a number of ASCII signs that three divides. */
function base64(text: string): string {
  const signs = `${LETTERS}${LETTERS.toLowerCase()}0123456789+/`;
  let coded = '';
  for (let at = 0; at < text.length; at += 3) {
    const bits = [0, 1, 2].reduce((all, index) => all * 256 + text.charCodeAt(at + index), 0);
    for (const shift of [18, 12, 6, 0]) coded += signs[(bits >> shift) & 63] ?? '';
  }
  return coded;
}
