import { textOf, type Migrated } from './migration-parts.ts';
import { list, map, pair, scalar, type OutItem, type OutPair, type Remarks } from './out-tree.ts';

/** What a property says before the key: the rest of it comes behind. */
const BEFORE = ['name', 'physicalType', 'logicalType', 'required', 'unique'];

/** The other specification names the key of a model in a list; here each property of it says so, with its position. */
export function finishKeys({ pairs, leftovers }: Migrated): Migrated {
  const key = leftovers.find(({ name }) => name === 'primaryKey');
  const properties = pairs.find((one) => one.key === 'properties');
  if (key === undefined || properties?.value.kind !== 'list') return { pairs, leftovers };
  const written: readonly OutItem[] = key.value.kind === 'list' ? key.value.items : [key];
  const names = written.map(({ value }) => textOf([pair('name', value)], 'name'));
  const { items } = properties.value;
  const isKnown = names.every((name) => items.some((item) => nameOf(item) === name));
  if (!isKnown || names.length === 0 || names.includes(undefined)) return { pairs, leftovers };
  const marked = items.map((item) => {
    const at = names.indexOf(nameOf(item));
    const remarks =
      at === 0 && key.value.kind === 'list' ? together(key, written[at]) : written[at];
    return at === -1 ? item : withKey(item, names.length > 1 ? at + 1 : undefined, remarks ?? {});
  });
  return {
    pairs: pairs.map((one) => (one === properties ? { ...one, value: list(marked) } : one)),
    leftovers: leftovers.filter((one) => one !== key),
  };
}

function nameOf({ value }: OutItem): string | undefined {
  return value.kind === 'map' ? textOf(value.pairs, 'name') : undefined;
}

/** The comments of the list go with its first name. */
function together(first: Remarks, second: Remarks = {}): Remarks {
  const behind = [first.behind, second.behind].filter((one) => one !== undefined);
  const [last] = behind.slice(-1);
  return {
    above: [...(first.above ?? []), ...(second.above ?? []), ...behind.slice(0, -1)],
    behind: last,
  };
}

function withKey(item: OutItem, position: number | undefined, { above, behind }: Remarks): OutItem {
  if (item.value.kind !== 'map') return item;
  const { pairs } = item.value;
  const other = pairs.filter(({ key }) => key !== 'primaryKey' && key !== 'primaryKeyPosition');
  const there = pairs.find(({ key }) => key === 'primaryKey');
  const remarks = together(there ?? {}, { ...(above !== undefined && { above }), behind });
  const said: readonly OutPair[] = [
    pair('primaryKey', scalar('true'), remarks),
    ...(position === undefined ? [] : [pair('primaryKeyPosition', scalar(String(position)))]),
  ];
  const at = other.findLastIndex(({ key }) => BEFORE.includes(key)) + 1;
  return { ...item, value: map([...other.slice(0, at), ...said, ...other.slice(at)]) };
}
