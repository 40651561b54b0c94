import type { ForeignKey } from '../../model/content/foreign-keys.ts';
import type { SampleValue } from '../sample-table.ts';
import { keyOf, type Group } from './build-rows.ts';
import type { TableTask } from './table-task.ts';

/** More combinations of what several references allow are not looked at. */
const MAX_TUPLES = 10_000;

type Tuples = readonly (readonly SampleValue[])[];

/** The columns that refer elsewhere with the values that they may have; references that share columns stand together. */
export function foreignGroups(
  task: TableTask,
  keys: readonly ForeignKey[],
  valuesOf: (key: ForeignKey) => Tuples,
): readonly Group[] {
  const groups: Group[] = [];
  for (const key of keys) {
    const columns = key.from.map((property) =>
      task.columns.findIndex((one) => one.property === property),
    );
    if (columns.includes(-1)) continue;
    const tuples = valuesOf(key).filter((tuple) =>
      tuple.every((value, at) => task.columns[columns[at] ?? 0]?.made.fits(value) === true),
    );
    let joined: Group = { columns, tuples };
    for (const other of groups.filter((one) =>
      one.columns.some((column) => columns.includes(column)),
    )) {
      joined = join(joined, other);
      groups.splice(groups.indexOf(other), 1);
    }
    groups.push(joined);
  }
  return groups;
}

/** What does for both. */
function join(one: Group, other: Group): Group {
  const shared = one.columns.filter((column) => other.columns.includes(column));
  const added = other.columns.filter((column) => !shared.includes(column));
  const keyIn = ({ columns }: Group, tuple: readonly SampleValue[]): string =>
    keyOf(shared.map((column) => tuple[columns.indexOf(column)] ?? null)) ?? '';
  const byKey = new Map<string, (readonly SampleValue[])[]>();
  for (const tuple of other.tuples) {
    const key = keyIn(other, tuple);
    byKey.set(key, [...(byKey.get(key) ?? []), tuple]);
  }
  const tuples: (readonly SampleValue[])[] = [];
  for (const tuple of one.tuples)
    for (const match of byKey.get(keyIn(one, tuple)) ?? []) {
      if (tuples.length >= MAX_TUPLES) break;
      tuples.push([
        ...tuple,
        ...added.map((column) => match[other.columns.indexOf(column)] ?? null),
      ]);
    }
  return { columns: [...one.columns, ...added], tuples };
}
