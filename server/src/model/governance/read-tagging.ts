import type { LineIndex } from '../../base/line-index.ts';
import type { YamlDocument } from '../../syntax/yaml/file.ts';
import { PolicyMap } from './policy-map.ts';
import type { Tagged, TaggingPolicy, TagRule } from './tagging-policy.ts';

const all: readonly Tagged[] = ['contract', 'object', 'property', 'product', 'model', 'resource'];

/** What must carry a required tag where its rule does not say so. */
const carriers: readonly Tagged[] = ['contract', 'model', 'resource'];

/** Reads `tagging.json`; what is broken in it is left out. Undefined when its top level is no map. */
export function readTagging(
  document: YamlDocument,
  uri: string,
  lines: LineIndex,
): TaggingPolicy | undefined {
  const root = PolicyMap.of(document, uri, lines);
  if (root === undefined) return undefined;
  // Required ones last: a tag that stands in both is required.
  const rules = [...tagRules(root, 'optional'), ...tagRules(root, 'required')];
  return {
    tags: new Map(rules.map((rule) => [rule.key, rule])),
    closed: root.flag('closed'),
  };
}

function tagRules(root: PolicyMap, field: 'required' | 'optional'): readonly TagRule[] {
  const required = field === 'required';
  const map = root.map(field);
  const keys = map?.keys() ?? root.texts(field) ?? [];
  return keys.map(({ value: key, at }) => {
    const rule = map?.map(key);
    const appliesTo = rule?.list('appliesTo')?.value;
    return {
      key,
      at,
      required,
      description: rule?.text('description')?.value ?? '',
      allowed: rule?.list('allowed'),
      pattern: rule?.pattern('pattern'),
      appliesTo: appliesTo
        ? all.filter((one) => appliesTo.includes(one))
        : required
          ? carriers
          : all,
    };
  });
}
