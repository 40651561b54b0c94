import type { MapVisit } from '../model/visit.ts';

/** The entries of one list of a document. */
export interface ListEntries {
  /** The field that holds the list. */
  readonly list: string;
  readonly entries: readonly MapVisit[];
}

/** Groups those maps that are entries of lists by the list they stand in; lists of one are left out. */
export function entriesByList(
  maps: readonly MapVisit[],
  wanted: (map: MapVisit) => boolean,
): readonly ListEntries[] {
  const root = {};
  const owners = new Map<object, Map<string, MapVisit[]>>();
  for (const map of maps) {
    if (map.slot?.item === undefined || !wanted(map)) continue;
    const owner = map.parent ?? root;
    let lists = owners.get(owner);
    if (lists === undefined) owners.set(owner, (lists = new Map<string, MapVisit[]>()));
    let entries = lists.get(map.slot.name);
    if (entries === undefined) lists.set(map.slot.name, (entries = []));
    entries.push(map);
  }
  return [...owners.values()]
    .flatMap((lists) => [...lists].map(([list, entries]) => ({ list, entries })))
    .filter(({ entries }) => entries.length > 1);
}
