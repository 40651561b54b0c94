import type { QualityContent } from '../../model/content/contract-content.ts';
import { placeholdersIn } from '../../model/sql-placeholders.ts';
import { isSqlError, type SqlSession } from '../sql-engine.ts';
import { compareMeasured, unclearOperator } from './compare-measured.ts';
import { MAX_ROWS } from './find-rows.ts';
import { isSensitive, shownCell } from './masking.ts';
import { isForeign } from './is-foreign.ts';
import { failed, skipped, type Outcome } from './outcome.ts';
import { sampleOf, type TestRun } from './planned-test.ts';
import { asTable } from './sample-database.ts';
import { sqlName } from './sql-text.ts';
import type { Evidence } from './test-report.ts';
import { columnsOf, type TestedObject } from './tested-object.ts';
import type { PropertyPath } from './tested-value.ts';

/** Runs the query of a rule on the samples, and holds what it gives against what the rule says. */
export async function sqlOutcome(
  run: TestRun,
  of: TestedObject,
  rule: QualityContent,
  path: PropertyPath | undefined,
): Promise<Outcome> {
  const { query } = rule;
  if (query === undefined) return skipped('unclearRule', { reason: '`query`' });
  const template = /\{\{[^}]*\}?\}?|\{%[^%]*%\}|\$\{[^}]*\}/.exec(withoutOurs(query))?.[0];
  if (template !== undefined) return skipped('template', { written: template.slice(0, 60) });
  const unclear = unclearOperator(rule);
  if (unclear !== undefined) return unclear;
  const bound = bind(query, of, path);
  try {
    const { rows } = await run.session.query(inWorkspace(bound, run, of), { maxRows: 1 });
    const outcome = compareMeasured('query', rows[0]?.[0] ?? null, rule);
    if (outcome.state !== 'failed') return outcome;
    return { ...outcome, evidence: await evidenceOf(bound, run, of) };
  } catch (error) {
    if (!isSqlError(error) || error.kind !== 'sql') throw error;
    const reason = error.message;
    return isForeign(reason)
      ? skipped('foreignSql', { reason })
      : failed([{ text: 'sqlFails', params: { reason } }]);
  }
}

/** The query without the placeholders that are put in anyway. */
function withoutOurs(query: string): string {
  let text = '';
  let last = 0;
  for (const { start, end } of placeholdersIn(query)) {
    text += query.slice(last, start);
    last = end;
  }
  return text + query.slice(last);
}

/** Puts names in place of `{object}` and `{property}`. Names that are not plain are quoted. */
function bind(query: string, of: TestedObject, path: PropertyPath | undefined): string {
  let text = '';
  let last = 0;
  for (const { start, end, meaning } of placeholdersIn(query)) {
    const name = meaning === 'object' ? of.object.name : (path?.name ?? of.object.name);
    text += query.slice(last, start) + sqlName(name);
    last = end;
  }
  return text + query.slice(last);
}

/** The query with the objects of the contract in sight, by their names and those that the database has for them. */
function inWorkspace(query: string, run: TestRun, of: TestedObject): string {
  const tables: string[] = [];
  const taken = new Set<string>();
  const beside = run.objects.filter(({ contract }) => contract === of.contract);
  for (const one of [of, ...beside]) {
    const sample = sampleOf(run, one);
    if (sample === undefined) continue;
    for (const name of [one.object.name, one.object.physicalName]) {
      if (name === undefined || taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      tables.push(`${sqlName(name)} as ${asTable(one, sample)}`);
    }
  }
  return `with ${tables.join(', ')} select * from (\n${withoutEnd(query)}\n)`;
}

function withoutEnd(query: string): string {
  return query.replace(/[\s;]+$/, '');
}

/** The rows that a `select count(*) from ... where ...` counts; undefined for other queries. */
async function evidenceOf(
  query: string,
  run: TestRun,
  of: TestedObject,
): Promise<Evidence | undefined> {
  const counted = /^\s*select\s+count\s*\(\s*\*\s*\)(?:\s+as\s+\w+)?\s+from\b/i.exec(query)?.[0];
  if (counted === undefined || /\b(?:group|union|having)\b/i.test(query)) return undefined;
  const all = `select * from ${query.slice(counted.length)}`;
  try {
    return await rowsOf(inWorkspace(all, run, of), run.session, of);
  } catch (error) {
    // It was a wish: the rule has failed without it.
    if (isSqlError(error) && error.kind === 'sql') return undefined;
    throw error;
  }
}

async function rowsOf(query: string, session: SqlSession, of: TestedObject): Promise<Evidence> {
  const { columns, rows, isCut } = await session.query(query, { maxRows: MAX_ROWS });
  const known = columnsOf(of.object);
  const masked = columns.map(({ name }) => {
    const found = known.find((one) => one.name === name || one.physicalName === name);
    return found === undefined || isSensitive(found);
  });
  return {
    columns: columns.map(({ name }) => name).slice(0, MAX_COLUMNS),
    rows: rows.map((row) =>
      row.slice(0, MAX_COLUMNS).map((cell, at) => shownCell(cell, masked[at] ?? true)),
    ),
    total: isCut ? await totalOf(query, session) : rows.length,
  };
}

const MAX_COLUMNS = 8;

async function totalOf(query: string, session: SqlSession): Promise<number> {
  const { rows } = await session.query(`select count(*) from (${query})`);
  return Number(rows[0]?.[0] ?? 0);
}
