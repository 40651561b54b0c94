import { keyColumns, findRows } from './find-rows.ts';
import { failed, passed, skipped, type Outcome } from './outcome.ts';
import type { Saying } from './saying.ts';
import { sampleOf, type PlannedTest, type TestRun } from './planned-test.ts';
import { qualityTests } from './quality-tests.ts';
import { relationshipTests } from './relationship-tests.ts';
import { sqlTuple } from './sql-text.ts';
import { columnsOf, type TestedObject } from './tested-object.ts';

/** The tests of what an object says of itself: columns, key, relationships, quality. */
export function* objectTests(of: TestedObject): Iterable<PlannedTest> {
  const { object } = of;
  const about = {
    property: undefined,
    range: object.nameAt,
    severity: 'error',
    model: undefined,
  } as const;
  const params = { object: object.name };
  yield {
    of,
    head: { kind: 'columns', label: { text: 'labelColumns', params }, ...about },
    run: (run) => Promise.resolve(columnsOutcome(run, of)),
  };
  if (of.sample === undefined) return;
  if (columnsOf(object).some(({ primaryKey }) => primaryKey))
    yield {
      of,
      head: { kind: 'primary-key', label: { text: 'labelKey', params }, ...about },
      run: (run) => keyOutcome(run, of),
    };
  yield* relationshipTests(of, object.relationships, undefined);
  yield* qualityTests(of, object.quality, undefined);
}

function columnsOutcome({ samples }: TestRun, of: TestedObject): Outcome {
  const loaded = samples.get(of);
  if (loaded === undefined) return skipped('noSample', { object: of.object.name });
  if ('reason' in loaded)
    return failed([{ text: 'unreadSample', params: { reason: loaded.reason } }]);
  const { missing, unknown } = loaded.columns;
  // In JSON what has no value need not be there.
  const isOpen = of.sample?.format === 'json' || of.sample?.format === 'jsonl';
  const lacking = isOpen ? missing.filter(({ required }) => required) : missing;
  const because: Saying[] = [];
  const quoted = (names: readonly string[]): string =>
    names.map((name) => `\`${name}\``).join(', ');
  if (lacking.length > 0)
    because.push({
      text: 'missingColumns',
      params: { names: quoted(lacking.map(({ name, physicalName }) => physicalName ?? name)) },
    });
  if (unknown.length > 0)
    because.push({ text: 'unknownColumns', params: { names: quoted(unknown) } });
  return because.length === 0 ? passed : failed(because);
}

async function keyOutcome(run: TestRun, of: TestedObject): Promise<Outcome> {
  const sample = sampleOf(run, of);
  if (sample === undefined) return skipped('noSample', { object: of.object.name });
  const wanted = columnsOf(of.object).filter(({ primaryKey }) => primaryKey);
  const lacking = wanted.find((one) => !sample.columns.present.has(one));
  if (lacking !== undefined) return skipped('noColumn', { property: lacking.name });
  const keys = wanted.map((one) => `r${String(sample.columns.present.get(one))}`);
  const values = wanted.map((one) => `v${String(sample.columns.present.get(one))}`);
  const shown = keyColumns(sample).slice(-1);
  const base = { from: sample.table, sample, shown };
  const incomplete = await findRows(
    { ...base, where: keys.map((one) => `${one} is null`).join(' or ') },
    run.session,
  );
  const list = values.join(', ');
  const twice = await findRows(
    {
      ...base,
      where: `${sqlTuple(values)} in (select ${sqlTuple(values)} from ${sample.table} group by ${list} having count(*) > 1) and ${keys.map((one) => `${one} is not null`).join(' and ')}`,
    },
    run.session,
  );
  const because: Saying[] = [];
  if (incomplete !== undefined) {
    const { count, total } = incomplete;
    because.push({ text: 'incompleteKeys', params: { count, total } });
  }
  if (twice !== undefined) {
    const { count, evidence } = twice;
    const example = (evidence.rows[0] ?? []).slice(1).join(', ');
    because.push({ text: 'duplicateKeys', params: { count, example } });
  }
  const evidence = (twice ?? incomplete)?.evidence;
  return because.length === 0 ? passed : failed(because, evidence);
}
