import { UNFINISHED_MARK } from '../../../base/unfinished-mark.ts';
import type { PropertyContent } from '../../../model/content/contract-content.ts';
import { duckType } from '../column-types.ts';
import { isSensitive } from '../masking.ts';
import { failed, passed, skipped, type Outcome } from '../outcome.ts';
import type { Saying } from '../saying.ts';
import { sampleOf, type TestRun } from '../planned-test.ts';
import { sqlName } from '../sql-text.ts';
import type { TestedObject } from '../tested-object.ts';
import { rowDiff, type ComparedColumn } from '../row-diff.ts';
import type { BuiltModel } from './dbt-run.ts';

/** Rows that are compared. */
const MAX_COMPARED = 20_000;

/** Holds what a model gives against what the sample says. */
export async function compareRows(
  of: TestedObject,
  model: BuiltModel,
  run: TestRun,
): Promise<Outcome> {
  const sample = sampleOf(run, of);
  if (sample === undefined) return skipped('noSample', { object: of.object.name });
  const columns: (ComparedColumn & { readonly expected: string; readonly actual: string })[] = [];
  for (const [property, at] of sample.columns.present) {
    const name = givenName(property, model);
    if (name === undefined) continue;
    const type = duckType(property);
    columns.push({
      ...{ name: property.name, type, isKey: property.primaryKey, isMasked: isSensitive(property) },
      keyPosition: property.primaryKeyPosition ?? 0,
      expected: `cast(v${String(at)} as varchar)`,
      actual: `cast(${castValue(sqlName(name), type)} as varchar)`,
    });
  }
  if (columns.length === 0) return skipped('noColumn', { property: of.object.name });
  const list = (side: 'expected' | 'actual'): string => columns.map((one) => one[side]).join(', ');
  const options = { maxRows: MAX_COMPARED };
  const expected = await run.session.query(
    `select ${list('expected')} from ${sample.table} order by row`,
    options,
  );
  const actual = await run.session.query(`select ${list('actual')} from ${model.table}`, options);
  const compared = columns.map((one, at) => ({
    ...one,
    isIgnored: isOfClock(
      one,
      actual.rows.map((row) => row[at] ?? null),
      run.clock,
      model,
    ),
  }));
  const diff = rowDiff(compared, expected.rows, actual.rows);
  const { missing, unexpected, changedTotal } = diff;
  if (missing.total + unexpected.total + changedTotal === 0) return passed;
  const params = { missing: missing.total, unexpected: unexpected.total, changed: changedTotal };
  const why: Saying = { text: 'rowsDiffer', params };
  const unfinished: Saying = { text: 'modelUnfinished', params: { model: of.object.name } };
  return { ...failed(model.sql.includes(UNFINISHED_MARK) ? [unfinished, why] : [why]), diff };
}

function givenName(
  { name, physicalName }: PropertyContent,
  { columns }: BuiltModel,
): string | undefined {
  for (const wanted of [physicalName, name]) {
    const found = columns.find((one) => one.name.toLowerCase() === wanted?.toLowerCase());
    if (found !== undefined) return found.name;
  }
  return undefined;
}

/** What a model gives as what the contract says it is. */
function castValue(column: string, type: string): string {
  return type === 'JSON' ? `to_json(${column})` : `try_cast(${column} as ${type})`;
}

/** Whether a column holds the time of the run: that one is another each time. */
function isOfClock(
  { type }: ComparedColumn,
  cells: readonly (string | null)[],
  clock: string,
  { sql }: BuiltModel,
): boolean {
  const wanted =
    type === 'TIMESTAMPTZ' ? `${clock}+00` : type === 'DATE' ? clock.slice(0, 10) : clock;
  const isTime = type.startsWith('TIMESTAMP');
  const isDay = type === 'DATE' && /\b(?:current_date|current_timestamp|today|now)\b/i.test(sql);
  return (isTime || isDay) && cells.length > 0 && cells.every((cell) => cell === wanted);
}
