import { maskJinja, type MaskChoice } from './jinja/mask-jinja.ts';
import { readJinja, type JinjaReading } from './jinja/read-jinja.ts';
import { MAX_MODEL_COST, modelCost } from './model-cost.ts';
import { at, list, type Json } from './parser-tree.ts';
import { plainSql } from './plain-sql.ts';
import type { ColumnsOf, Provenance, SqlWord } from './provenance/facts.ts';
import { Names } from './provenance/names.ts';
import { withoutReads, type Entry } from './provenance/output.ts';
import { Queries } from './provenance/queries.ts';
import type { SqlDialect } from './sql-facts.ts';
import type { SqlReader } from './sql-reader.ts';

/** What the text of a dbt model says. Offsets count in it. */
export interface ModelSql {
  readonly jinja: JinjaReading;
  /** Undefined when its SQL is no query that could be read. */
  readonly provenance: Provenance | undefined;
}

/** Characters of a model. Longer ones cost too much in any case. */
const MAX_LENGTH = 200_000;

/** Ways to make SQL of the templates, the likeliest first. */
const CHOICES: readonly MaskChoice[] = [
  { branch: 'first', macros: 'name' },
  { branch: 'first', macros: 'blank' },
  { branch: 'last', macros: 'name' },
];

/**
 * Reads a model: what its templates name, and what its columns are made of. Never fails. `dialects`:
 * those that may be meant, the likeliest first; without a reader only the templates are read. `columnsOf` knows columns of relations outside, for stars.
 */
export function readModelSql(
  text: string,
  reader: SqlReader | undefined,
  dialects: readonly SqlDialect[],
  columnsOf?: ColumnsOf,
): ModelSql {
  const jinja = readJinja(text);
  return { jinja, provenance: reader && readProvenance(text, jinja, reader, dialects, columnsOf) };
}

function readProvenance(
  text: string,
  jinja: JinjaReading,
  reader: SqlReader,
  dialects: readonly SqlDialect[],
  columnsOf: ColumnsOf | undefined,
): Provenance | undefined {
  // What is half typed may go on anywhere.
  const isWhole = jinja.tags.every(({ closed }) => closed);
  if (text.length > MAX_LENGTH || !isWhole) return undefined;
  const tried = new Set<string>();
  let left = MAX_MODEL_COST;
  for (const choice of CHOICES) {
    const { text: masked, holes } = maskJinja(text, jinja.tags, choice);
    for (const dialect of dialects) {
      const plain = plainSql(masked, dialect);
      if (plain?.trim() === '' || plain === undefined || tried.has(`${dialect} ${plain}`)) continue;
      tried.add(`${dialect} ${plain}`);
      const cost = modelCost(plain, dialect);
      // All ways together have the time of one.
      if (cost > left) continue;
      left -= cost;
      const tree = reader.tree(plain, dialect);
      if (tree !== undefined) {
        return follow(tree as Json, new Names(text, holes, dialect), dialect, columnsOf);
      }
    }
  }
  return undefined;
}

function follow(
  tree: Json,
  names: Names,
  dialect: SqlDialect,
  columnsOf: ColumnsOf | undefined,
): Provenance | undefined {
  const [query, ...others] = list(tree).map((statement) => at(statement, 'Query'));
  if (query === undefined || others.length > 0) return undefined;
  const queries = new Queries(names, dialect, columnsOf);
  const { entries } = queries.query(query, undefined);
  if (queries.isSpent || entries.length === 0) return undefined;
  for (const entry of entries) noteWays(entry);
  const columns = entries.flatMap((entry) => {
    const name = nameOf(entry);
    if (name === undefined) return [];
    const passedOn = entry.kind === 'column' && entry.passedOn === true;
    return [{ name, from: withoutReads(entry.origins), passedOn }];
  });
  return { columns, reads: queries.reads.all, tables: queries.outside.tables };
}

function nameOf(entry: Entry): SqlWord | undefined {
  return entry.kind === 'beyond' ? undefined : entry.name;
}

/** What is read and reaches this column. */
function noteWays(entry: Entry): void {
  const column = entry.kind === 'column' ? entry.name?.text : undefined;
  for (const { read, through, decides } of entry.kind === 'beyond' ? [] : entry.origins) {
    read?.reaches.push({ column, through, decides });
  }
}
