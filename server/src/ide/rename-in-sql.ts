import { LineIndex } from '../base/line-index.ts';
import { applyEdits, type TextEdit } from '../base/text-edit.ts';
import { ContractTables } from '../lint/meaning/contract-tables.ts';
import { namesInQuery } from '../lint/meaning/dead-columns.ts';
import { sqlQueriesOf, type SqlQuery } from '../lint/sql-queries.ts';
import type { ContractSymbol } from '../model/symbols.ts';
import type { SqlName, SqlScope } from '../syntax/sql/sql-facts.ts';
import type { SqlReader } from '../syntax/sql/sql-reader.ts';
import { reservedWords } from '../syntax/sql/words.ts';
import { resolveAlias } from '../syntax/yaml/tree.ts';
import { inCaseOf, type RenameEdit } from './rename-scalars.ts';
import type { LoadedFile, RenameTarget } from './rename.ts';

/** What a rename means for the queries of checks in the contract itself. */
export interface SqlRename {
  readonly edits: readonly RenameEdit[];
  /** First lines, counted from 0, of queries that may still have the old name. */
  readonly kept: readonly number[];
}

/**
 * The edits in queries that belong to the rename of a property or an object. A query is changed when every place with
 * the old name is known to mean this one or another, and reads the same afterwards but for the name.
 */
export function renameInSql(
  { text, bound }: LoadedFile,
  { address, byId, current }: RenameTarget,
  newName: string,
  reader: SqlReader,
): SqlRename {
  const symbols = bound[address.contract]?.symbols;
  const symbol = symbols?.all[address.index];
  const edits: RenameEdit[] = [];
  const kept: number[] = [];
  if (byId || symbols === undefined || symbol === undefined) return { edits, kept };
  const isNamed = symbol.kind === 'object' || symbol.kind === 'property';
  if (!isNamed || isPhysical(symbol, current)) return { edits, kept };
  const tables = new ContractTables(symbols);
  const lines = new LineIndex(text);
  for (const query of sqlQueriesOf({ file: { text }, symbols: () => symbols }, reader)) {
    const places = wordsOf(query.text, current);
    if (places.length === 0) continue;
    const found = inQuery(query, places, { symbol, current, newName }, tables, reader);
    const written = found?.map(({ range, newText }) => ({
      range: query.place(range.start, range.end),
      newText,
      note: undefined,
      old: query.text.slice(range.start, range.end),
    }));
    // Where the text does not say the query letter by letter, the place is that of the whole.
    if (written?.every(({ range, old }) => text.slice(range.start, range.end) === old) === true)
      edits.push(...written.map(({ range, newText, note }) => ({ range, newText, note })));
    else kept.push(lines.positionAt(query.place(0, query.text.length).start).line);
  }
  return { edits, kept };
}

interface QueryRename {
  readonly symbol: ContractSymbol;
  readonly current: string;
  readonly newName: string;
}

/** Edits in the text of the query; undefined when it has the name where nobody knows what it means. */
function inQuery(
  { text, reading, object, dialects }: SqlQuery,
  places: readonly number[],
  { symbol, current, newName }: QueryRename,
  tables: ContractTables,
  reader: SqlReader,
): readonly TextEdit[] | undefined {
  const isOwn = object !== undefined && (object === symbol || isBelow(symbol, object));
  if (reading.kind !== 'read' || reading.scopes === undefined) return isOwn ? undefined : [];
  const names = namesInQuery(reading.scopes, tables, object);
  // An alias of YAML declares the same name again.
  const mine = places.filter((at) => names.get(at)?.nameNode === symbol.nameNode);
  if (mine.length === 0 && !isOwn) return [];
  if (places.some((at) => !names.has(at))) return undefined;
  if (mine.length === 0) return [];
  if (!/^[A-Za-z_]\w*$/.test(newName) || reservedWords.has(newName.toLowerCase())) return undefined;
  const edits = mine.map((start) => {
    const range = { start, end: start + current.length };
    return { range, newText: inCaseOf(text.slice(start, range.end), current, newName) };
  });
  // A word that this dialect alone reserves would make another query of it.
  const after = reader.read(applyEdits(text, edits), dialects).reading;
  if (after.kind !== 'read' || after.scopes === undefined) return undefined;
  const expected = namesOf(reading.scopes, ({ start, folded }) =>
    mine.includes(start) ? newName.toLowerCase() : folded,
  );
  return expected === namesOf(after.scopes, ({ folded }) => folded) ? edits : undefined;
}

/** All columns and tables that are named, in their order. */
function namesOf(scopes: readonly SqlScope[], nameOf: (name: SqlName) => string): string {
  const paths = scopes.flatMap(({ columns, relations }) => [
    ...relations.flatMap(({ source }) => (source.kind === 'table' ? [source.path] : [])),
    ...columns,
  ]);
  return paths.map((path) => path.map(nameOf).join('.')).join('\n');
}

/** Where a word stands outside of texts and comments, in upper or lower case. */
function wordsOf(query: string, word: string): readonly number[] {
  const bare = query.replace(/'(?:[^']|'')*'|--[^\n]*|\/\*.*?\*\//gs, (part) =>
    ' '.repeat(part.length),
  );
  const found = bare.matchAll(/[\p{L}_][\p{L}\p{N}_]*/gu);
  return [...found].flatMap(({ 0: one, index }) =>
    one.toLowerCase() === word.toLowerCase() ? [index] : [],
  );
}

/** Whether the database calls it so, whatever the contract calls it. */
function isPhysical({ visit }: ContractSymbol, name: string): boolean {
  const node = resolveAlias(visit.byName.get('physicalName')?.pair.value);
  if (node?.kind !== 'scalar') return false;
  const parts = String(node.value)
    .toLowerCase()
    .replaceAll(/["`[\]]/g, '')
    .split('.');
  return parts.includes(name.toLowerCase());
}

function isBelow(symbol: ContractSymbol, object: ContractSymbol): boolean {
  for (let at = symbol.parent; at !== undefined; at = at.parent) if (at === object) return true;
  return false;
}
