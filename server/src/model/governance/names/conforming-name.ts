import type { NamingPolicy } from '../naming-policy.ts';
import { capital, toCasing, wordsOf } from './casing.ts';
import { judgeName } from './judge-name.ts';
import { nameRules, type Affixes, type NamedThing, type Ruled } from './name-rules.ts';

/** Nobody reads a name that is longer. */
const MAX_NAME = 200;

/** What is added to a word that is reserved. */
const FILLERS: Readonly<Record<NamedThing['kind'], string>> = {
  table: 'data',
  column: 'value',
  constant: 'value',
};

/**
 * Names that say the same as a given one and break no rule, best first; one for each beginning or end that may be
 * chosen. Empty when the name obeys, when nobody can tell what it should be (it is too long, it does not match a
 * pattern), or when what it should be is taken. An exception is for a name that stays: a new one obeys all rules.
 */
export function conformingNames(
  policy: NamingPolicy,
  thing: NamedThing,
  today: string | undefined,
  isTaken: (name: string) => boolean = () => false,
): readonly string[] {
  const { name, kind } = thing;
  if (name.length > MAX_NAME || judgeName(policy, thing, today).length === 0) return [];
  const rules = nameRules(policy, thing);
  const casing = rules.casing?.value;
  const start = split(name, 'start', rules.prefixes, rules.foreign);
  const end = split(start.core, 'end', rules.suffixes, rules.foreign);
  const written = rules.words ? writtenOut(policy, end.core) : end.core;
  const cased = (text: string): string => {
    if (casing !== undefined) return toCasing(text, casing);
    // Nobody wants `fct_ORDERS`.
    const isSmall = [...start.choices, ...end.choices].every((one) => one === one.toLowerCase());
    return isSmall && name === name.toUpperCase() ? text.toLowerCase() : text;
  };
  const joined = casing === 'camelCase' || casing === 'PascalCase';
  const compose = (prefix: string, core: string, suffix: string): string => {
    const text = cased(core);
    return `${prefix}${joined && /\p{L}$/u.test(prefix) ? capital(text) : text}${suffix}`;
  };
  const names = start.choices.flatMap((prefix) =>
    end.choices.map((suffix) => {
      const made = compose(prefix, written, suffix);
      const isReserved = rules.words && policy.reservedWords.has(made.toLowerCase());
      return isReserved ? compose(prefix, `${written}_${FILLERS[kind]}`, suffix) : made;
    }),
  );
  return [...new Set(names)].filter(
    (one) =>
      one !== '' &&
      one !== name &&
      !isTaken(one) &&
      judgeName(policy, { ...thing, name: one }, today).length === 0,
  );
}

interface Split {
  readonly core: string;
  /** What may stand at the end in question; one empty text where nothing is asked for. */
  readonly choices: readonly string[];
}

/** Takes off what stands at one end of a name, in whatever casing, where a rule asks for something there. */
function split(
  name: string,
  end: 'start' | 'end',
  asked: Ruled<readonly string[]> | undefined,
  foreign: Affixes,
): Split {
  if (asked === undefined) return { core: name, choices: [''] };
  for (const affix of asked.value) {
    const core = without(name, affix, end);
    if (core !== undefined) return { core, choices: [affix] };
  }
  for (const affix of end === 'start' ? foreign.prefixes : foreign.suffixes) {
    const core = without(name, affix, end);
    if (core !== undefined) return { core, choices: asked.value };
  }
  return { core: name, choices: asked.value };
}

/** Undefined when the name has no such end, or nothing else. */
function without(name: string, affix: string, end: 'start' | 'end'): string | undefined {
  const exact = end === 'start' ? name.startsWith(affix) : name.endsWith(affix);
  if (exact && name.length > affix.length) {
    const rest = end === 'start' ? name.slice(affix.length) : name.slice(0, -affix.length);
    // Between a beginning without an underscore and the rest there may be one too many.
    if (end === 'end' || !rest.startsWith('_') || !/[\p{L}\p{N}]$/u.test(affix)) return rest;
  }
  const words = wordsOf(name);
  const wanted = wordsOf(affix).map(({ text }) => text.toLowerCase());
  const part = end === 'start' ? words.slice(0, wanted.length) : words.slice(-wanted.length);
  if (wanted.length === 0 || words.length <= wanted.length) return undefined;
  if (part.some(({ text }, at) => text.toLowerCase() !== wanted[at])) return undefined;
  return end === 'start'
    ? name.slice(words[wanted.length]?.start)
    : name.slice(0, words[words.length - wanted.length - 1]?.end);
}

/** Short words become the ones that the policy has for them, in their case. */
function writtenOut({ writtenOut: longs }: NamingPolicy, name: string): string {
  let text = '';
  let done = 0;
  for (const word of wordsOf(name)) {
    const long = longs.get(word.text.toLowerCase())?.value;
    if (long === undefined) continue;
    text += name.slice(done, word.start) + inCaseOf(word.text, long);
    done = word.end;
  }
  return text + name.slice(done);
}

function inCaseOf(short: string, long: string): string {
  const small = toCasing(long, 'snake_case');
  if (short === short.toLowerCase()) return small;
  return short === short.toUpperCase() && short.length > 1 ? small.toUpperCase() : capital(small);
}
