import { at, list, text as textOf, type Json, type JsonObject } from '../parser-tree.ts';
import { newSink, type Expressions } from './expressions.ts';
import type { Name, Names } from './names.ts';
import { distinct, type Entry, type Origins, type Output } from './output.ts';
import { aliasNames, renamed, type OutsideRelations } from './relations.ts';
import type { Scope } from './scope.ts';

/** What functions that make rows of arrays call their columns. */
const FLATTENED = ['seq', 'key', 'path', 'index', 'value', 'this', 'col', 'pos', 'ordinality'];

/** Reads what a SELECT reads from. */
export class FromClauses {
  readonly #names: Names;
  readonly #expressions: Expressions;
  readonly #outside: OutsideRelations;
  readonly #query: (query: JsonObject, parent: Scope) => Output;
  readonly #named: (key: string) => Output | undefined;

  constructor(
    names: Names,
    expressions: Expressions,
    outside: OutsideRelations,
    query: (query: JsonObject, parent: Scope) => Output,
    named: (key: string) => Output | undefined,
  ) {
    this.#names = names;
    this.#expressions = expressions;
    this.#outside = outside;
    this.#query = query;
    this.#named = named;
  }

  /** Puts its relations into the scope. */
  read(select: JsonObject, scope: Scope): void {
    for (const table of list(select.from)) this.#joined(table, scope);
    for (const view of list(select.lateral_views)) {
      const origins = this.#origins(at(view)?.lateral_view, scope);
      const columns = list(at(view)?.lateral_col_alias);
      const names = columns.flatMap((name) => this.#names.name(name) ?? []);
      const key = this.#last(list(at(view)?.lateral_view_name))?.key;
      scope.relations.push({ key, renamed: true, output: madeOf(origins, names) });
    }
  }

  /** A table with what is joined to it. */
  #joined(table: Json, scope: Scope): void {
    this.#relation(at(table, 'relation'), scope);
    for (const join of list(at(table)?.joins)) {
      this.#relation(at(join, 'relation'), scope);
      const operator = at(join)?.join_operator;
      for (const constraint of Object.values(at(operator) ?? {})) {
        for (const column of list(at(constraint)?.Using)) {
          const [name] = list(column).flatMap(
            (part) => this.#names.name(at(part)?.Identifier) ?? [],
          );
          if (name === undefined) continue;
          scope.using.add(name.key);
          this.#expressions.column(
            [at(list(column)[0])?.Identifier ?? null],
            scope,
            newSink(false),
            false,
          );
        }
      }
      this.#expressions.walk(withoutUsing(operator), scope, newSink(false));
    }
  }

  #relation(factor: JsonObject | undefined, scope: Scope): void {
    const [variant = '', value] = Object.entries(factor ?? {})[0] ?? [];
    const content = at(value) ?? {};
    const alias = at(content.alias);
    if (variant === 'NestedJoin' && alias === undefined) {
      this.#joined(content.table_with_joins ?? null, scope);
      return;
    }
    // Before the rest: `with offset as pos` is not one of the columns of the array.
    const offset = this.#names.name(content.with_offset_alias);
    if (offset !== undefined) {
      scope.relations.push({ key: undefined, renamed: false, output: madeOf([], [offset]) });
    }
    const called = this.#names.name(alias?.name)?.key;
    const { output, key } = this.#output(variant, content, scope);
    const names = aliasNames(alias, this.#names);
    scope.relations.push({
      key: called ?? key,
      renamed: called !== undefined,
      output: renamed(output, names),
    });
  }

  #output(
    variant: string,
    content: JsonObject,
    scope: Scope,
  ): { readonly output: Output; readonly key?: string | undefined } {
    if (variant === 'Derived') {
      const query = at(content, 'subquery');
      return { output: query === undefined ? { entries: [] } : this.#query(query, scope) };
    }
    if (variant === 'Table') return this.#table(content, scope);
    if (variant === 'Pivot') return { output: this.#pivot(content, scope) };
    if (variant === 'Unpivot') return { output: this.#unpivot(content, scope) };
    const { alias: _alias, ...rest } = content;
    return { output: madeOf(this.#origins(rest, scope), []) };
  }

  #table(
    content: JsonObject,
    scope: Scope,
  ): { readonly output: Output; readonly key?: string | undefined } {
    const path = list(content.name).flatMap((part) => this.#names.name(at(part)?.Identifier) ?? []);
    const [first] = path;
    const key = this.#last(list(content.name))?.key;
    const args = at(content, 'args');
    if (first === undefined) return { output: { entries: [] } };
    if (args !== undefined) {
      const name = this.#last(list(content.name))?.text.toLowerCase() ?? '';
      const sink = { ...newSink(false), through: [name] };
      this.#expressions.args(list(args.args), scope, sink);
      return { output: madeOf(distinct(sink.origins), []), key };
    }
    const isTemplate = path.length === 1 && first.hole?.start === first.start;
    if (isTemplate && first.hole.end >= first.end) {
      const { output, name } = this.#outside.ofTemplate(first.hole.value);
      return { output, key: name?.toLowerCase() };
    }
    if (path.length === 1) {
      const output = this.#named(first.key);
      if (output !== undefined) return { output, key };
    }
    // The array of a table before it: `from orders o, o.items`.
    if (path.length > 1 && scope.relations.some((one) => one.key === first.key)) {
      const origins = this.#origins({ CompoundIdentifier: identifiers(content.name) }, scope);
      return { output: madeOf(origins, []), key };
    }
    return { output: this.#outside.ofPath(path, this.#names), key };
  }

  #pivot(content: JsonObject, scope: Scope): Output {
    const before = scope.relations.length;
    this.#relation(at(content, 'table'), scope);
    const [relation] = scope.relations.slice(before);
    const values = this.#origins(content.aggregate_functions, scope);
    const used = new Set(values.flatMap(({ column }) => column?.toLowerCase() ?? []));
    for (const column of list(content.value_column)) {
      const name = this.#names.name(at(column)?.Identifier);
      if (name !== undefined) used.add(name.key);
      this.#origins(column, scope);
    }
    scope.relations.splice(before);
    const made: Entry = { kind: 'any', names: new Set(), origins: values };
    return { entries: [...without(relation?.output.entries ?? [], used), made] };
  }

  #unpivot(content: JsonObject, scope: Scope): Output {
    const before = scope.relations.length;
    this.#relation(at(content, 'table'), scope);
    const [relation] = scope.relations.slice(before);
    const values = this.#origins(content.columns, scope);
    scope.relations.splice(before);
    const used = new Set(values.flatMap(({ column }) => column?.toLowerCase() ?? []));
    const value = this.#names.name(at(content, 'value')?.Identifier);
    const name = this.#names.name(content.name);
    const entries = without(relation?.output.entries ?? [], used);
    const made = [
      ...madeOf(values, value === undefined ? [] : [value]).entries,
      ...madeOf([], name === undefined ? [] : [name]).entries,
    ];
    return { entries: [...entries, ...made] };
  }

  #origins(value: Json | undefined, scope: Scope): Origins {
    const sink = newSink(false);
    this.#expressions.walk(value, scope, sink);
    return distinct(sink.origins);
  }

  /** The last part of a table's name, without a path inside its quotes. */
  #last(path: readonly Json[]): Name | undefined {
    const name = this.#names.name(at(path.at(-1))?.Identifier);
    if (name === undefined || !name.quoted || !name.text.includes('.')) return name;
    const text = name.text.slice(name.text.lastIndexOf('.') + 1);
    return { ...name, text, key: text.toLowerCase() };
  }
}

/** The columns that a function gives. */
function madeOf(origins: Origins, names: readonly Name[]): Output {
  if (names.length === 0) {
    return { entries: [{ kind: 'any', names: new Set(FLATTENED), origins }] };
  }
  return {
    entries: names.map(({ text, start, end, key }) => ({
      ...{ kind: 'column', name: { text, start, end }, key, origins },
    })),
  };
}

function without(entries: readonly Entry[], used: ReadonlySet<string>): readonly Entry[] {
  return entries.flatMap((entry): readonly Entry[] => {
    if (entry.kind === 'column') return used.has(entry.key ?? '') ? [] : [entry];
    if (entry.kind !== 'rest') return [entry];
    const origins = entry.origins.map((one) => ({ ...one, except: [...one.except, ...used] }));
    return [{ ...entry, origins }];
  });
}

function identifiers(path: Json | undefined): readonly Json[] {
  return list(path).map((part) => at(part)?.Identifier ?? null);
}

/** The condition of a join; names after USING are read on their own. */
function withoutUsing(operator: Json | undefined): Json | undefined {
  const node = at(operator);
  if (node === undefined) return textOf(operator);
  return Object.values(node).flatMap((inner) => at(inner)?.On ?? []);
}
