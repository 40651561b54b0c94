import { hasCasing } from '../../model/governance/casing.ts';
import { matchesPattern } from '../../model/governance/name-pattern.ts';
import type { NamingPolicy } from '../../model/governance/naming-policy.ts';
import type { Origin } from '../../model/governance/origin.ts';
import type { Params } from '../rule.ts';
import { quoted, type EffectiveRule } from './name-rules.ts';

export type ExampleMistake =
  'prefix' | 'suffix' | 'pattern' | 'casing' | 'length' | 'reserved' | 'written-out';

export interface Breach {
  readonly messageId: ExampleMistake;
  readonly params: Params;
  /** What the name breaks. */
  readonly at: Origin;
}

/** The first part of a rule that a name breaks. */
export function breachOf(
  example: string,
  { rule, casing, maxLength }: EffectiveRule,
  policy: NamingPolicy,
): Breach | undefined {
  const { prefixes, suffixes, pattern } = rule;
  const breach = (messageId: ExampleMistake, at: Origin, params: Params = {}): Breach => ({
    messageId,
    params: { example, ...params },
    at,
  });
  if (prefixes?.value.some((one) => example.startsWith(one)) === false)
    return breach('prefix', prefixes.at, { affixes: quoted(prefixes.value) });
  if (suffixes?.value.some((one) => example.endsWith(one)) === false)
    return breach('suffix', suffixes.at, { affixes: quoted(suffixes.value) });
  if (pattern !== undefined && matchesPattern(pattern.value, example) === false)
    return breach('pattern', pattern.at, { pattern: pattern.value });
  if (casing !== undefined && !hasCasing(example, casing.value))
    return breach('casing', casing.at, { casing: casing.value });
  if (maxLength !== undefined && example.length > maxLength.value)
    return breach('length', maxLength.at, { count: example.length, limit: maxLength.value });
  const reserved = policy.reservedWords.get(example.toLowerCase());
  if (reserved !== undefined) return breach('reserved', reserved);
  for (const short of wordsOf(example)) {
    const word = policy.writtenOut.get(short);
    if (word !== undefined) return breach('written-out', word.at, { short, word: word.value });
  }
  return undefined;
}

/** The words of a name in small letters, however they are joined. */
function wordsOf(name: string): readonly string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
}

/** A name near to the example that breaks nothing. */
export function repaired(
  example: string,
  effective: EffectiveRule,
  policy: NamingPolicy,
): string | undefined {
  const { prefixes, suffixes } = effective.rule;
  const [prefix = ''] = prefixes?.value ?? [];
  const [suffix = ''] = suffixes?.value ?? [];
  const candidates = [
    prefix + example,
    example + suffix,
    prefix + example + suffix,
    example.toLowerCase(),
    example.toUpperCase(),
  ];
  return candidates.find((one) => breachOf(one, effective, policy) === undefined);
}
