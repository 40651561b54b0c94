import type { Name } from './names.ts';
import { lookUp, wholeRow, type Found, type Origins, type Output } from './output.ts';

/** An entry of a FROM. */
export interface Relation {
  /** Alias or last part of the name, as it is compared. */
  readonly key: string | undefined;
  /** Whether the query itself calls it so. */
  readonly renamed: boolean;
  readonly output: Output;
}

/** What a SELECT, or the body of a lambda, can see beside what is around it. */
export interface Scope {
  readonly parent: Scope | undefined;
  readonly relations: Relation[];
  /** Columns that joins have in common, as they are compared. */
  readonly using: Set<string>;
  /** Items of the list that have an alias. */
  readonly aliases: Map<string, Origins>;
  /** Parameters of a lambda. */
  readonly hidden: ReadonlySet<string>;
}

export function newScope(parent: Scope | undefined, hidden: Iterable<string> = []): Scope {
  return { parent, relations: [], using: new Set(), aliases: new Map(), hidden: new Set(hidden) };
}

/** The part of a path that is the column, and where it comes from. */
export interface Resolved {
  readonly column: Name;
  readonly origins: Origins;
}

/** Finds what a path means, `email`, `c.email`, `raw.customers.email` or `c.address.city`. */
export function resolve(
  path: readonly Name[],
  scope: Scope,
  seesAliases: boolean,
): Resolved | undefined {
  const [first] = path;
  if (first === undefined) return undefined;
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
    if (at.hidden.has(first.key)) return undefined;
    for (let part = 0; part < Math.min(path.length - 1, 4); part++) {
      const { key } = path[part]!;
      const column = path[part + 1]!;
      const relation = at.relations.find((one) => one.key === key);
      if (relation !== undefined) {
        const [found] = lookUp(relation.output, column.key, column.text);
        return { column, origins: found?.origins ?? [] };
      }
    }
  }
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
    const origins = unqualified(first, at, seesAliases && at === scope);
    if (origins !== undefined) return { column: first, origins };
  }
  return undefined;
}

/** Undefined where no relation here can have it. */
function unqualified(name: Name, scope: Scope, seesAliases: boolean): Origins | undefined {
  const found = scope.relations.map(({ output }) => lookUp(output, name.key, name.text));
  const named = found.flat().filter(({ sure }) => sure === 'named');
  if (named.length > 0) {
    const shared = scope.using.has(name.key) ? named : named.slice(0, 1);
    return shared.flatMap(({ origins }) => origins);
  }
  const alias = seesAliases ? scope.aliases.get(name.key) : undefined;
  if (alias !== undefined) return alias;
  // `to_json(t)`. A table without an alias is more often called like one of its columns.
  const row = scope.relations.find(({ key }) => key === name.key);
  if (row?.renamed === true) return wholeRow(row.output);
  for (const sure of ['rest', 'any', 'beyond'] as const) {
    const candidates: Found[] = found.flat().filter((one) => one.sure === sure);
    const [only] = candidates;
    if (only === undefined) continue;
    if (sure === 'rest' && scope.using.has(name.key)) {
      return candidates.flatMap(({ origins }) => origins);
    }
    // Any of them may have it.
    return candidates.length === 1 ? only.origins : [];
  }
  return row && wholeRow(row.output);
}
