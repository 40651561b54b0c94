import { at, list, type Json, type JsonObject } from '../parser-tree.ts';
import { argument, callsIn, refTexts, textsOf } from '../jinja/read-jinja.ts';
import type { JinjaCall, JinjaValue } from '../jinja/read-expression.ts';
import type { ColumnsOf, OutsideRelation, SqlWord } from './facts.ts';
import { isOpen, type Name, type Names } from './names.ts';
import { placeless, type Entry, type Origin, type Output } from './output.ts';
import { relationKey } from './reads.ts';

const UNKNOWN: Output = { entries: [{ kind: 'any', names: new Set(), origins: [] }] };

/** What tables outside of a model are, and what is known of their columns. */
export class OutsideRelations {
  readonly #columnsOf: ColumnsOf | undefined;
  readonly #outputs = new Map<string, Output>();
  readonly #tables = new Map<number, SqlWord>();

  constructor(columnsOf: ColumnsOf | undefined) {
    this.#columnsOf = columnsOf;
  }

  /** Those that are named without a template. */
  get tables(): readonly SqlWord[] {
    return [...this.#tables.values()];
  }

  /** The relations that a template stands for, and what it is called without an alias. */
  ofTemplate(value: JinjaValue | undefined): {
    readonly output: Output;
    readonly name?: string | undefined;
  } {
    const outputs: Output[] = [];
    let name: string | undefined;
    for (const relation of relationsIn(value)) {
      outputs.push(this.#output(relation));
      name ??= relation.kind === 'source' ? relation.table : relation.name;
    }
    const [first, ...others] = outputs;
    if (first === undefined) return { output: UNKNOWN };
    if (others.length === 0) return { output: first, name };
    return { output: together(outputs), name };
  }

  /** A table by its name. */
  ofPath(path: readonly Name[], names: Names): Output {
    const start = path[0]!.outer.start;
    const { end } = path.at(-1)!.outer;
    const name = names.slice({ start, end }).replaceAll(/["`]/g, '').trim();
    if (path.some((part) => isOpen(part) && part.start === part.hole?.start) && path.length === 1) {
      return UNKNOWN;
    }
    this.#tables.set(start, { text: name, start, end });
    return this.#output({ kind: 'table', name });
  }

  #output(relation: OutsideRelation): Output {
    const key = relationKey(relation);
    const output = this.#outputs.get(key) ?? { entries: this.#entries(relation) };
    this.#outputs.set(key, output);
    return output;
  }

  #entries(relation: OutsideRelation): readonly Entry[] {
    const known = this.#columnsOf?.(relation);
    const origin = (column: string | undefined): Origin => ({
      ...{ relation, column, except: [], through: [], decides: false },
      read: undefined,
    });
    const all = [origin(undefined)];
    if (known === undefined) return [{ kind: 'rest', name: undefined, origins: all }];
    const columns = known.map((column): Entry => {
      const key = column.toLowerCase();
      return { kind: 'column', name: placeless(column), key, origins: [origin(column)] };
    });
    return [...columns, { kind: 'beyond', origins: all }];
  }
}

/** The relations in a template: `ref('a')`, or those that a macro is given. */
function relationsIn(value: JinjaValue | undefined): readonly OutsideRelation[] {
  return callsIn(value).flatMap((call): readonly OutsideRelation[] => {
    if (call.path === 'ref') {
      return refTexts(call).map(({ text, package: of }) => ({
        ...{ kind: 'ref', name: text },
        ...(of !== undefined && { package: of }),
      }));
    }
    return call.path === 'source' ? sourcesIn(call) : [];
  });
}

function sourcesIn(call: JinjaCall): readonly OutsideRelation[] {
  const tables = textsOf(argument(call, 1, 'table_name'));
  return textsOf(argument(call, 0, 'source_name')).flatMap(({ text: source }) =>
    tables.map(({ text: table }) => ({ kind: 'source' as const, source, table })),
  );
}

/** The rows of several relations, one below the other: a column is that of each. */
function together(outputs: readonly Output[]): Output {
  const entries = outputs.flatMap((output) => output.entries);
  const byKey = new Map<string, Entry>();
  for (const entry of entries) {
    const key = entry.kind === 'column' ? `column ${entry.key}` : entry.kind;
    const before = byKey.get(key);
    const origins = [...(before?.origins ?? []), ...entry.origins];
    byKey.set(key, { ...(before ?? entry), origins });
  }
  return { entries: [...byKey.values()] };
}

/** The names that an alias gives to columns. */
export function aliasNames(alias: JsonObject | undefined, names: Names): readonly Name[] {
  return list(alias?.columns).flatMap((column: Json) => names.name(at(column)?.name) ?? []);
}

/** An output whose first columns have other names. */
export function renamed(output: Output, names: readonly Name[]): Output {
  if (names.length === 0) return output;
  const { entries } = output;
  const all = entries.flatMap((entry) => (entry.kind === 'beyond' ? [] : entry.origins));
  const isListed = entries.slice(0, names.length).every(({ kind }) => kind === 'column');
  const given = names.map(({ text, start, end, key }, index): Entry => ({
    ...{ kind: 'column', name: { text, start, end }, key },
    origins: isListed ? (entries[index]?.origins ?? []) : all,
  }));
  return { entries: isListed ? [...given, ...entries.slice(names.length)] : given };
}
