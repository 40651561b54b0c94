import type { ContractSymbol } from './symbols.ts';

/** What symbols are called by. */
export type SymbolKey = 'name' | 'id';

/** Lists longer than this get a table when somebody looks for a symbol in them. */
const FEW = 16;

const tables: Readonly<Record<SymbolKey, WeakMap<readonly ContractSymbol[], Table>>> = {
  name: new WeakMap(),
  id: new WeakMap(),
};

type Table = ReadonlyMap<string | undefined, ContractSymbol>;

/** The first symbol of a list with that name or id. Lists do not change once they are collected. */
export function findSymbol(
  list: readonly ContractSymbol[],
  key: SymbolKey,
  text: string,
): ContractSymbol | undefined {
  if (list.length <= FEW) return list.find((symbol) => symbol[key] === text);
  let table = tables[key].get(list);
  if (table === undefined) {
    // From the end, so that the first of equal ones stays.
    table = new Map(list.toReversed().map((symbol) => [symbol[key], symbol]));
    tables[key].set(list, table);
  }
  return table.get(text);
}
