import { stringFormats } from '../../spec/string-formats.ts';
import type { PropertyContent } from '../../model/content/contract-content.ts';
import type { SampleValue } from '../sample-table.ts';
import { parseDecimal, atScale } from './decimal.ts';
import { sensitivityOf, type Sensitivity } from './made-up-person.ts';
import { momentDomain, momentValues } from './moment-values.ts';
import { nestedValues } from './nested-values.ts';
import { numberDomain, numberValues, type NumberDomain } from './number-values.ts';
import { matchesPattern, patternTexts } from './pattern-texts.ts';
import { SeededRandom } from './seeded-random.ts';
import { textValues } from './text-values.ts';
import type { PropertyValues, ValueWish } from './value-wish.ts';
import { comparable, inType, valueLimits, type ValueLimits } from './value-limits.ts';

/** Values that the property may have by everything that it says of one value; never null. */
export function propertyValues(property: PropertyContent, wish: ValueWish): PropertyValues {
  const limits = valueLimits(property);
  const random = new SeededRandom(wish.seed, ...wish.path);
  const sensitivity = sensitivityOf(property, wish.policy);
  const plan = planOf(property, { limits, random, sensitivity, wish });
  const fits = (value: SampleValue): boolean => isAllowed(value, limits) && plan.fits(value);
  if (limits.allowed !== undefined) {
    const values = limits.allowed.flatMap((value) => inType(value, limits.type) ?? []);
    const found = take(values, fits, wish.wanted);
    const problem = 'None of the values that it lists is one that it may have.';
    return { values: found, problem: found.length === 0 ? problem : undefined, fits };
  }
  if (plan.problem !== undefined) return { values: [], problem: plan.problem, fits };
  const examples = sensitivity.isSensitive ? [] : examplesOf(property, limits);
  const found = take(chain(examples, plan.candidates()), fits, wish.wanted);
  const problem = 'No value was found that does for everything that it says.';
  return { values: found, problem: found.length === 0 ? problem : undefined, fits };
}

interface Plan {
  readonly problem: string | undefined;
  readonly candidates: () => Iterable<SampleValue>;
  readonly fits: (value: SampleValue) => boolean;
}

interface Situation {
  readonly limits: ValueLimits;
  readonly random: SeededRandom;
  readonly sensitivity: Sensitivity;
  readonly wish: ValueWish;
}

function planOf(property: PropertyContent, situation: Situation): Plan {
  const { limits, wish, random, sensitivity } = situation;
  switch (limits.type) {
    case 'string':
      return textPlan(property, situation);
    case 'boolean':
      return {
        problem: undefined,
        candidates: () => [true, false],
        fits: (value) => typeof value === 'boolean',
      };
    case 'integer':
    case 'number': {
      const domain = numberDomain(property);
      if (domain === undefined) return impossible('One of its bounds is no number.');
      return {
        problem: undefined,
        candidates: () => numberValues(domain, { ...wish, random }),
        fits: (value) => isInDomain(value, domain),
      };
    }
    case 'date':
    case 'timestamp':
    case 'time': {
      const isBirth = sensitivity.kind === 'birth dates';
      const domain = momentDomain(property, { wanted: wish.wanted, isBirth });
      if ('reason' in domain) return impossible(domain.reason);
      const fits = (value: SampleValue): boolean => {
        const moment = domain.read(value);
        // What is written in a format of its own was made here.
        if (moment === undefined) return typeof value === 'string' && !/^\d{4}-/.test(value);
        return moment >= domain.low && moment <= domain.high;
      };
      return {
        problem: undefined,
        candidates: () => momentValues(domain, { ...wish, random }),
        fits,
      };
    }
    default: {
      const nested = nestedValues(property, wish, propertyValues);
      return {
        problem: nested.problem,
        candidates: () => nested.values,
        fits: (value) => typeof value === 'object' && value !== null,
      };
    }
  }
}

function impossible(problem: string): Plan {
  return { problem, candidates: () => [], fits: () => false };
}

/** Longer texts are not made. */
const MAX_LENGTH = 4_000;

function textPlan(
  property: PropertyContent,
  { limits, random, sensitivity, wish }: Situation,
): Plan {
  const { lengths, patterns } = limits;
  if (lengths.least > lengths.most) return impossible('Its least length is above the greatest.');
  if (lengths.least > MAX_LENGTH)
    return impossible(`Texts of more than ${MAX_LENGTH} signs are not made.`);
  const [first, ...others] = patterns;
  const makers = first === undefined ? undefined : patternTexts(first, random, lengths);
  if (makers !== undefined && 'reason' in makers) return impossible(makers.reason);
  const matches = (text: string): boolean =>
    (makers === undefined || makers.matches(text) === true) &&
    others.every((one) => matchesPattern(one, text) === true);
  const isOfLength = (text: string): boolean => {
    const length = Array.from(text).length;
    return length >= lengths.least && length <= lengths.most;
  };
  const fits = (value: SampleValue): boolean =>
    typeof value === 'string' && isOfLength(value) && matches(value);
  const plain = textValues(property, {
    sensitivity,
    lengths,
    random,
    distinct: wish.distinct,
    fits,
  });
  return {
    problem: undefined,
    candidates: () => (makers === undefined ? plain : chain(plain, makers.texts())),
    fits,
  };
}

function isAllowed(value: SampleValue, { allowed, forbidden, type }: ValueLimits): boolean {
  const key = comparable(value);
  if (forbidden.has(key)) return false;
  return (
    allowed === undefined || allowed.some((one) => comparable(inType(one, type) ?? one) === key)
  );
}

function isInDomain(value: SampleValue, { low, high, step, scale }: NumberDomain): boolean {
  const number = parseDecimal(value);
  if (number === undefined || number.scale > scale) return false;
  const unscaled = atScale(number, scale);
  if (low !== undefined && unscaled < low) return false;
  return (high === undefined || unscaled <= high) && unscaled % step === 0n;
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Those that are surely what the property says; its format included. */
function examplesOf(property: PropertyContent, { type }: ValueLimits): readonly SampleValue[] {
  if (!['string', 'integer', 'number', 'boolean', 'date', 'timestamp'].includes(type)) return [];
  const { format } = property.options;
  if (format !== undefined && type !== 'string' && type !== 'integer' && type !== 'number')
    return [];
  return property.examples.flatMap((example) => {
    const value =
      typeof example === 'string' || type !== 'string' ? inType(example, type) : undefined;
    if (value === undefined || (typeof value === 'string' && !hasForm(value, type, format)))
      return [];
    return [value];
  });
}

function hasForm(text: string, type: string, format: unknown): boolean {
  if (type === 'date') return text.length === 10;
  // The zone says which moment it is.
  if (type === 'timestamp') return text.length > 10 && /[Zz]$/.test(text);
  if (format === undefined) return true;
  if (format === 'uuid') return UUID.test(text);
  if (format === 'email' || format === 'uri' || format === 'date' || format === 'date-time')
    return new RegExp(stringFormats[format].source).test(text);
  return false;
}

function* chain<Item>(...parts: readonly Iterable<Item>[]): Iterable<Item> {
  for (const part of parts) yield* part;
}

/** The first values that fit, each another one; gives up after some time. */
function take(
  candidates: Iterable<SampleValue>,
  fits: (value: SampleValue) => boolean,
  wanted: number,
): readonly SampleValue[] {
  const found = new Map<string, SampleValue>();
  let tries = wanted * 20 + 1_000;
  if (wanted <= 0) return [];
  for (const value of candidates) {
    if (fits(value)) found.set(comparable(value), found.get(comparable(value)) ?? value);
    if (found.size >= wanted || --tries <= 0) break;
  }
  return [...found.values()];
}
