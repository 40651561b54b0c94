import { exceptionFor } from '../policy-exception.ts';
import { matchesPattern } from '../name-pattern.ts';
import type { Casing, NameCheck, NamingPolicy } from '../naming-policy.ts';
import type { Origin } from '../origin.ts';
import { isInCasing, wordsOf } from './casing.ts';
import { affixWords, nameRules, type NamedThing, type NameRules } from './name-rules.ts';

/** A rule that a name breaks. */
export type Breach = {
  /** The rule by its path in the policy: `casing.tables`. */
  readonly path: string;
  readonly at: Origin;
} & (
  | { readonly check: 'casing'; readonly casing: Casing }
  | { readonly check: 'prefix' | 'suffix'; readonly affixes: readonly string[] }
  | { readonly check: 'pattern'; readonly pattern: string }
  | { readonly check: 'length'; readonly most: number }
  | { readonly check: 'reserved' }
  /** `long`: what to write instead, where the policy says so. */
  | { readonly check: 'abbreviation'; readonly short: string; readonly long: string | undefined }
);

const none: readonly never[] = [];
/** Most names of a workspace come many times. */
const kept = new WeakMap<NameRules, Map<string, readonly Breach[]>>();
const MAX_KEPT = 20_000;

/**
 * The rules that a name breaks, without those that an exception lifts on the day (`YYYY-MM-DD`; without one, nothing
 * expires). Names that are known only later break none.
 */
export function judgeName(
  policy: NamingPolicy,
  thing: NamedThing,
  today: string | undefined,
): readonly Breach[] {
  const rules = nameRules(policy, thing);
  let verdicts = kept.get(rules);
  if (verdicts === undefined) kept.set(rules, (verdicts = new Map<string, readonly Breach[]>()));
  let breaches = verdicts.get(thing.name);
  if (breaches === undefined) {
    if (verdicts.size >= MAX_KEPT) verdicts.clear();
    verdicts.set(thing.name, (breaches = [...judge(policy, rules, thing.name)]));
  }
  if (breaches.length === 0 || policy.exceptions.length === 0) return breaches;
  return breaches.filter(({ check }) => !isLifted(policy, thing, check, today));
}

/** Whether an exception lets a name be without a check on the day. */
function isLifted(
  { exceptions }: NamingPolicy,
  thing: NamedThing,
  check: NameCheck,
  today = '',
): boolean {
  const lifting = exceptions.filter(({ rules }) => rules?.includes(check) ?? true);
  return lifting.length > 0 && exceptionFor(lifting, thing, today) !== undefined;
}

function* judge(policy: NamingPolicy, rules: NameRules, name: string): Iterable<Breach> {
  if (name === '' || /\$\{|\{\{|\{%/.test(name)) return;
  const { casing, prefixes, suffixes, pattern, maxLength } = rules;
  if (casing !== undefined && !isCased(name, casing.value, rules))
    yield { check: 'casing', casing: casing.value, ...casing };
  if (prefixes?.value.some((one) => name.startsWith(one)) === false)
    yield { check: 'prefix', affixes: prefixes.value, ...prefixes };
  if (suffixes?.value.some((one) => name.endsWith(one)) === false)
    yield { check: 'suffix', affixes: suffixes.value, ...suffixes };
  if (pattern !== undefined && matchesPattern(pattern.value, name) === false)
    yield { check: 'pattern', pattern: pattern.value, ...pattern };
  if (maxLength !== undefined && name.length > maxLength.value)
    yield { check: 'length', most: maxLength.value, ...maxLength };
  if (rules.words) yield* judgeWords(policy, name);
}

/** A beginning or end that a rule asks for is as the rule has it; the rest is cased. */
function isCased(name: string, casing: Casing, { uncased }: NameRules): boolean {
  if (isInCasing(name, casing)) return true;
  const prefix = uncased.prefixes.find((one) => name.startsWith(one)) ?? '';
  const suffix = uncased.suffixes.find((one) => name.endsWith(one)) ?? '';
  if (prefix === '' && suffix === '') return false;
  const rest = name.slice(prefix.length, Math.max(0, name.length - suffix.length));
  // `is_active` is not what a prefix `is` makes of a name without underscores.
  if (rest.startsWith('_') && /[\p{L}\p{N}]$/u.test(prefix)) return false;
  return isInCasing(rest, casing);
}

/** Without a vowel nobody can say it: it is short for something. */
const UNSPEAKABLE = /^[bcdfghjklmnpqrstvwxz]{2,}$/;

function* judgeWords(policy: NamingPolicy, name: string): Iterable<Breach> {
  const { reservedWords, allowedAbbreviations, writtenOut } = policy;
  const reserved = reservedWords.get(name.toLowerCase());
  if (reserved !== undefined) yield { check: 'reserved', path: 'reserved_words', at: reserved };
  if (writtenOut.size === 0 && allowedAbbreviations === undefined) return;
  const [list] = allowedAbbreviations?.values() ?? none;
  const words = new Set(wordsOf(name).map(({ text }) => text.toLowerCase()));
  for (const short of words) {
    const long = writtenOut.get(short);
    if (long !== undefined)
      yield {
        check: 'abbreviation',
        short,
        long: long.value,
        path: `abbreviations.${short}`,
        at: long.at,
      };
    else if (list !== undefined && UNSPEAKABLE.test(short)) {
      if (allowedAbbreviations?.has(short) === true || affixWords(policy).has(short)) continue;
      yield { check: 'abbreviation', short, long: undefined, path: 'abbreviations', at: list };
    }
  }
}
