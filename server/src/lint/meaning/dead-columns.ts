import type { ContractSymbol } from '../../model/symbols.ts';
import type {
  SqlColumn,
  SqlName,
  SqlOutputItem,
  SqlRelation,
  SqlScope,
} from '../../syntax/sql/sql-facts.ts';
import { knownText } from '../field-value.ts';
import { columnsOf, type ContractTables, type TableColumns } from './contract-tables.ts';

/** A name in a query that nothing it reads is called by. */
export interface DeadColumn {
  readonly kind: 'column' | 'table';
  readonly name: SqlName;
  /** What it was looked for in: tables, or a property with others inside. */
  readonly among: readonly string[];
  /** What it could be, for people. */
  readonly candidates: readonly string[];
  /** The same with other names of each, to find a misspelt one. */
  readonly spellings: readonly string[];
}

/**
 * The names of a query that are surely no column of what it reads. Where anything in sight has
 * columns that the contract does not list, nothing is said of a name that may be one of them.
 */
export function* deadColumns(
  scopes: readonly SqlScope[],
  tables: ContractTables,
  home: ContractSymbol | undefined,
): Iterable<DeadColumn> {
  const judge = new Judge(tables, home);
  for (const scope of scopes) {
    for (const column of scope.columns) {
      if (column.some(({ placeholder }) => placeholder !== undefined)) continue;
      const dead = judge.find(column, scope);
      if (dead !== undefined) yield dead;
    }
  }
}

/** The properties and objects that the names of a query surely mean, by the offset of the name in the query. */
export function namesInQuery(
  scopes: readonly SqlScope[],
  tables: ContractTables,
  home: ContractSymbol | undefined,
): ReadonlyMap<number, ContractSymbol> {
  const judge = new Judge(tables, home);
  for (const scope of scopes) {
    for (const { source } of scope.relations)
      if (source.kind === 'table') judge.meet(source.path.at(-1), source.path);
    for (const column of scope.columns) judge.find(column, scope);
  }
  return judge.met;
}

class Judge {
  /** What was found on the way, by the offset of the name. */
  readonly met = new Map<number, ContractSymbol>();
  readonly #tables: ContractTables;
  readonly #home: ContractSymbol | undefined;
  readonly #columns = new Map<SqlRelation, TableColumns | null>();

  constructor(tables: ContractTables, home: ContractSymbol | undefined) {
    this.#tables = tables;
    this.#home = home;
  }

  find(column: SqlColumn, scope: SqlScope): DeadColumn | undefined {
    const seen: { readonly relation: SqlRelation; readonly columns: TableColumns | null }[] = [];
    const [first] = column;
    for (let at: SqlScope | undefined = scope; at !== undefined; at = at.parent) {
      if (at.names.has(first.folded)) return undefined;
      for (const relation of at.relations) {
        seen.push({ relation, columns: this.#columnsOf(relation) });
      }
    }
    // Qualified: by what it is called in FROM, or by the whole name of the table.
    const owner = seen.find(({ relation }) => isQualifier(column, relation));
    const depth = column.findIndex(({ folded }) => folded === owner?.relation.name);
    if (owner?.relation.renamed === false && owner.relation.source.kind === 'table')
      this.meet(column[depth], owner.relation.source.path);
    if (owner !== undefined && column.length > 1) {
      return this.#below(column, depth + 1, owner.columns, owner.relation);
    }
    if (owner !== undefined) return undefined;
    const holders = seen.filter(({ columns }) => columns?.byName.has(first.folded) === true);
    const [holder] = holders;
    if (holder !== undefined)
      return this.#inside(column, 0, merged(holders.map(({ columns }) => columns)), holder.columns);
    if (seen.length === 0 || seen.some(({ columns }) => columns === null)) return undefined;
    const among = [...new Set(seen.map(({ relation }) => this.#called(relation)))];
    if (column.length > 1)
      return { kind: 'table', name: first, among, candidates: among, spellings: among };
    const candidates = seen.flatMap(({ columns }) => columns?.names ?? []);
    const spellings = seen.flatMap(({ columns }) => columns?.spellings ?? []);
    return { kind: 'column', name: first, among, candidates, spellings };
  }

  /** A name that means a table. */
  meet(name: SqlName | undefined, path: readonly SqlName[]): void {
    const [object, another] = this.#tables.find(path, this.#home);
    if (name !== undefined && object !== undefined && another === undefined)
      this.met.set(name.start, object);
  }

  #below(
    column: SqlColumn,
    depth: number,
    columns: TableColumns | null,
    relation: SqlRelation,
  ): DeadColumn | undefined {
    const name = column[depth];
    if (name === undefined || columns === null) return undefined;
    if (columns.byName.has(name.folded)) return this.#inside(column, depth, columns);
    const { names: candidates, spellings } = columns;
    return { kind: 'column', name, among: [this.#called(relation)], candidates, spellings };
  }

  /** Follows a path of nested properties; `depth` is the part that is a column. Maps have whatever keys they like. `all`: with the columns of other tables that may be meant. */
  #inside(
    column: SqlColumn,
    depth: number,
    all: TableColumns | null,
    columns: TableColumns | null = all,
  ): DeadColumn | undefined {
    const name = column[depth];
    const next = column[depth + 1];
    if (name === undefined) return undefined;
    const [meant, another] = new Set(all?.byName.get(name.folded));
    if (meant !== undefined && another === undefined) this.met.set(name.start, meant);
    const symbols = columns?.byName.get(name.folded);
    const [symbol] = symbols ?? [];
    if (next === undefined || symbol === undefined) return undefined;
    if (symbols?.length !== 1 || knownText(symbol.visit, 'logicalType') !== 'object')
      return undefined;
    // One that is spelt with its fields names only itself.
    if (symbol.name?.includes('.') === true) return undefined;
    const nested = columnsOf(symbol);
    if (nested === null || nested.byName.has(next.folded))
      return this.#inside(column, depth + 1, nested);
    const among = [symbol.name ?? name.text];
    const { names: candidates, spellings } = nested;
    return { kind: 'column', name: next, among, candidates, spellings };
  }

  /** A table's name for people: where a placeholder stands, that of the object. */
  #called({ name = '', renamed, source }: SqlRelation): string {
    const hidden = !renamed && source.kind === 'table' && source.path.at(-1)?.placeholder;
    return typeof hidden === 'string' ? (this.#home?.name ?? name) : name;
  }

  /** Null when they are not known. */
  #columnsOf(relation: SqlRelation): TableColumns | null {
    let columns = this.#columns.get(relation);
    if (columns === undefined) {
      // What reads itself is not known before it has been read.
      this.#columns.set(relation, null);
      this.#columns.set(relation, (columns = this.#read(relation)));
    }
    return columns;
  }

  #read({ source }: SqlRelation): TableColumns | null {
    if (source.kind === 'unknown') return null;
    if (source.kind === 'query') return this.#output(source.output.items);
    const objects = this.#tables.find(source.path, this.#home);
    return objects.length === 0 ? null : merged(objects.map(columnsOf));
  }

  #output(items: readonly SqlOutputItem[] | undefined): TableColumns | null {
    if (items === undefined) return null;
    return merged(
      items.flatMap((item) => {
        if (item.kind === 'all') return item.of.map((relation) => this.#columnsOf(relation));
        const names = [item.text];
        return { byName: new Map([[item.text.toLowerCase(), []]]), names, spellings: names };
      }),
    );
  }
}

function merged(parts: readonly (TableColumns | null)[]): TableColumns | null {
  const byName = new Map<string, readonly ContractSymbol[]>();
  const names: string[] = [];
  const spellings: string[] = [];
  for (const part of parts) {
    if (part === null) return null;
    names.push(...part.names);
    spellings.push(...part.spellings);
    for (const [name, symbols] of part.byName) {
      byName.set(name, [...(byName.get(name) ?? []), ...symbols]);
    }
  }
  return { byName, names, spellings };
}

/** Whether a column is qualified with this table; its name alone means its rows. */
function isQualifier(column: SqlColumn, { name, renamed, source }: SqlRelation): boolean {
  if (name === undefined) return false;
  if (column[0].folded === name) return true;
  if (renamed || source.kind !== 'table') return false;
  const path = source.path.map(({ folded }) => folded);
  return column.some(({ folded }, index) => {
    if (folded !== name || index === 0 || index === column.length - 1) return false;
    const before = column.slice(0, index).map((part) => part.folded);
    const own = path.slice(-index - 1, -1);
    return own.length === 0 || before.slice(-own.length).join('.') === own.join('.');
  });
}
