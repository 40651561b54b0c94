import type { PropertyContent, QualityContent } from '../../model/content/contract-content.ts';
import { compareMeasured, unclearOperator } from './compare-measured.ts';
import { findRows, type RowQuestion } from './find-rows.ts';
import { isAmong } from './option-conditions.ts';
import { skipped, type Outcome } from './outcome.ts';
import type { TestRun } from './planned-test.ts';
import type { LoadedSample } from './sample-database.ts';
import { sqlText, sqlTuple } from './sql-text.ts';
import { columnsOf, type TestedObject } from './tested-object.ts';
import {
  comparable,
  isDuplicate,
  testedValue,
  type PropertyPath,
  type TestedValue,
} from './tested-value.ts';

interface LibraryRule {
  readonly of: TestedObject;
  readonly sample: LoadedSample;
  readonly rule: QualityContent;
  readonly path: PropertyPath | undefined;
}

/** What a metric counts. */
interface Metric {
  /** Expression over the whole relation: how many. */
  readonly count: string;
  /** Rows to show. */
  readonly rows: RowQuestion | undefined;
  readonly from: string;
}

/** Measures a metric of the standard, and holds it against what the rule says. */
export async function libraryOutcome(run: TestRun, given: LibraryRule): Promise<Outcome> {
  const { rule } = given;
  const unclear = unclearOperator(rule);
  if (unclear !== undefined) return unclear;
  const metric = metricOf(given);
  if ('state' in metric) return metric;
  const { count, from, rows } = metric;
  const isPercent = /^(?:percent|percentage|%)$/i.test(rule.unit);
  const measured = isPercent
    ? `case when count(*) = 0 then 0 else 100.0 * (${count}) / count(*) end`
    : count;
  const answer = await run.session.query(`select cast(${measured} as double) from ${from}`);
  const outcome = compareMeasured(rule.metric ?? '', plain(answer.rows[0]?.[0] ?? null), rule);
  if (outcome.state !== 'failed' || rows === undefined) return outcome;
  const found = await findRows(rows, run.session);
  return { ...outcome, evidence: found?.evidence };
}

/** The engine writes doubles: `3.0` is 3. */
function plain(measured: string | null): string | null {
  return measured === null ? null : String(Number(measured));
}

function metricOf(given: LibraryRule): Metric | Outcome {
  const { rule, path, sample } = given;
  const { metric = '' } = rule;
  if (metric === 'rowCount') return { count: 'count(*)', from: sample.table, rows: undefined };
  if (path === undefined)
    return metric === 'duplicateValues' ? duplicateRows(given) : unknown(metric);
  const value = testedValue(path, sample);
  if (value === undefined)
    return skipped('noColumn', { property: path.steps[0]?.property.name ?? path.name });
  const { property } = path;
  const rows = (where: string): RowQuestion => ({
    ...{ from: value.from, where, sample },
    shown: [{ name: path.name, property, expression: value.text }],
  });
  if (metric === 'duplicateValues') {
    const one = comparable(property, value);
    return {
      count: whole(
        `select 1 from ${value.from} where ${one} is not null group by ${one} having count(*) > 1`,
      ),
      from: value.from,
      rows: rows(isDuplicate(property, value)),
    };
  }
  const condition = conditionOf(metric, rule, property, value);
  if (condition === undefined) return unknown(metric);
  if (typeof condition !== 'string') return condition;
  return { count: `count(*) filter (where ${condition})`, from: value.from, rows: rows(condition) };
}

function unknown(metric: string): Outcome {
  return skipped('unknownMetric', { metric });
}

function conditionOf(
  metric: string,
  { arguments: given }: QualityContent,
  property: PropertyContent,
  value: TestedValue,
): string | Outcome | undefined {
  const { text } = value;
  if (metric === 'nullValues') return `${text} is null`;
  if (metric === 'missingValues') {
    const words = textsOf(given.missingValues);
    return words.length === 0
      ? `${text} is null`
      : `(${text} is null or ${isAmong(words, property, value)})`;
  }
  if (metric !== 'invalidValues') return undefined;
  const valid = textsOf(given.validValues);
  const pattern = given.pattern;
  const wrong: string[] = [];
  if (Array.isArray(given.validValues))
    wrong.push(valid.length === 0 ? 'true' : `not (${isAmong(valid, property, value)})`);
  if (typeof pattern === 'string') wrong.push(`not ecma_match(${text}, ${sqlText(pattern)})`);
  if (wrong.length === 0)
    return skipped('unclearRule', {
      reason: '`arguments` has neither `validValues` nor `pattern`.',
    });
  return `${text} is not null and (${wrong.join(' or ')})`;
}

function textsOf(given: unknown): readonly string[] {
  const list = Array.isArray(given)
    ? (given as readonly unknown[])
    : given === undefined
      ? []
      : [given];
  return list.flatMap((one) => {
    if (one === null || one === undefined) return [];
    return [typeof one === 'string' ? one : JSON.stringify(one)];
  });
}

/** Without names of properties, rows that are the same in all of them. */
function duplicateRows({ of, sample, rule }: LibraryRule): Metric | Outcome {
  const names = textsOf(rule.arguments.properties);
  const all = columnsOf(of.object);
  const wanted = names.length === 0 ? [...sample.columns.present.keys()] : [];
  for (const name of names) {
    const found = all.find((one) => one.name === name) ?? all.find((one) => one.id === name);
    if (found === undefined || !sample.columns.present.has(found))
      return skipped('noColumn', { property: name });
    wanted.push(found);
  }
  const shown = wanted.map((property) => {
    const at = String(sample.columns.present.get(property));
    return { name: property.name, property, expression: `r${at}`, value: `v${at}` };
  });
  if (shown.length === 0) return skipped('unclearRule', { reason: '`arguments.properties`' });
  const expressions = shown.map(({ expression }) => expression);
  const list = expressions.join(', ');
  const twice = `select ${sqlTuple(expressions)} from ${sample.table} group by ${list} having count(*) > 1`;
  return {
    count: whole(twice),
    from: sample.table,
    rows: {
      from: sample.table,
      where: `${sqlTuple(expressions)} in (${twice})`,
      sample,
      shown: shown.slice(0, 6),
    },
  };
}

/** How many rows a query gives, as an expression over any relation. */
function whole(query: string): string {
  return `coalesce(max((select count(*) from (${query}))), 0)`;
}
