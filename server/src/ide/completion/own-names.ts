import type { ContractRecord } from '../../model/contract-record.ts';
import type { MapVisit } from '../../model/visit.ts';
import { resolveAlias } from '../../syntax/yaml/tree.ts';
import { symbolPath } from '../describe-symbol.ts';
import type { Site } from './site.ts';

/** Indexes of what holds the properties that may be named at the site. */
export function surroundings(
  record: ContractRecord,
  site: Site,
  where: 'below' | 'object' | 'beside',
): readonly number[] {
  const names = elementsAround(site).flatMap((map) => nameOf(map) ?? []);
  const object = names[0] ?? '';
  if (where === 'beside') names.pop();
  const wanted = where === 'below' ? [names.join('.')] : [names.join('.'), object];
  return indexesOf(record, (index) => wanted.includes(symbolPath(record, index)));
}

/** Indexes of what the site itself is part of: nothing leads to itself or succeeds itself. */
export function ownSymbols(record: ContractRecord, site: Site): ReadonlySet<number> {
  const member = site.path.steps.findLast(({ map }) => map?.type.name === 'TeamMember')?.map;
  const user = scalarOf(member, 'username');
  if (user !== undefined)
    return new Set(
      record.symbols.flatMap(({ kind, name }, index) =>
        kind === 'member' && name === user ? [index] : [],
      ),
    );
  const names = elementsAround(site).map(nameOf);
  if (names.length < 2 || names.includes(undefined)) return new Set();
  const path = names.join('.');
  return new Set(indexesOf(record, (index) => symbolPath(record, index) === path));
}

/** Index of the object in which the site is; undefined while it has no name. */
export function objectAround(record: ContractRecord, site: Site): number | undefined {
  const [object] = elementsAround(site);
  const name = object && nameOf(object);
  const index = record.symbols.findIndex((one) => one.kind === 'object' && one.name === name);
  return name === undefined || index === -1 ? undefined : index;
}

/** Index of the object that holds a property. */
export function objectOf(record: ContractRecord, index: number): number {
  let at = index;
  for (let up = at; up >= 0; up = record.symbols[up]?.parent ?? -1) at = up;
  return at;
}

/** What the other end of the relationship around the site names. */
export function otherSide(site: Site): readonly string[] {
  const step = site.path.steps.findLastIndex(({ map }) => map !== undefined);
  const owner = site.path.steps[step]?.map;
  const field = site.path.steps[step + 1]?.slot?.name;
  const side = resolveAlias(
    owner?.byName.get(field === 'from' ? 'to' : field === 'to' ? 'from' : '')?.pair.value,
  );
  const ends = side?.kind === 'sequence' ? side.items.map(({ value }) => value) : [side];
  return ends.flatMap((end) => {
    const scalar = resolveAlias(end);
    return scalar?.kind === 'scalar' && scalar.value !== null ? [String(scalar.value)] : [];
  });
}

/** The object and the properties around the site, outermost first; the items of arrays have no name of their own. */
function elementsAround(site: Site): readonly MapVisit[] {
  return site.path.steps.flatMap(({ map }) =>
    map !== undefined && /^(?:SchemaObject|Property)$/.test(map.type.name) ? [map] : [],
  );
}

function nameOf(map: MapVisit): string | undefined {
  return scalarOf(map, 'name');
}

function scalarOf(map: MapVisit | undefined, field: string): string | undefined {
  const value = resolveAlias(map?.byName.get(field)?.pair.value);
  return value?.kind === 'scalar' && value.value !== null ? String(value.value) : undefined;
}

function indexesOf(record: ContractRecord, fits: (index: number) => boolean): readonly number[] {
  return record.symbols.flatMap(({ kind }, index) =>
    (kind === 'object' || kind === 'property') && fits(index) ? [index] : [],
  );
}
