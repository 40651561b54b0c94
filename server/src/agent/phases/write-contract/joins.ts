import { foreignKeys, type ForeignKey } from '../../../model/content/foreign-keys.ts';
import type { PropertyContent } from '../../../model/content/contract-content.ts';
import type { WorkspaceContract } from '../../../model/content/workspace-contract.ts';
import type { SourceTable } from './source-tables.ts';

/** How the rows of a table belong to those of the product. */
export type Join =
  | { readonly kind: 'base' }
  /** At most one row: its values can be taken as they are. */
  | { readonly kind: 'one'; readonly by: readonly string[] }
  /** Any number, of the base at least one: its values must be put together. */
  | { readonly kind: 'many'; readonly by: readonly string[]; readonly isBase: boolean }
  | { readonly kind: 'unknown' };

/** The columns that identify a row, in their order. */
export function keyOf({ object }: SourceTable): readonly PropertyContent[] {
  const keys = object.properties.filter(({ primaryKey }) => primaryKey);
  if (keys.length > 0)
    return keys
      .map((key, index) => ({ key, at: key.primaryKeyPosition ?? index + 1 }))
      .sort((a, b) => a.at - b.at)
      .map(({ key }) => key);
  return object.properties.filter(({ unique, required }) => unique && required).slice(0, 1);
}

/**
 * How each table belongs to rows that are identified by `grain`, beginning with the base. A table is reached by its
 * foreign keys, or by columns of the same name as a key.
 */
export function joinsOf(
  tables: readonly SourceTable[],
  base: SourceTable,
  grain: readonly string[],
  contracts: readonly WorkspaceContract[],
): ReadonlyMap<SourceTable, Join> {
  const links = foreignKeys(contracts).keys;
  const own = keyOf(base).map(({ name }) => name);
  // Of a table that says nothing of its key, nobody can tell that its rows are finer.
  const isWhole = own.length === 0 || sameNames(own, grain);
  const joins = new Map<SourceTable, Join>([
    [base, isWhole ? { kind: 'base' } : { kind: 'many', by: grain, isBase: true }],
  ]);
  // Rows of the base, or rows of the grain: what these know of others.
  const known = new Set(isWhole ? namesOf(base) : grain);
  for (let before = 0; before < joins.size;) {
    before = joins.size;
    for (const table of tables) {
      if (joins.has(table)) continue;
      const from = [...joins].filter(([, { kind }]) => kind === 'base' || kind === 'one');
      const join = joinTo(table, { known, links, from: from.map(([one]) => one), grain });
      if (join !== undefined) joins.set(table, join);
    }
  }
  for (const table of tables) if (!joins.has(table)) joins.set(table, { kind: 'unknown' });
  return joins;
}

interface Reached {
  readonly known: ReadonlySet<string>;
  readonly links: readonly ForeignKey[];
  readonly from: readonly SourceTable[];
  readonly grain: readonly string[];
}

function joinTo(table: SourceTable, { known, links, from, grain }: Reached): Join | undefined {
  const key = keyOf(table).map(({ name }) => name);
  const link = links.find(
    (one) =>
      one.targetObject === table.object &&
      from.some(({ object }) => object === one.object) &&
      sameNames(
        one.to.map(({ name }) => name),
        key,
      ),
  );
  if (link !== undefined) return { kind: 'one', by: link.from.map(({ name }) => name) };
  if (key.length > 0 && key.every((name) => known.has(name))) return { kind: 'one', by: key };
  const own = namesOf(table);
  if (grain.length > 0 && grain.every((name) => own.has(name)))
    return { kind: 'many', by: grain, isBase: false };
  const back = links.find(
    (one) => one.object === table.object && from.some(({ object }) => object === one.targetObject),
  );
  return back && { kind: 'many', by: back.from.map(({ name }) => name), isBase: false };
}

function namesOf({ object }: SourceTable): ReadonlySet<string> {
  return new Set(object.properties.map(({ name }) => name));
}

export function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name) => b.includes(name));
}
