import { canAffix } from '../../../model/governance/names/casing.ts';
import type { Casing } from '../../../model/governance/naming-policy.ts';
import type { Stated } from '../../../model/governance/origin.ts';
import { splitAlternatives } from '../../../model/governance/read-naming.ts';
import { listed } from '../../dead-end.ts';
import {
  readNamingFile,
  rulesForNames,
  type NamingFile,
  type RuleForNames,
} from '../../governance/naming-file.ts';
import { namingPolicy } from '../../governance/policy-example.ts';
import { readPolicy, type ReadPolicy } from '../../governance/policy-ranges.ts';
import { replaceValue } from '../../fixes/replace-value.ts';
import { defineRule, type Report } from '../../rule.ts';

type Messages =
  | 'prefix-casing'
  | 'suffix-casing'
  | 'prefix-length'
  | 'suffix-length'
  | 'prefix-pattern'
  | 'suffix-pattern'
  | 'other';

type Where = 'prefix' | 'suffix';

export default defineRule<'document', Messages>({
  meta: {
    code: 'policy-rules-agree',
    family: 'governance',
    severity: 'warning',
    presets: { strict: 'error' },
    since: '0.1.0',
    summary:
      'What a policy asks of a name can hold together: prefix, suffix, casing, length and pattern.',
    explanation:
      'A layer whose models begin with `Fct_` in a house of `snake_case` has no name in `snake_case`: one rule takes back what the other one says. A name is then let be as the prefix is, but nobody can tell whether that was meant. The same goes for a prefix that is longer than a name may be, and for a pattern that begins with something else than the prefix. A layer may have a casing of its own, in `casing` beside its prefix.',
    examples: [
      {
        title: 'A prefix that the casing forbids',
        bad: namingPolicy(`{
  "layers": { "marts": { "prefix": "Fct_|dim_" } },
  "casing": { "tables": "snake_case" }
}`),
        good: namingPolicy(`{
  "layers": { "marts": { "prefix": "fct_|dim_" } },
  "casing": { "tables": "snake_case" }
}`),
        fixed: true,
      },
      {
        title: 'A pattern that begins otherwise',
        bad: namingPolicy(
          '{ "layers": { "staging": { "prefix": "stg_", "pattern": "^staging_[a-z_]+$" } } }',
        ),
        good: namingPolicy(
          '{ "layers": { "staging": { "prefix": "stg_", "pattern": "^stg_[a-z_]+$" } } }',
        ),
      },
    ],
    standards: ['naming'],
    cost: 'typing',
    fixable: 'unsafe',
    messages: {
      'prefix-casing': 'No name in `{casing}` begins with `{affix}`.',
      'suffix-casing': 'No name in `{casing}` ends with `{affix}`.',
      'prefix-length': 'Nothing fits behind `{affix}`: a name has at most {limit} characters.',
      'suffix-length': 'Nothing fits before `{affix}`: a name has at most {limit} characters.',
      'prefix-pattern': 'No name that begins with {affixes} matches `{pattern}`.',
      'suffix-pattern': 'No name that ends with {affixes} matches `{pattern}`.',
      other: 'this is what it contradicts',
    },
    fixes: { replace: 'Write `{value}`' },
  },
  on: 'document',
  *check(visit): Iterable<Report<Messages>> {
    const read = readPolicy(visit, readNamingFile);
    if (read === undefined) return;
    for (const one of rulesForNames(read.policy.naming)) {
      yield* affixes(one, 'prefix', read);
      yield* affixes(one, 'suffix', read);
      yield* patterns(one, 'prefix', read);
      yield* patterns(one, 'suffix', read);
    }
  },
  fix: replaceValue,
});

/** Prefixes or suffixes that casing or length forbid. */
function* affixes(
  { field, key, rules: { casing, maxLength } }: RuleForNames,
  where: Where,
  { policy, rangeOf }: ReadPolicy<NamingFile>,
): Iterable<Report<Messages>> {
  for (const { value: text, at } of policy.root.map(field)?.map(key)?.texts(where) ?? []) {
    const all = splitAlternatives(text);
    const range = rangeOf(at);
    const wrong = casing && all.find((affix) => !canAffix(affix, where, casing.value));
    if (casing !== undefined && wrong !== undefined) {
      const value = inCasing(text, where, casing);
      yield {
        messageId: `${where}-casing`,
        params: { affix: wrong, casing: casing.value },
        range,
        related: [{ range: rangeOf(casing.at), messageId: 'other' }],
        ...(value !== undefined && { data: { value, safe: 0 } }),
      };
      continue;
    }
    const long = maxLength && all.find((affix) => affix.length >= maxLength.value);
    if (maxLength !== undefined && long !== undefined) {
      yield {
        messageId: `${where}-length`,
        params: { affix: long, limit: maxLength.value },
        range,
        related: [{ range: rangeOf(maxLength.at), messageId: 'other' }],
      };
    }
  }
}

/** The same alternatives in letters that the casing takes. */
function inCasing(
  text: string,
  where: Where,
  { value: casing }: Stated<Casing>,
): string | undefined {
  return [text.toLowerCase(), text.toUpperCase()].find((one) =>
    splitAlternatives(one).every((affix) => canAffix(affix, where, casing)),
  );
}

/** A pattern whose plain beginning or end is none of the prefixes or suffixes. */
function* patterns(
  { rules }: RuleForNames,
  where: Where,
  { rangeOf }: ReadPolicy<NamingFile>,
): Iterable<Report<Messages>> {
  const { pattern } = rules;
  const stated = where === 'prefix' ? rules.prefixes : rules.suffixes;
  if (pattern === undefined || stated === undefined) return;
  const plain = where === 'prefix' ? beginningOf(pattern.value) : endOf(pattern.value);
  const agrees = (affix: string): boolean =>
    where === 'prefix'
      ? affix.startsWith(plain) || plain.startsWith(affix)
      : affix.endsWith(plain) || plain.endsWith(affix);
  if (plain === '' || stated.value.some(agrees)) return;
  yield {
    messageId: `${where}-pattern`,
    params: { affixes: listed(stated.value), pattern: pattern.value },
    range: rangeOf(pattern.at),
    related: [{ range: rangeOf(stated.at), messageId: 'other' }],
  };
}

/** The plain letters that every match begins with. */
function beginningOf(source: string): string {
  if (source.includes('|')) return '';
  return /^\^([\w-]+)(?![\w-]|[*+?{])/.exec(source)?.[1] ?? '';
}

/** The plain letters that every match ends with. */
function endOf(source: string): string {
  if (source.includes('|')) return '';
  return /(?<![\w\\-])([\w-]+)\$$/.exec(source)?.[1] ?? '';
}
