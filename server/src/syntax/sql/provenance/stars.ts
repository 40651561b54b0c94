import { at, isList, list, type Json, type JsonObject } from '../parser-tree.ts';
import { textsOf, argument } from '../jinja/read-jinja.ts';
import type { JinjaValue } from '../jinja/read-expression.ts';
import type { SqlWord } from './facts.ts';
import { newSink, type Expressions } from './expressions.ts';
import type { Name, Names } from './names.ts';
import { distinct, starred, type Entry, type StarChanges } from './output.ts';
import type { OutsideRelations } from './relations.ts';
import type { Scope } from './scope.ts';

type Column = Entry & { readonly kind: 'column' };

/** Reads `*`, `t.*` and what they say beside it. */
export class Stars {
  readonly #names: Names;
  readonly #expressions: Expressions;
  readonly #outside: OutsideRelations;

  constructor(names: Names, expressions: Expressions, outside: OutsideRelations) {
    this.#names = names;
    this.#expressions = expressions;
    this.#outside = outside;
  }

  read(item: Json, scope: Scope): readonly Entry[] {
    const all = at(item, 'Wildcard');
    if (all !== undefined) return this.#given(allOf(scope), all, scope);
    const [of, options] = list(at(item)?.QualifiedWildcard);
    const path = list(at(of)?.ObjectName).map((part) => this.#names.name(at(part)?.Identifier));
    const last = path.at(-1);
    const relation = relationOf(last, scope);
    if (relation !== undefined) return this.#given(relation.output.entries, at(options), scope);
    // The fields of a structure.
    const sink = newSink(false);
    const expression = at(of)?.Expr ?? { CompoundIdentifier: identifiers(of) };
    this.#expressions.walk(expression, scope, sink);
    return [{ kind: 'any', names: new Set(), origins: distinct(sink.origins) }];
  }

  /** `{{ dbt_utils.star(from=ref('orders'), except=['id']) }}`. */
  ofTemplate(expression: JsonObject, scope: Scope): readonly Entry[] | undefined {
    const name = this.#names.name(expression.Identifier);
    const call = name?.hole?.value;
    if (call?.kind !== 'call' || call.name !== 'star' || name?.start !== name?.hole?.start) {
      return undefined;
    }
    const { output } = this.#outside.ofTemplate(argument(call, 0, 'from'));
    const except = call.args.find(({ key }) => key === 'except')?.value;
    const without = new Set(textsIn(except).map((text) => text.toLowerCase()));
    const at: SqlWord = { text: '*', start: call.start, end: call.end };
    const changes = { without, replaced: new Map(), renamed: new Map() };
    // What the relation is known as here may have changed it; a column of it stays one.
    return starred(output.entries, at, changes).length === 0
      ? starred(allOf(scope), at, changes)
      : starred(output.entries, at, changes);
  }

  #given(
    entries: readonly Entry[],
    options: JsonObject | undefined,
    scope: Scope,
  ): readonly Entry[] {
    const star = this.#names.word('*', at(options, 'wildcard_token')?.span);
    if (star === undefined) return entries;
    const own: Scope = {
      ...scope,
      relations: [{ key: undefined, renamed: false, output: { entries } }],
    };
    return starred(entries, star, this.#changes(options ?? {}, own));
  }

  #changes(options: JsonObject, scope: Scope): StarChanges {
    const except = at(options, 'opt_except');
    const without = [
      ...this.#keys(options.opt_exclude),
      ...this.#keys(except?.first_element),
      ...this.#keys(except?.additional_elements),
    ];
    const replaced = new Map<string, Column>();
    for (const item of list(at(options, 'opt_replace')?.items)) {
      const name = this.#names.name(at(item)?.column_name);
      if (name === undefined) continue;
      const sink = newSink(false);
      this.#expressions.walk(at(item)?.expr, scope, sink);
      replaced.set(name.key, column(name, distinct(sink.origins)));
    }
    const renamed = new Map<string, Column>();
    const renames = at(options, 'opt_rename');
    for (const item of [renames?.Single, ...list(renames?.Multiple)]) {
      const from = this.#names.name(at(item)?.ident);
      const to = this.#names.name(at(item)?.alias);
      if (from === undefined || to === undefined) continue;
      const sink = newSink(false);
      this.#expressions.column([at(item)?.ident ?? null], scope, sink, false);
      renamed.set(from.key, column(to, distinct(sink.origins)));
    }
    return { without: new Set(without), replaced, renamed };
  }

  /** Names in EXCLUDE and EXCEPT, however the tree holds them. */
  #keys(value: Json | undefined): readonly string[] {
    if (isList(value)) return value.flatMap((one) => this.#keys(one));
    const node = at(value);
    if (node === undefined) return [];
    const name = node.span === undefined ? undefined : this.#names.name(node);
    if (name !== undefined) return [name.key];
    return Object.values(node).flatMap((inner) => this.#keys(inner));
  }
}

function column({ text, start, end, key }: Name, origins: Column['origins']): Column {
  return { kind: 'column', name: { text, start, end }, key, origins };
}

/** What columns that joins have in common are given once. */
function allOf({ relations, using }: Scope): readonly Entry[] {
  const seen = new Set<string>();
  return relations.flatMap(({ output }) =>
    output.entries.filter((entry) => {
      if (entry.kind !== 'column' || entry.key === undefined || !using.has(entry.key)) return true;
      const isNew = !seen.has(entry.key);
      seen.add(entry.key);
      return isNew;
    }),
  );
}

function relationOf(name: Name | undefined, scope: Scope): Scope['relations'][number] | undefined {
  for (let at: Scope | undefined = scope; at !== undefined && name !== undefined; at = at.parent) {
    const found = at.relations.find(({ key }) => key === name.key);
    if (found !== undefined) return found;
  }
  return undefined;
}

function identifiers(of: Json | undefined): readonly Json[] {
  return list(at(of)?.ObjectName).map((part) => at(part)?.Identifier ?? null);
}

function textsIn(value: JinjaValue | undefined): readonly string[] {
  if (value?.kind === 'list') return value.items.flatMap(textsIn);
  return textsOf(value).map(({ text }) => text);
}
