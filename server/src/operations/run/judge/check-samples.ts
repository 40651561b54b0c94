import type { DraftFile } from '../../../agent/draft.ts';
import type { DraftFinding } from '../../../agent/verdict.ts';
import { runTests } from '../../test/run-tests.ts';
import type { SampleTest, TestReport } from '../../test/test-report.ts';
import type { Saying } from '../../test/saying.ts';
import { testTexts, type TestText } from '../../test/test-texts.ts';
import { affectedModels } from './affected-models.ts';
import { checked, notChecked, placed, type Checked } from './checked.ts';
import { saying, type Said, type Sentence } from '../../../agent/sentence.ts';
import { told } from '../../../agent/told.ts';
import type { WorkspaceView } from './workspace-view.ts';

/** What tests say without a single value of a sample. The words of the engine hold some. */
const withoutValues: Readonly<Partial<Record<TestText, Said>>> = {
  wrongType: saying('Values that cannot be read as {type}: {count} of {total}.'),
  brokenOption: saying('Values that break `{option}`: {count} of {total}.'),
  duplicateValues: saying('Values that occur more than once: {count}.'),
  duplicateKeys: saying('Keys that occur more than once: {count}.'),
  orphans: saying('Rows that lead to no row of `{to}`: {count} of {total}.'),
  measured: saying('`{measure}` is not what the rule says: `{rule}`.'),
  sqlFails: saying('The query does not run.'),
  modelFails: saying('The model `{model}` does not run on the samples.'),
  unreadSample: saying('The sample cannot be read.'),
  unclearRule: saying('The rule cannot be run.'),
  foreignSql: saying('DuckDB does not know what the query asks for.'),
  foreignModel: saying(
    'The model `{model}` is written for {adapter}: DuckDB does not know what it asks for.',
  ),
  notRendered: saying('The template of `{model}` cannot be rendered without dbt.'),
};

/** What a test says, and nothing else of it: arguments that the words do not need would be kept with the run. */
function sentenceOf({ text, params = {} }: Saying): Sentence {
  const template = withoutValues[text]?.text ?? testTexts[text];
  const needed = Object.entries(params).filter(([name]) => template.includes(`{${name}}`));
  return saying(template, Object.fromEntries(needed));
}

/** Runs the tests on sample data of the contracts and models that a draft concerns. No finding holds a value. */
export async function checkSamples(
  files: readonly DraftFile[],
  over: WorkspaceView,
  base: WorkspaceView,
): Promise<Checked> {
  if (over.context.sql === undefined)
    return notChecked(
      'samples',
      saying('Nothing was run: there is no SQL engine here, or the workspace is not trusted.'),
    );
  const paths = await concerned(files, over);
  if (paths.length === 0) return notChecked('samples', saying('No contract is concerned.'));
  const report = await run(paths, over);
  if (over.context.token.isCancellationRequested)
    return notChecked('samples', saying('It was cancelled.'));
  // Each test then says why.
  if (report.unavailable !== undefined)
    return notChecked('samples', (report.tests[0]?.sayings.message ?? []).map(sentenceOf));
  const tests = report.tests.filter(({ kind, sample }) => kind !== 'model' && sample !== undefined);
  const ran = tests.filter(({ state }) => state !== 'skipped');
  if (ran.length === 0) return notChecked('samples', saying('There is no sample data for it.'));
  const failed = ran.filter(({ state }) => state === 'failed');
  const before = failed.length === 0 ? undefined : await run(paths, base);
  const known = new Set(
    before?.tests.filter(({ state }) => state === 'failed').map((one) => keyOf(one)),
  );
  const drafts = new Map(files.map((one) => [one.path, one]));
  const findings = failed.map((one) => findingOf(one, drafts, known));
  const left = tests.length - ran.length;
  return checked('samples', findings, [
    saying('{count} tests on sample data pass.', { count: ran.length }),
    left === 0 ? '' : saying('{count} could not be run.', { count: left }),
  ]);
}

async function run(paths: readonly string[], view: WorkspaceView): Promise<TestReport> {
  return runTests({ paths }, await view.contents(), view.context);
}

function keyOf({ id, sayings }: SampleTest): string {
  return `${id}\n${told(sayings.message.map(sentenceOf))}`;
}

function findingOf(
  one: SampleTest,
  drafts: ReadonlyMap<string, DraftFile>,
  known: ReadonlySet<string>,
): DraftFinding {
  const { path, range, severity, object, model, kind, sayings } = one;
  const { label, message } = sayings;
  const own = drafts.get(path);
  const ofModel = [...drafts.keys()].find(
    (file) => kind === 'rows' && file.endsWith(`/${model ?? ''}.sql`),
  );
  return {
    ...{ path: ofModel ?? path, code: 'samples', severity },
    ...(ofModel === undefined && own !== undefined && placed(own.text, range)),
    message: [
      saying('Test "{label}" of `{object}` fails.', {
        label: typeof label === 'string' ? label : sentenceOf(label),
        object,
      }),
      ...message.map(sentenceOf),
    ],
    isOld: known.has(keyOf(one)),
  };
}

/** Paths of the contracts whose tests may come out otherwise. */
async function concerned(
  files: readonly DraftFile[],
  view: WorkspaceView,
): Promise<readonly string[]> {
  const { contracts } = await view.contents();
  const models = await affectedModels(files, view);
  const names = new Set(
    models.flatMap(({ name, alias = name }) => [name.toLowerCase(), alias.toLowerCase()]),
  );
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
