import type { ForeignKey } from '../../model/content/foreign-keys.ts';
import type { SampleValue } from '../sample-table.ts';
import { SeededRandom } from './seeded-random.ts';
import { placeOf, tuplesOf, type KnownTable } from './known-table.ts';

/**
 * Fills the cells of a reference that leads back to a table which was not there yet when these rows were made. Within one
 * table rows refer to rows before them, and the first to nothing where it may.
 */
export function closeCycle(from: KnownTable, to: KnownTable, key: ForeignKey, seed: number): void {
  const places = key.from.map((property) => placeOf(property, from.columns));
  const columns = places.map((place) => from.task?.columns[place]);
  if (places.includes(-1) || columns.includes(undefined)) return;
  const tuples = tuplesOf(to, key.to).filter((tuple) =>
    tuple.every((value, at) => columns[at]?.made.fits(value) === true),
  );
  const random = new SeededRandom(seed, key.contract.path, key.object.name, 'cycle');
  const isUnique =
    from.task?.uniques.some((set) => set.columns.some((one) => places.includes(one))) === true;
  const isOptional = columns.every((one) => one?.isRequired === false) && !isUnique;
  from.rows = from.rows.map((row, index) => {
    if (places.some((place) => row[place] === null)) return row;
    const before = from === to ? Math.max(1, Math.min(index, tuples.length)) : tuples.length;
    const isFirst = from === to && index === 0 && isOptional;
    const at = isUnique ? index % Math.max(1, tuples.length) : random.below(Math.max(1, before));
    const tuple = isFirst ? undefined : tuples[at];
    const changed: SampleValue[] = [...row];
    if (tuple === undefined && !isOptional) return row;
    for (const [part, place] of places.entries()) changed[place] = tuple?.[part] ?? null;
    return changed;
  });
}
