import type { Declarations } from './declarations.ts';

type Declared = Pick<Declarations, 'symbols'>;

/** Made on first use, for the few files that are asked about. */
const children = new WeakMap<Declared, ReadonlyMap<string, number>>();

/** Index of an object (parent -1) or property by its name or id; the first of several. */
export function childOf(
  record: Declared,
  parent: number,
  text: string,
  byId: boolean,
): number | undefined {
  let table = children.get(record);
  if (table === undefined) children.set(record, (table = childTable(record)));
  return table.get(childKey(parent, text, byId));
}

function childTable(record: Declared): ReadonlyMap<string, number> {
  const table = new Map<string, number>();
  for (const [index, symbol] of record.symbols.entries()) {
    if (symbol.kind !== 'object' && symbol.kind !== 'property') continue;
    for (const byId of [false, true]) {
      const text = byId ? symbol.id : symbol.name;
      if (text === undefined) continue;
      const key = childKey(symbol.parent, text, byId);
      if (!table.has(key)) table.set(key, index);
    }
  }
  return table;
}

function childKey(parent: number, text: string, byId: boolean): string {
  return `${byId ? '#' : '.'}${String(parent)} ${text}`;
}
