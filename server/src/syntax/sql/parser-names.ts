import { at, list, isList, text, type Json, type JsonObject } from './parser-tree.ts';
import type { SqlColumn, SqlDialect, SqlName, SqlOutputItem } from './sql-facts.ts';
import { builtInNames } from './words.ts';

/** Makes a name of what the parser calls an identifier; knows where it stands. */
export type ToName = (value: string, quote: string | null, line: number, column: number) => SqlName;

/** Reads the parser's identifiers; undefined for those that may be texts. */
export function nameReader(
  dialect: SqlDialect,
  toName: ToName,
): (identifier: JsonObject | undefined) => SqlName | undefined {
  const quotesTexts = dialect === 'generic' || dialect === 'hive';
  return (identifier) => {
    const value = text(identifier?.value);
    const start = at(at(identifier, 'span'), 'start');
    if (value === undefined || typeof start?.line !== 'number') return undefined;
    const quote = text(identifier?.quote_style) ?? null;
    if (quote === '"' && quotesTexts) return undefined;
    return toName(value, quote, start.line, Number(start.column));
  };
}

/** A column of these parts; undefined for what databases know by themselves, and for variables. */
export function columnOf(parts: readonly (SqlName | undefined)[]): SqlColumn | undefined {
  const known = parts.filter((name) => name !== undefined);
  const [first, ...rest] = known;
  if (first === undefined || known.length < parts.length) return undefined;
  if (!first.quoted && (builtInNames.has(first.folded) || /[@:#]/.test(first.text)))
    return undefined;
  // `METADATA$FILENAME`, `"$path"`.
  return known.some(({ text: name }) => name.includes('$')) ? undefined : [first, ...rest];
}

/** The names that an alias gives to columns, if any. */
export function aliasColumns(alias: JsonObject | undefined): SqlOutputItem[] | undefined {
  const names = list(alias?.columns).map((column) => text(at(at(column), 'name')?.value) ?? '');
  return names.length === 0 ? undefined : names.map((name) => ({ kind: 'column', text: name }));
}

/** Names before `->` in an argument: in dialects that the parser knows no lambdas of, it is an operator. */
export function arrowParams(value: Json | undefined): string[] {
  if (isList(value)) return value.flatMap(arrowParams);
  const node = at(value);
  if (node === undefined) return [];
  const own = node.op === 'Arrow' && at(node.right, 'Value') === undefined ? node.left : undefined;
  const before = at(own, 'Nested') ?? at(own);
  const parts = before?.Tuple === undefined ? [before] : list(before.Tuple);
  const names = parts.flatMap(
    (part) => text(at(at(part), 'Identifier')?.value)?.toLowerCase() ?? [],
  );
  return [...names, ...Object.values(node).flatMap(arrowParams)];
}

/** Text of one part of a table's name. */
export function nameOf(part: Json): string | undefined {
  return text(at(part, 'Identifier')?.value);
}
