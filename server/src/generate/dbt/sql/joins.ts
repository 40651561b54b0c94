import type { PropertyContent } from '../../../model/content/contract-content.ts';
import type { Adapter } from '../dbt-input.ts';
import type { PromisedObject } from '../dbt-plan.ts';
import type { ElementFinder } from '../find-element.ts';
import type { StoredColumn } from '../plan/stored-columns.ts';
import { renderedIdentifier } from './identifier.ts';
import type { ReadRelation } from './model-relations.ts';

/** A foreign key: pairs of properties, from one object to another. */
export interface KeyPair {
  readonly from: readonly PropertyContent[];
  readonly to: readonly PropertyContent[];
  readonly object: PromisedObject['object'];
}

/** The foreign keys that an object declares, those of its properties included. */
export function foreignKeys(
  { contract, object }: PromisedObject,
  finder: ElementFinder,
): readonly KeyPair[] {
  const pairs: KeyPair[] = [];
  for (const property of object.properties) {
    for (const { type, to } of property.relationships) {
      if (type !== 'foreignKey') continue;
      const found = to.length === 1 ? finder.find(to[0]!, contract, object) : undefined;
      if (found?.property === undefined) continue;
      pairs.push({ from: [property], to: [found.property], object: found.object });
    }
  }
  for (const { type, from, to } of object.relationships) {
    if (type !== 'foreignKey') continue;
    const starts = from.map((one) => finder.find(one, contract, object)?.property);
    const ends = to.map((one) => finder.find(one, contract, object));
    const target = ends[0]?.object;
    if (starts.length === 0 || starts.length !== ends.length || target === undefined) continue;
    if (starts.includes(undefined) || ends.some((one) => one?.object !== target)) continue;
    const properties = ends.flatMap((one) => one?.property ?? []);
    if (properties.length !== starts.length) continue;
    pairs.push({ from: starts.flatMap((one) => one ?? []), to: properties, object: target });
  }
  return pairs;
}

/**
 * The condition under which a relation adds columns and no rows to those that are there: one of them names its key, or it
 * names theirs and is itself unique there. Undefined where no relationship says so.
 */
export function joinCondition(
  added: ReadRelation,
  there: readonly ReadRelation[],
  finder: ElementFinder,
  adapter: Adapter,
): readonly string[] | undefined {
  for (const other of there) {
    const pair = keyBetween(other, added, finder) ?? uniqueBetween(added, other, finder);
    if (pair === undefined) continue;
    const own = pair.added.map((one) => columnOf(added, one, adapter));
    const others = pair.other.map((one) => columnOf(other, one, adapter));
    if (own.includes(undefined) || others.includes(undefined)) continue;
    return own.map((column, at) => `${column ?? ''} = ${others[at] ?? ''}`);
  }
  return undefined;
}

interface Pair {
  readonly other: readonly PropertyContent[];
  readonly added: readonly PropertyContent[];
}

/** What is there names the key of what is added. */
function keyBetween(
  other: ReadRelation,
  added: ReadRelation,
  finder: ElementFinder,
): Pair | undefined {
  const promise = other.planned?.promise;
  const target = added.planned?.promise?.object;
  if (promise === undefined || target === undefined) return undefined;
  const found = foreignKeys(promise, finder).find(({ object }) => object === target);
  return found && { other: found.from, added: found.to };
}

/** What is added names what is there, once for each of its rows. */
function uniqueBetween(
  added: ReadRelation,
  other: ReadRelation,
  finder: ElementFinder,
): Pair | undefined {
  const pair = keyBetween(added, other, finder);
  if (pair === undefined) return undefined;
  const key =
    added.planned?.promise?.object.properties.filter(({ primaryKey }) => primaryKey) ?? [];
  const isKey = key.length > 0 && key.every((one) => pair.other.includes(one));
  if (!isKey && !pair.other.some(({ unique }) => unique)) return undefined;
  return { other: pair.added, added: pair.other };
}

function columnOf(
  { columns, alias }: ReadRelation,
  property: PropertyContent,
  adapter: Adapter,
): string | undefined {
  const column = columns?.find((one: StoredColumn) => one.property === property);
  return column === undefined ? undefined : `${alias}.${renderedIdentifier(column.name, adapter)}`;
}
