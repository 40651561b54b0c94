import type { DraftFile } from '../../../agent/draft.ts';
import type { DraftFinding } from '../../../agent/verdict.ts';
import { runTests } from '../../test/run-tests.ts';
import type { SampleTest, TestReport } from '../../test/test-report.ts';
import { testTexts } from '../../test/test-texts.ts';
import { affectedModels } from './affected-models.ts';
import { checked, notChecked, placed, type Checked } from './checked.ts';
import type { WorkspaceView } from './workspace-view.ts';

/** What tests say without a single value of a sample. The words of the engine hold some. */
const withoutValues: Readonly<Record<string, string>> = {
  [testTexts.wrongType]: 'Values that cannot be read as {type}: {count} of {total}.',
  [testTexts.brokenOption]: 'Values that break `{option}`: {count} of {total}.',
  [testTexts.duplicateValues]: 'Values that occur more than once: {count}.',
  [testTexts.duplicateKeys]: 'Keys that occur more than once: {count}.',
  [testTexts.orphans]: 'Rows that lead to no row of `{to}`: {count} of {total}.',
  [testTexts.measured]: '`{measure}` is not what the rule says: `{rule}`.',
  [testTexts.sqlFails]: 'The query does not run.',
  [testTexts.modelFails]: 'The model `{model}` does not run on the samples.',
  [testTexts.unreadSample]: 'The sample cannot be read.',
  [testTexts.unclearRule]: 'The rule cannot be run.',
  [testTexts.foreignSql]: 'DuckDB does not know what the query asks for.',
  [testTexts.foreignModel]:
    'The model `{model}` is written for {adapter}: DuckDB does not know what it asks for.',
  [testTexts.notRendered]: 'The template of `{model}` cannot be rendered without dbt.',
};

/** Runs the tests on sample data of the contracts and models that a draft concerns. No finding holds a value. */
export async function checkSamples(
  files: readonly DraftFile[],
  over: WorkspaceView,
  base: WorkspaceView,
): Promise<Checked> {
  if (over.context.sql === undefined)
    return notChecked(
      'samples',
      'Nothing was run: there is no SQL engine here, or the workspace is not trusted.',
    );
  const paths = await concerned(files, over);
  if (paths.length === 0) return notChecked('samples', 'No contract is concerned.');
  const report = await run(paths, over);
  if (over.context.token.isCancellationRequested) return notChecked('samples', 'It was cancelled.');
  if (report.unavailable !== undefined) return notChecked('samples', report.unavailable);
  const tests = report.tests.filter(({ kind, sample }) => kind !== 'model' && sample !== undefined);
  const ran = tests.filter(({ state }) => state !== 'skipped');
  if (ran.length === 0) return notChecked('samples', 'There is no sample data for it.');
  const failed = ran.filter(({ state }) => state === 'failed');
  const before = failed.length === 0 ? undefined : await run(paths, base);
  const known = new Set(
    before?.tests
      .filter(({ state }) => state === 'failed')
      .map(({ id, message }) => `${id}\n${message}`),
  );
  const drafts = new Map(files.map((one) => [one.path, one]));
  const findings = failed.map((one) => findingOf(one, drafts, known));
  const left = tests.length - ran.length;
  const others = left === 0 ? '' : ` ${String(left)} could not be run.`;
  return checked('samples', findings, `${String(ran.length)} tests on sample data pass.${others}`);
}

async function run(paths: readonly string[], view: WorkspaceView): Promise<TestReport> {
  const translate = (text: string): string =>
    Object.hasOwn(withoutValues, text) ? (withoutValues[text] ?? text) : text;
  return runTests({ paths }, await view.contents(), { ...view.context, translate });
}

function findingOf(
  { id, path, range, severity, label, object, model, kind, message }: SampleTest,
  drafts: ReadonlyMap<string, DraftFile>,
  known: ReadonlySet<string>,
): DraftFinding {
  const own = drafts.get(path);
  const ofModel = [...drafts.keys()].find(
    (one) => kind === 'rows' && one.endsWith(`/${model ?? ''}.sql`),
  );
  return {
    ...{ path: ofModel ?? path, code: 'samples', severity },
    ...(ofModel === undefined && own !== undefined && placed(own.text, range)),
    message: `Test "${label}" of \`${object}\` fails. ${message}`.trim(),
    isOld: known.has(`${id}\n${message}`),
  };
}

/** Paths of the contracts whose tests may come out otherwise. */
async function concerned(
  files: readonly DraftFile[],
  view: WorkspaceView,
): Promise<readonly string[]> {
  const { contracts } = await view.contents();
  const models = await affectedModels(files, view);
  const names = new Set(models.map(({ name }) => name.toLowerCase()));
  const drafts = new Set(files.map(({ path }) => path));
  return contracts
    .filter(
      ({ path, content }) =>
        drafts.has(path) ||
        content.objects.some(({ name, physicalName }) =>
          [name, physicalName].some((one) => names.has(one?.toLowerCase() ?? '')),
        ),
    )
    .map(({ path }) => path);
}
