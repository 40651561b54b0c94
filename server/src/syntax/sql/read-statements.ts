import {
  aliasColumns,
  arrowParams,
  columnOf,
  nameOf,
  nameReader,
  type ToName,
} from './parser-names.ts';
import { at, isGiven, isList, list, text, type Json, type JsonObject } from './parser-tree.ts';
import type {
  SqlColumn,
  SqlDialect,
  SqlName,
  SqlOutput,
  SqlOutputItem,
  SqlRelation,
  SqlScope,
  SqlSource,
} from './sql-facts.ts';
import { functionWords } from './words.ts';

/**
 * Reads the tree of a query: every SELECT with what it reads and which columns it names. Undefined
 * when a statement is no query, since it may change what the names mean.
 */
export function readStatements(
  tree: unknown,
  dialect: SqlDialect,
  toName: ToName,
): readonly SqlScope[] | undefined {
  const reader = new Reader(dialect, toName);
  for (const statement of list(tree as Json)) {
    const query = at(statement, 'Query');
    if (query === undefined) return undefined;
    reader.query(query, undefined, new Map());
  }
  return reader.scopes;
}

interface Scope extends SqlScope {
  readonly relations: SqlRelation[];
  readonly names: Set<string>;
  readonly columns: SqlColumn[];
}

/** The tables that WITH defines, by folded name. */
type Named = ReadonlyMap<string, SqlOutput>;

/** Keys whose identifiers are no columns: names of functions, types, aliases, arguments. */
const NAMES: ReadonlySet<string> = new Set([
  ...['alias', 'charset', 'collation', 'data_type', 'field_type', 'into', 'name'],
  ...['MatchAgainst', 'QualifiedWildcard', 'optimizer_hints', 'select_token'],
]);

/** Parts of a SELECT that are read on their own. */
const OWN: ReadonlySet<string> = new Set(['from', 'projection', 'lateral_views', 'exclude']);

class Reader {
  readonly scopes: Scope[] = [];
  readonly #name: (identifier: JsonObject | undefined) => SqlName | undefined;

  constructor(dialect: SqlDialect, toName: ToName) {
    this.#name = nameReader(dialect, toName);
  }

  query(query: JsonObject, parent: Scope | undefined, around: Named): SqlOutput {
    const named = new Map(around);
    for (const table of list(at(query, 'with')?.cte_tables)) {
      const alias = at(table, 'alias');
      const name = text(at(alias, 'name')?.value);
      const inner = at(table, 'query');
      if (name === undefined || inner === undefined) continue;
      const own = aliasColumns(alias);
      // Before it is read: a recursive one reads itself.
      const output: { items: readonly SqlOutputItem[] | undefined } = { items: own };
      named.set(name.toLowerCase(), output);
      const { items } = this.query(inner, parent, named);
      output.items = own ?? items;
    }
    const { output, scope } = this.#body(query.body, parent, named);
    const isPiped = list(query.pipe_operators).length > 0;
    if (scope !== undefined && !isPiped) {
      for (const [key, value] of Object.entries(query)) {
        if (key !== 'with' && key !== 'body') this.#walk(value, scope, named);
      }
    }
    return isPiped ? { items: undefined } : output;
  }

  /** `scope` is that of a single SELECT: ORDER BY sees it. */
  #body(
    body: Json | undefined,
    parent: Scope | undefined,
    named: Named,
  ): { readonly output: SqlOutput; readonly scope?: Scope } {
    const select = at(body, 'Select');
    if (select !== undefined) return this.#select(select, parent, named);
    const query = at(body, 'Query');
    if (query !== undefined) return { output: this.query(query, parent, named) };
    const operation = at(body, 'SetOperation');
    if (operation !== undefined) {
      const { output } = this.#body(operation.left, parent, named);
      this.#body(operation.right, parent, named);
      return { output };
    }
    return { output: { items: undefined } };
  }

  #scope(parent: Scope | undefined): Scope {
    const scope: Scope = { parent, relations: [], names: new Set(), columns: [] };
    this.scopes.push(scope);
    return scope;
  }

  #select(
    select: JsonObject,
    parent: Scope | undefined,
    named: Named,
  ): { readonly output: SqlOutput; readonly scope: Scope } {
    const scope = this.#scope(parent);
    for (const table of list(select.from)) this.#joined(table, scope, named);
    for (const view of list(select.lateral_views)) {
      const [name] = list(at(view)?.lateral_view_name).map((part) => nameOf(part)?.toLowerCase());
      scope.relations.push({ name, renamed: true, source: { kind: 'unknown' } });
      this.#walk(at(view)?.lateral_view, scope, named);
    }
    const items: SqlOutputItem[] = [];
    let open = isGiven(select.value_table_mode);
    for (const item of list(select.projection)) {
      const given = this.#item(item, scope, named);
      if (given === undefined) open = true;
      else items.push(given);
    }
    for (const [key, value] of Object.entries(select)) {
      if (!OWN.has(key)) this.#walk(value, scope, named);
    }
    return { output: { items: open ? undefined : items }, scope };
  }

  /** What one selected expression is called; undefined when the database decides. */
  #item(item: Json, scope: Scope, named: Named): SqlOutputItem | undefined {
    const aliased = at(item, 'ExprWithAlias');
    if (aliased !== undefined) {
      this.#walk(aliased.expr, scope, named);
      const alias = text(at(aliased, 'alias')?.value);
      if (alias === undefined) return undefined;
      scope.names.add(alias.toLowerCase());
      return { kind: 'column', text: alias };
    }
    const unnamed = at(item, 'UnnamedExpr');
    if (unnamed !== undefined) {
      this.#walk(unnamed, scope, named);
      const parts = unnamed.Identifier ? [unnamed.Identifier] : list(unnamed.CompoundIdentifier);
      const last = parts.at(-1);
      const name = last === undefined ? undefined : this.#name(at(last));
      if (name === undefined || name.placeholder !== undefined) return undefined;
      return { kind: 'column', text: name.text };
    }
    const star = at(item, 'Wildcard');
    if (star !== undefined && !isGiven(star.opt_rename))
      return { kind: 'all', of: scope.relations };
    const [of, options] = list(at(item)?.QualifiedWildcard);
    const path = list(at(of)?.ObjectName).map(nameOf);
    if (path.length !== 1 || isGiven(at(options)?.opt_rename)) return undefined;
    const relations = scope.relations.filter(({ name }) => name === path[0]?.toLowerCase());
    return relations.length === 0 ? undefined : { kind: 'all', of: relations };
  }

  /** A table with what is joined to it. */
  #joined(table: Json, scope: Scope, named: Named): void {
    this.#relation(at(table, 'relation'), scope, named);
    for (const join of list(at(table)?.joins)) {
      this.#relation(at(join, 'relation'), scope, named);
      this.#walk(at(join)?.join_operator, scope, named);
    }
  }

  #relation(factor: JsonObject | undefined, scope: Scope, named: Named): void {
    const [variant = '', value] = Object.entries(factor ?? {})[0] ?? [];
    const content = at(value) ?? {};
    if (variant === 'NestedJoin' && !isGiven(content.alias)) {
      this.#joined(content.table_with_joins ?? null, scope, named);
      return;
    }
    const alias = at(content.alias);
    const called = text(at(alias, 'name')?.value)?.toLowerCase();
    let source: SqlSource = { kind: 'unknown' };
    let name = called;
    if (variant === 'Derived') {
      const query = at(content, 'subquery') ?? {};
      source = { kind: 'query', output: this.query(query, scope, named) };
    } else if (variant === 'Table') {
      source = this.#table(content, scope, named);
      name ??= nameOf(list(content.name).at(-1) ?? null)?.toLowerCase();
      this.#arguments(list(at(content, 'args')?.args), scope, named);
    } else if (variant === 'UNNEST') {
      this.#walk(content.array_exprs, scope, named);
    }
    // A list of names may name only the first columns.
    if (aliasColumns(alias) !== undefined) source = { kind: 'unknown' };
    scope.relations.push({ name, renamed: called !== undefined, source });
  }

  #table(content: JsonObject, scope: Scope, named: Named): SqlSource {
    const parts = list(content.name);
    const path = parts.map((part) => this.#name(at(part, 'Identifier')));
    const known = path.filter((part) => part !== undefined);
    const [first] = known;
    if (isGiven(content.args) || known.length < parts.length || first === undefined) {
      return { kind: 'unknown' };
    }
    if (known.length === 1) {
      const output = named.get(first.folded);
      if (output !== undefined) return { kind: 'query', output };
    }
    // The array of a table before it: `from orders o, o.items`.
    const isPath = known.length > 1 && scope.relations.some(({ name }) => name === first.folded);
    return isPath ? { kind: 'unknown' } : { kind: 'table', path: known };
  }

  #walk(value: Json | undefined, scope: Scope, named: Named): void {
    if (isList(value)) {
      for (const one of value) this.#walk(one, scope, named);
      return;
    }
    const node = at(value);
    if (node === undefined) return;
    if (node.body !== undefined && node.with !== undefined) {
      this.query(node, scope, named);
      return;
    }
    for (const [key, inner] of Object.entries(node)) {
      if (inner === undefined || NAMES.has(key)) continue;
      if (key === 'Identifier') this.#column([inner], scope);
      else if (key === 'CompoundIdentifier') this.#column(list(inner), scope);
      else if (key === 'CompoundFieldAccess') this.#access(at(inner), scope, named);
      else if (key === 'Function') this.#call(at(inner), scope, named);
      else if (key === 'Lambda') this.#lambda(at(inner), scope, named);
      else this.#walk(inner, scope, named);
    }
  }

  #call(call: JsonObject | undefined, scope: Scope, named: Named): void {
    for (const [key, value] of Object.entries(call ?? {})) {
      const given = key === 'args' ? at(value ?? null, 'List') : undefined;
      if (NAMES.has(key)) continue;
      if (given === undefined) this.#walk(value, scope, named);
      else {
        this.#arguments(list(given.args), scope, named);
        this.#walk(given.clauses, scope, named);
      }
    }
  }

  #arguments(given: readonly Json[], scope: Scope, named: Named): void {
    for (const one of given) {
      const word = at(at(one, 'Unnamed'), 'Expr')?.Identifier;
      const isWord = word !== undefined && !isGiven(at(word)?.quote_style);
      if (isWord && functionWords.has(text(at(word)?.value)?.toLowerCase() ?? '')) continue;
      const params = arrowParams(one);
      let inner = scope;
      if (params.length > 0) {
        inner = this.#scope(scope);
        for (const param of params) inner.names.add(param);
      }
      this.#walk(one, inner, named);
    }
  }

  /** `o.items[0].sku`: as far as it is a path, it is one column. */
  #access(access: JsonObject | undefined, scope: Scope, named: Named): void {
    const root = at(access, 'root');
    const chain = list(access?.access_chain);
    if (root?.Identifier === undefined) this.#walk(root, scope, named);
    else {
      const end = chain.findIndex((step) => at(at(step, 'Dot'), 'Identifier') === undefined);
      const dots = chain.slice(0, end === -1 ? chain.length : end);
      this.#column(
        [root.Identifier, ...dots.map((dot) => at(dot, 'Dot')?.Identifier ?? null)],
        scope,
      );
    }
    for (const step of chain) this.#walk(at(step)?.Subscript, scope, named);
  }

  #lambda(lambda: JsonObject | undefined, parent: Scope, named: Named): void {
    const scope = this.#scope(parent);
    const params = at(lambda, 'params');
    for (const param of params?.One === undefined ? list(params?.Many) : [params.One]) {
      const name = text(at(at(param), 'name')?.value ?? at(param)?.value);
      if (name !== undefined) scope.names.add(name.toLowerCase());
    }
    this.#walk(lambda?.body, scope, named);
  }

  #column(parts: readonly Json[], scope: Scope): void {
    const column = columnOf(parts.map((part) => this.#name(at(part))));
    if (column !== undefined) scope.columns.push(column);
  }
}
