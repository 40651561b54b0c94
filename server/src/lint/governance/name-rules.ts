import type { Casing, NameRule, NamingPolicy } from '../../model/governance/naming-policy.ts';
import type { LineIndex } from '../../base/line-index.ts';
import type { Stated } from '../../model/governance/origin.ts';
import { PolicyMap } from '../../model/governance/policy-map.ts';
import { readNaming } from '../../model/governance/read-naming.ts';
import type { YamlDocument } from '../../syntax/yaml/file.ts';

/** A rule for names with what the policy says of all names of the kind. */
export interface EffectiveRule {
  readonly rule: NameRule;
  /** The field of the policy that holds it. */
  readonly field: 'layers' | 'column_rules';
  readonly casing: Stated<Casing> | undefined;
  readonly maxLength: Stated<number> | undefined;
}

export function effectiveRules(policy: NamingPolicy): readonly EffectiveRule[] {
  const { casing, maxLength } = policy;
  const effective = (
    rules: ReadonlyMap<string, NameRule>,
    field: EffectiveRule['field'],
    kind: 'tables' | 'columns',
  ): readonly EffectiveRule[] =>
    [...rules.values()].map((rule) => ({
      rule,
      field,
      casing: rule.casing ?? casing[kind],
      maxLength: rule.maxLength ?? maxLength[kind],
    }));
  return [
    ...effective(policy.layers, 'layers', 'tables'),
    ...effective(policy.columns, 'column_rules', 'columns'),
  ];
}

/** A naming policy, and its map, for what the policy has not each place of. */
export interface NamingFile {
  readonly naming: NamingPolicy;
  readonly root: PolicyMap;
}

export function readNamingFile(
  document: YamlDocument,
  uri: string,
  lines: LineIndex,
): NamingFile | undefined {
  const naming = readNaming(document, uri, lines);
  const root = PolicyMap.of(document, uri, lines);
  return naming === undefined || root === undefined ? undefined : { naming, root };
}

/** Texts as a message lists them. */
export function quoted(texts: readonly string[]): string {
  return texts.map((text) => `\`${text}\``).join(', ');
}
