import type { Range } from '../../base/range.ts';
import { LineIndex } from '../../base/line-index.ts';
import type { JinjaText, JinjaValue } from '../../syntax/sql/jinja/read-expression.ts';
import { argument, callsIn, textsOf } from '../../syntax/sql/jinja/read-jinja.ts';
import type { ColumnsOf, Provenance } from '../../syntax/sql/provenance/facts.ts';
import { readModelSql } from '../../syntax/sql/read-model-sql.ts';
import type { SqlDialect } from '../../syntax/sql/sql-facts.ts';
import type { SqlReader } from '../../syntax/sql/sql-reader.ts';
import type { DbtModel, Word } from './dbt-model.ts';

/**
 * Reads the text of a dbt model. Never fails: where the SQL cannot be read, what the templates say is
 * there all the same. `columnsOf` knows the columns of sources and other models, for stars.
 */
export function readDbtModel(
  name: string,
  text: string,
  reader: SqlReader | undefined,
  dialects: readonly SqlDialect[],
  columnsOf?: ColumnsOf,
): DbtModel {
  const { jinja, provenance } = readModelSql(text, reader, dialects, columnsOf);
  const word = wordsOf(text);
  const valuesOf = (key: string): readonly JinjaValue[] =>
    jinja.configs.flatMap((call) => argument(call, Infinity, key) ?? []);
  const configured = (key: string): readonly JinjaText[] => valuesOf(key).flatMap(flat);
  const [materialized] = configured('materialized');
  return {
    name,
    materialized: materialized && word(materialized),
    tags: configured('tags').map(word),
    moreTags: valuesOf('tags').some(isOpen),
    disabled: valuesOf('enabled').some(
      (value) => value.kind === 'plain' && /^false$/i.test(text.slice(value.start, value.end)),
    ),
    refs: jinja.refs.map((ref) => ({
      ...word(ref),
      ...(ref.package !== undefined && { package: ref.package }),
    })),
    sources: jinja.sources.map(({ source, table }) => ({
      source: word(source),
      table: word(table),
    })),
    tables: provenance?.tables.map(word) ?? [],
    macros: [
      ...new Set(
        jinja.tags.flatMap(({ value }) =>
          callsIn(value).flatMap(({ name, path }) => (path.includes('.') ? [] : [name])),
        ),
      ),
    ],
    constants: jinja.constants.map(word),
    columns: provenance?.columns.map((column) => ({
      name: word(column.name),
      from: column.from,
      ...(column.passedOn && { passedOn: true }),
    })),
    reads: provenance?.reads.map((read) => readOf(read, word)) ?? [],
  };
}

type ToWord = (written: Range & { readonly text: string }) => Word;

function readOf(read: Provenance['reads'][number], word: ToWord): DbtModel['reads'][number] {
  const { relation, through, reaches, bare, expression } = read;
  return {
    ...{ relation, through, reaches, bare },
    column: word(read.column),
    given: reaches.length > 0,
    expression: expression && word(expression),
  };
}

/** From offsets to pieces of one line. */
function wordsOf(text: string): ToWord {
  const lines = new LineIndex(text);
  return ({ text: written, start, end }) => {
    const { line, character } = lines.positionAt(start);
    const last = Math.min(end, lines.endOf(line));
    return { text: written, place: { line, start: character, end: character + last - start } };
  };
}

/** A text, or the texts of a list. */
function flat(value: JinjaValue | undefined): readonly JinjaText[] {
  return value?.kind === 'list' ? value.items.flatMap(flat) : textsOf(value);
}

/** Whether only dbt knows what it is. */
function isOpen(value: JinjaValue): boolean {
  if (value.kind === 'list') return value.items.some(isOpen);
  return value.kind !== 'text' && value.kind !== 'plain';
}
