import { at, list, text as textOf, type Json, type JsonObject } from '../parser-tree.ts';
import type { SqlDialect } from '../sql-facts.ts';
import type { ColumnsOf } from './facts.ts';
import { Expressions, newSink, type Sink } from './expressions.ts';
import { FromClauses } from './from-clauses.ts';
import type { Name, Names } from './names.ts';
import { distinct, united, type Entry, type Output } from './output.ts';
import { Reads } from './reads.ts';
import { aliasNames, OutsideRelations, renamed } from './relations.ts';
import { newScope, type Scope } from './scope.ts';
import { Stars } from './stars.ts';

/** The tables that WITH defines, by name. */
type Named = ReadonlyMap<string, Output>;

/** Parts of a SELECT that are read on their own. */
const OWN: ReadonlySet<string> = new Set(['from', 'projection', 'lateral_views']);
/** Parts that see the names of selected items. */
const SEES_ITEMS: ReadonlySet<string> = new Set(['group_by', 'having', 'qualify', 'sort_by']);

/** More columns are not followed. */
const MAX_ENTRIES = 2_000;
/** Items of all outputs together. */
const MAX_ALL = 60_000;
/** Rounds of a loop over names. */
const MAX_TURNS = 50;

/** Follows a tree of the parser from its tables to what it gives. */
export class Queries {
  readonly reads = new Reads();
  readonly outside: OutsideRelations;
  readonly #names: Names;
  readonly #expressions: Expressions;
  readonly #stars: Stars;
  readonly #from: FromClauses;
  readonly #dialect: SqlDialect;
  #named: Named = new Map();
  #left = MAX_ALL;

  constructor(names: Names, dialect: SqlDialect, columnsOf: ColumnsOf | undefined) {
    this.#names = names;
    this.#dialect = dialect;
    this.outside = new OutsideRelations(columnsOf);
    const query = (inner: JsonObject, parent: Scope | undefined): Output =>
      this.query(inner, parent);
    this.#expressions = new Expressions(names, this.reads, query);
    this.#stars = new Stars(names, this.#expressions, this.outside);
    this.#from = new FromClauses(names, this.#expressions, this.outside, query, (name) =>
      this.#named.get(name),
    );
  }

  /** Whether it became too much: what is given is not all then. */
  get isSpent(): boolean {
    return this.#left <= 0;
  }

  query(query: JsonObject, parent: Scope | undefined): Output {
    const around = this.#named;
    this.#tables(at(query, 'with'), parent);
    const { output, scope } = this.#body(query.body, parent, undefined);
    if (scope !== undefined) {
      for (const [key, value] of Object.entries(query)) {
        if (key !== 'with' && key !== 'body') this.#expressions.walk(value, scope, newSink(true));
      }
    }
    this.#named = around;
    return list(query.pipe_operators).length > 0 ? { entries: [] } : output;
  }

  /** What WITH defines. */
  #tables(clause: JsonObject | undefined, parent: Scope | undefined): void {
    if (clause === undefined) return;
    const named = new Map(this.#named);
    for (const table of list(clause.cte_tables)) {
      const alias = at(table, 'alias');
      const name = this.#names.name(alias?.name);
      const query = at(table, 'query');
      if (name === undefined || query === undefined) continue;
      const columns = aliasNames(alias, this.#names);
      // Some know what reads itself without being told so.
      const isUnion = at(query.body, 'SetOperation') !== undefined;
      const mayRecurse = clause.recursive === true || /^(?:snowflake|mssql)$/.test(this.#dialect);
      if (mayRecurse && isUnion) this.#recursive(query, name, columns, parent, named);
      else {
        this.#named = named;
        const output = this.query(query, parent);
        named.set(name.key, renamed(output, columns));
      }
    }
    this.#named = named;
  }

  /** Its first branch says what the others read. */
  #recursive(
    query: JsonObject,
    name: Name,
    columns: readonly Name[],
    parent: Scope | undefined,
    named: Map<string, Output>,
  ): void {
    this.#named = named;
    this.#tables(at(query, 'with'), parent);
    const { output } = this.#body(query.body, parent, (first) => {
      this.#named = new Map([...this.#named, [name.key, renamed(first, columns)]]);
    });
    named.set(name.key, renamed(output, columns));
  }

  /** `scope` is that of a single SELECT: ORDER BY sees it. */
  #body(
    body: Json | undefined,
    parent: Scope | undefined,
    onFirst: ((output: Output) => void) | undefined,
  ): { readonly output: Output; readonly scope?: Scope } {
    const select = at(body, 'Select');
    if (select !== undefined) return this.#select(select, parent);
    const query = at(body, 'Query');
    if (query !== undefined) return { output: this.query(query, parent) };
    const operation = at(body, 'SetOperation');
    if (operation !== undefined) {
      const { output: left } = this.#body(operation.left, parent, onFirst);
      onFirst?.(left);
      const { output: right } = this.#body(operation.right, parent, undefined);
      if (operation.op !== 'Union') return { output: left };
      const byName = (textOf(operation.set_quantifier) ?? '').includes('ByName');
      return { output: this.#bounded(united(left, right, byName)) };
    }
    const rows = list(at(body, 'Values')?.rows);
    return { output: this.#values(rows, parent) };
  }

  #values(rows: readonly Json[], parent: Scope | undefined): Output {
    const cells = (row: Json): readonly Json[] => list(at(row)?.content ?? row);
    const scope = newScope(parent);
    const entries = cells(rows[0] ?? null).map((): Entry & { origins: Sink['origins'] } => ({
      ...{ kind: 'column', name: undefined, key: undefined, origins: [] },
    }));
    for (const row of rows) {
      for (const [index, cell] of cells(row).entries()) {
        const { origins = [] } = entries[index] ?? {};
        this.#expressions.walk(cell, scope, { ...newSink(false), origins });
      }
    }
    return { entries };
  }

  #select(
    select: JsonObject,
    parent: Scope | undefined,
  ): { readonly output: Output; readonly scope: Scope } {
    const scope = newScope(parent);
    this.#from.read(select, scope);
    const entries = list(select.projection).flatMap((item) => this.#rounds(item, scope));
    for (const [key, value] of Object.entries(select)) {
      if (!OWN.has(key)) this.#expressions.walk(value, scope, newSink(SEES_ITEMS.has(key)));
    }
    return { output: this.#bounded({ entries }), scope };
  }

  #bounded(output: Output): Output {
    this.#left -= output.entries.length + 1;
    const isOver = this.#left <= 0 || output.entries.length > MAX_ENTRIES;
    if (isOver) this.#left = 0;
    return isOver ? { entries: [] } : output;
  }

  /** An item, once for every value of the loops around it whose variables it names. */
  #rounds(item: Json, scope: Scope): readonly Entry[] {
    this.#names.turn = 0;
    this.#names.turns = 1;
    const entries = [...this.#item(item, scope)];
    const turns = Math.min(this.#names.turns, MAX_TURNS);
    for (this.#names.turn = 1; this.#names.turn < turns; this.#names.turn++) {
      entries.push(...this.#item(item, scope));
    }
    this.#names.turn = 0;
    return entries;
  }

  #item(item: Json, scope: Scope): readonly Entry[] {
    const aliased = at(item, 'ExprWithAlias');
    if (aliased !== undefined) {
      const alias = this.#names.name(aliased.alias);
      return [this.#column(aliased.expr, alias, scope)];
    }
    const unnamed = at(item, 'UnnamedExpr');
    if (unnamed === undefined) return this.#stars.read(item, scope);
    const star = this.#stars.ofTemplate(unnamed, scope);
    if (star !== undefined) return star;
    const path = unnamed.Identifier ? [unnamed.Identifier] : list(unnamed.CompoundIdentifier);
    const last = path.at(-1);
    if (last === undefined) return [this.#column(unnamed, undefined, scope)];
    const sink = newSink(true);
    this.#expressions.column(path, scope, sink, true);
    const name = this.#names.name(last);
    return [{ ...this.#entry(name, sink), passedOn: name?.quoted === false }];
  }

  #column(expression: Json | undefined, alias: Name | undefined, scope: Scope): Entry {
    const sink = newSink(true);
    this.#expressions.walk(expression, scope, sink);
    const entry = this.#entry(alias, sink);
    // `lower(email) as email`: the name is that of the column, not of what is made of it.
    const isOwn = entry.origins.some(({ column }) => column?.toLowerCase() === alias?.key);
    if (alias !== undefined && !isOwn) scope.aliases.set(alias.key, entry.origins);
    return entry;
  }

  #entry(name: Name | undefined, { origins }: Sink): Extract<Entry, { kind: 'column' }> {
    const isNamed = name !== undefined && !name.text.includes('{') && !isMacro(name);
    const word = isNamed ? { text: name.text, start: name.start, end: name.end } : undefined;
    const key = isNamed ? name.key : undefined;
    return { kind: 'column', name: word, key, origins: distinct(origins) };
  }
}

/** A template that is no name: `{{ hash_pii('email') }}` without an alias. */
function isMacro({ hole }: Name): boolean {
  return hole?.value?.kind === 'call';
}
