import type { CancellationToken } from '../../../base/cancellation.ts';
import type { Tool, ToolResult } from '../../../agent/tool.ts';
import { sampleKey } from '../../../generate/dbt/dbt-input.ts';
import type { SampleTable } from '../../../generate/sample-table.ts';
import { sampleFiles } from '../../sample-files.ts';
import { isSqlError, type SqlEngine, type SqlResult, type SqlSession } from '../../sql-engine.ts';
import { asTable, loadSamples } from '../../test/sample-database.ts';
import { sqlName } from '../../test/sql-text.ts';
import { testedObjects, type TestedObject } from '../../test/tested-object.ts';
import { reasons } from '../judge/check-columns.ts';
import type { ToolSources } from './tool-sources.ts';
import type { WithoutValues } from './without-values.ts';
import { SampleTokens } from './sample-tokens.ts';
import { fields, textField, trouble } from './tool-input.ts';
import { told } from '../../../agent/told.ts';

/** Rows and cells that come back, and rows of one sample that are loaded. */
const MAX_ROWS = 50;
const MAX_CELL = 120;
const MAX_LOADED = 20_000;

/** UTF-16 units of one answer. */
const MAX_TEXT = 12_000;

/** Milliseconds. */
const TIMEOUT = 10_000;

/** Answers one query on the sample data, in which no protected value is any more. */
export function runSampleSql(sources: ToolSources): Tool {
  return {
    name: 'run_sample_sql',
    doc: 'Answers one SELECT (DuckDB) on the sample data of the workspace: tables are called "<contract>"."<object>", and "<object>" alone where only one contract has it; columns are called as contracts and databases call them. Use it to see how values look and whether joins find partners. Values of protected columns were replaced by tokens before anything was loaded: equal values have equal tokens, but their text, size and order mean nothing. At most 50 rows, 120 characters a cell, 10 seconds. Nothing but one SELECT is run, and there are no files, network or settings. An error is that of DuckDB, or says which tables there are.',
    input: fields(
      { sql: { type: 'string', minLength: 1, maxLength: 10_000, description: 'One SELECT.' } },
      ['sql'],
    ),
    async run(input, token) {
      const { sql } = sources.own.context;
      if (sql === undefined)
        return trouble(
          'There is no SQL engine here, or the workspace is not trusted. Go on without sample data.',
        );
      try {
        return await answer(textField(input, 'sql') ?? '', sql, sources, token);
      } catch (error) {
        if (!isSqlError(error)) throw error;
        return trouble(error.kind === 'sql' ? error.message : told(reasons[error.kind]));
      }
    },
  };
}

async function answer(
  query: string,
  engine: SqlEngine,
  sources: ToolSources,
  token: CancellationToken,
): Promise<ToolResult> {
  const objects = await tokenized(sources);
  if (objects.length === 0)
    return trouble('There is no sample data in this workspace. Go on without it.');
  const session = await engine.open({ token, timeout: TIMEOUT });
  try {
    const tables = await load(objects, session, sources);
    const list = `Tables: ${tables.join(', ')}`;
    try {
      const result = await session.query(query, { maxRows: MAX_ROWS });
      return { text: shown(result, sources.values) };
    } catch (error) {
      if (!isSqlError(error) || error.kind !== 'sql') throw error;
      return trouble(sources.values.text(`${error.message}\n${list}`));
    }
  } finally {
    session.close();
  }
}

/** Objects with samples of tokens. Parquet is left out: nothing of it may be loaded as it is. */
async function tokenized({ contents, own, values }: ToolSources): Promise<readonly TestedObject[]> {
  const { contracts } = contents;
  const samples = await sampleFiles(contracts, own.context);
  const tokens = new SampleTokens(values.key, values);
  const tables = new Map<string, SampleTable>();
  for (const contract of contracts)
    for (const object of contract.content.objects) {
      const key = sampleKey(contract, object.name);
      const table = samples.tables.get(key);
      if (table === undefined) continue;
      const few = { ...table, rows: table.rows.slice(0, MAX_LOADED) };
      tables.set(key, tokens.table(object, contract, few));
    }
  return testedObjects(contracts, { ...samples, tables, failed: [] }).filter(
    ({ table }) => table !== undefined,
  );
}

/** Makes the tables that queries name; gives their names. */
async function load(
  objects: readonly TestedObject[],
  session: SqlSession,
  { own }: ToolSources,
): Promise<readonly string[]> {
  const samples = await loadSamples(objects, session, (path) => own.context.files.absolute(path));
  const schemas = new Set<string>();
  const names: string[] = [];
  for (const one of objects) {
    const sample = samples.get(one);
    if (sample === undefined || 'reason' in sample) continue;
    const { contract, object } = one;
    const schema = contract.content.name ?? 'contract';
    const table = `${sqlName(schema)}.${sqlName(object.name)}`;
    if (names.includes(table)) continue;
    if (!schemas.has(schema.toLowerCase())) {
      schemas.add(schema.toLowerCase());
      await session.execute(`create schema if not exists ${sqlName(schema)}`);
    }
    await session.execute(`create table ${table} as from ${asTable(one, sample)}`);
    names.push(table);
    const isOnly =
      objects.filter((other) => other.object.name.toLowerCase() === object.name.toLowerCase())
        .length === 1;
    const isOurs = /^(?:t|raw|file|seed)_\d/i.test(object.name);
    if (isOnly && !isOurs)
      await session.execute(`create view main.${sqlName(object.name)} as from ${table}`);
  }
  return names;
}

/** Closed before it is cut: nobody recognises the half of a value. */
function shown({ columns, rows, isCut }: SqlResult, values: WithoutValues): string {
  const cell = (text: string | null): string => {
    if (text === null) return 'null';
    const line = values.closed(text).replaceAll(/[\r\n\t|]+/g, ' ');
    return line.length > MAX_CELL ? `${line.slice(0, MAX_CELL - 1)}…` : line;
  };
  const lines = [
    columns.map(({ name, type }) => `${name} ${type}`).join(' | '),
    ...rows.map((row) => row.map(cell).join(' | ')),
    isCut
      ? `(the first ${String(rows.length)} rows; there are more)`
      : `(${String(rows.length)} rows)`,
  ];
  const text = values.closed(lines.join('\n'));
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}\n(cut)` : text;
}
