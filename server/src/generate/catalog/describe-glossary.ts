import type {
  CatalogContract,
  CatalogElement,
  CatalogProperty,
  CatalogTerm,
  CatalogUse,
} from './catalog.ts';
import { present } from './present.ts';

interface Draft {
  readonly term: string;
  readonly synonyms: Set<string>;
  readonly definitions: Set<string>;
  readonly used: CatalogUse[];
}

/** Business names with what they mean, and elements that have synonyms; in the order of the alphabet. */
export function describeGlossary(contracts: readonly CatalogContract[]): readonly CatalogTerm[] {
  const drafts = new Map<string, Draft>();
  const add = (element: CatalogElement, used: CatalogUse): void => {
    const { businessName, synonyms = [], description } = element;
    if (businessName === undefined && synonyms.length === 0) return;
    const term = businessName ?? element.name;
    const key = term.toLowerCase();
    const known = drafts.get(key);
    const draft: Draft = known ?? { term, synonyms: new Set(), definitions: new Set(), used: [] };
    if (known === undefined) drafts.set(key, draft);
    for (const one of synonyms) if (one.toLowerCase() !== key) draft.synonyms.add(one);
    if (description !== undefined) draft.definitions.add(description);
    draft.used.push(used);
  };
  for (const { key: contract, objects } of contracts)
    for (const object of objects) {
      add(object, { contract, object: object.name });
      for (const [property, path] of propertiesOf(object.properties))
        add(property, { contract, object: object.name, property: path });
    }
  return Array.from(drafts, ([key, draft]) => ({ key, draft }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ draft: { term, synonyms, definitions, used } }) => ({
      term,
      ...present({ synonyms: [...synonyms].sort(), definitions: [...definitions] }),
      used,
    }));
}

/** Properties and those in them, with their paths: `lines[].amount`, `prices{}`. */
export function* propertiesOf(
  properties: readonly CatalogProperty[],
  prefix = '',
): Iterable<readonly [CatalogProperty, string]> {
  for (const property of properties) yield* propertyTree(property, `${prefix}${property.name}`);
}

function* propertyTree(
  property: CatalogProperty,
  path: string,
): Iterable<readonly [CatalogProperty, string]> {
  yield [property, path];
  const { properties = [], items, mapKey, mapValue } = property;
  yield* propertiesOf(properties, `${path}.`);
  if (items !== undefined) yield* propertyTree(items, `${path}[]`);
  if (mapKey !== undefined) yield* propertyTree(mapKey, `${path}{key}`);
  if (mapValue !== undefined) yield* propertyTree(mapValue, `${path}{}`);
}
