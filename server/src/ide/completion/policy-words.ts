import type { Policies } from '../../model/governance/policies.ts';
import type { ClassificationPolicy } from '../../model/governance/classification-policy.ts';
import { classRuleFor } from '../../model/governance/match-property.ts';
import type { Tagged, TagRule } from '../../model/governance/tagging-policy.ts';
import { PairsByName } from '../../model/pairs.ts';
import type { MapVisit } from '../../model/visit.ts';
import type { ValueChoice, ValueSpec } from '../../spec/metamodel.ts';
import { resolveAlias } from '../../syntax/yaml/tree.ts';
import type { Site } from './site.ts';

/** What carries tags, by type of the tables. */
const CARRIERS: Readonly<Record<string, Tagged>> = {
  Contract: 'contract',
  DataProduct: 'product',
  SchemaObject: 'object',
  Property: 'property',
};

/** What a field takes, with the words that the policies have for it: they come first. */
export function withPolicyWords(
  site: Site,
  expected: ValueSpec,
  policies: PoliciesOf | undefined,
): ValueSpec {
  const words = policies === undefined ? [] : wordsAt(site, policies);
  if (words.length === 0) return expected;
  const known = expected.kind === 'string' ? (expected.suggestions ?? []) : [];
  const own = new Set(words.map(({ value }) => value));
  const rest = known.filter(({ value }) => !own.has(value));
  return { kind: 'string', suggestions: [...words, ...rest] };
}

/** Asked only where policies have words: whoever answers may have to read what was edited. */
export type PoliciesOf = (domain: string | undefined) => Policies;

function wordsAt(site: Site, policies: PoliciesOf): readonly ValueChoice[] {
  const step = site.path.steps.at(-1);
  const owner = site.path.steps.findLast(({ map }) => map !== undefined)?.map;
  const field = step?.slot?.name;
  if (owner === undefined) return [];
  const carrier = CARRIERS[owner.type.name];
  const all = (): Policies => policies(textOf(site.path.steps[0]?.map, 'domain'));
  if (carrier !== undefined && field === 'classification') {
    const { classification } = all();
    return classification === undefined ? [] : levelChoices(classification, owner);
  }
  if (carrier !== undefined && field === 'tags') {
    if (site.path.steps.at(-2)?.node.kind !== 'sequence') return [];
    return Array.from(all().tagging?.tags.values() ?? [])
      .filter(({ appliesTo }) => appliesTo.includes(carrier))
      .flatMap(tagChoices);
  }
  if (field !== 'value' || textOf(owner, 'property') !== 'treatment') return [];
  return Array.from(all().classification?.treatments.values() ?? [], (treatment) => ({
    value: treatment.name,
    doc: treatment.description,
  }));
}

/** The level that the policy asks of the property, those that are stricter, then the rest from open to closed. */
function levelChoices(policy: ClassificationPolicy, owner: MapVisit): readonly ValueChoice[] {
  const name = textOf(owner, 'name');
  const rule =
    name === undefined
      ? undefined
      : classRuleFor(
          {
            name,
            logicalType: textOf(owner, 'logicalType'),
            format: textOf(resolved(owner, 'logicalTypeOptions'), 'format'),
            tags: [],
            definitions: [],
          },
          policy,
        );
  const asked = rule && policy.classes.get(rule.className.value)?.level?.value;
  const from = policy.levels.findIndex((level) => level.name === asked);
  const levels =
    from === -1 ? policy.levels : [...policy.levels.slice(from), ...policy.levels.slice(0, from)];
  return levels.map(({ name: value, description }) => ({ value, doc: description }));
}

function tagChoices({ key, allowed, description }: TagRule): readonly ValueChoice[] {
  if (allowed === undefined) return [{ value: key, doc: description }];
  return allowed.value.map((value) => ({ value: `${key}:${value}`, doc: description }));
}

type Fields = Pick<MapVisit, 'byName'>;

function resolved(owner: Fields, field: string): Fields | undefined {
  const value = resolveAlias(owner.byName.get(field)?.pair.value);
  return value?.kind === 'map' ? { byName: new PairsByName(value) } : undefined;
}

function textOf(owner: Fields | undefined, field: string): string | undefined {
  const value = resolveAlias(owner?.byName.get(field)?.pair.value);
  return value?.kind === 'scalar' && value.value !== null ? String(value.value) : undefined;
}
