import type { LineIndex } from '../../base/line-index.ts';
import {
  nameRules,
  type NamedThing,
  type NameRules,
} from '../../model/governance/names/name-rules.ts';
import type { NamingPolicy } from '../../model/governance/naming-policy.ts';
import { PolicyMap } from '../../model/governance/policy-map.ts';
import { readNaming } from '../../model/governance/read-naming.ts';
import type { YamlDocument } from '../../syntax/yaml/file.ts';

/** A rule for the names of one layer or type, with what the policy says of all names of the kind. */
export interface RuleForNames {
  /** The field of the policy that holds it, and its key there. */
  readonly field: 'layers' | 'column_rules';
  readonly key: string;
  readonly rules: NameRules;
  /** What has such a name. */
  readonly thing: Omit<NamedThing, 'name'>;
}

export function rulesForNames(policy: NamingPolicy): readonly RuleForNames[] {
  const ruleFor = (
    field: RuleForNames['field'],
    key: string,
    thing: RuleForNames['thing'],
  ): RuleForNames => ({ field, key, thing, rules: nameRules(policy, { ...thing, name: '' }) });
  return [
    ...Array.from(policy.layers.keys(), (layer) =>
      ruleFor('layers', layer, { kind: 'table', layer }),
    ),
    ...Array.from(policy.columns.keys(), (logicalType) =>
      ruleFor('column_rules', logicalType, { kind: 'column', logicalType }),
    ),
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
