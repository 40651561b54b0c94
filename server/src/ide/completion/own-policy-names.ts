import type { ValueChoice, ValueSpec } from '../../spec/metamodel.ts';
import { findPair, resolveAlias, type YamlNode } from '../../syntax/yaml/tree.ts';
import type { Site } from './site.ts';

/** By type and field of a policy: the top-level field of the same file whose entries it names. */
const SOURCES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  DataClass: { level: 'levels', policy: 'policies' },
  ClassificationRule: { class: 'classes', policy: 'policies' },
  PolicyException: { layer: 'layers' },
  LayerRule: { materialization: 'materializations' },
};

/** What the field takes with the names that the file itself has for it: those first, instead of words that would be usual. */
export function withOwnNames(site: Site, expected: ValueSpec): ValueSpec {
  const type = site.path.steps.findLast(({ map }) => map !== undefined)?.map?.type.name ?? '';
  const field = site.path.steps.at(-1)?.slot?.name ?? '';
  const source = SOURCES[type]?.[field];
  const root = site.part.document.tree();
  if (source === undefined || expected.kind !== 'string' || root?.kind !== 'map') return expected;
  const own = entriesOf(resolveAlias(findPair(root, source)?.value));
  if (own.length === 0) return expected;
  // Materializations add to those of dbt.
  const usual = source === 'materializations' ? (expected.suggestions ?? []) : [];
  return { ...expected, suggestions: [...own, ...usual] };
}

function entriesOf(node: ReturnType<typeof resolveAlias>): readonly ValueChoice[] {
  if (node?.kind === 'map')
    return node.pairs.map(({ key, value }) => choice(String(key.value), value));
  if (node?.kind !== 'sequence') return [];
  return node.items.flatMap(({ value }) => {
    const entry = resolveAlias(value);
    if (entry?.kind === 'scalar') return [choice(String(entry.value), undefined)];
    const name = textOf(entry, 'name');
    return name === undefined ? [] : [choice(name, entry)];
  });
}

function choice(value: string, entry: YamlNode | undefined): ValueChoice {
  return { value, doc: textOf(entry, 'description') ?? '' };
}

function textOf(node: YamlNode | undefined, field: string): string | undefined {
  const map = resolveAlias(node);
  const scalar = map?.kind === 'map' ? resolveAlias(findPair(map, field)?.value) : undefined;
  return scalar?.kind === 'scalar' && typeof scalar.value === 'string' ? scalar.value : undefined;
}
