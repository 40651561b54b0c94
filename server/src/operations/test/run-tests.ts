import type { WorkspaceContract } from '../../model/content/workspace-contract.ts';
import type { OperationContext } from '../operation.ts';
import { sampleFiles } from '../sample-files.ts';
import { isSqlError, SqlError, type SqlSession } from '../sql-engine.ts';
import type { WorkspaceContents } from '../workspace-contents.ts';
import { dbtTests } from './dbt/dbt-tests.ts';
import { readDbtProjects, type DbtRun } from './dbt/dbt-run.ts';
import { freezeClock } from './freeze-clock.ts';
import { makeTests, say, type MadeTest } from './make-tests.ts';
import { objectTests } from './object-tests.ts';
import { skipped, type Outcome } from './outcome.ts';
import type { PlannedTest, TestRun } from './planned-test.ts';
import { propertyTests } from './property-tests.ts';
import { loadSamples } from './sample-database.ts';
import { straySamples } from './stray-samples.ts';
import type { SampleTest, TestReport } from './test-report.ts';
import { testedObjects, type TestedObject } from './tested-object.ts';

/** Which tests are run. */
export interface WantedTests {
  /** Names of contracts, or files and folders of them; all when left out. */
  readonly paths?: readonly string[] | undefined;
  /** Ids; all when left out. */
  readonly tests?: readonly string[] | undefined;
  /** Says which tests there are, and runs none. */
  readonly list?: boolean | undefined;
}

/** Holds the sample data of a workspace against the contracts that were read. */
export async function runTests(
  { paths, tests: ids, list = false }: WantedTests,
  { contracts, notRead }: Pick<WorkspaceContents, 'contracts' | 'notRead'>,
  context: OperationContext,
): Promise<TestReport> {
  const read = contracts.filter(({ content }) => content.objects.length > 0);
  const samples = await sampleFiles(read, context);
  const objects = testedObjects(read, samples);
  const dbt = await readDbtProjects(objects, context);
  const wanted = objects.filter(({ contract }) => isWanted(contract, paths, context));
  const planned = wanted.flatMap((one) => [...testsOf(one, dbt)]);
  const made = makeTests(planned, ({ of }) => nameOf(of.contract), context.translate);
  const asked = ids === undefined ? made : made.filter(({ test }) => ids.includes(test.id));
  const report = {
    strays: paths?.length ? [] : await straySamples(read, samples, context),
    notRead,
  };
  if (list) return { ...report, tests: asked.map(({ test }) => test), unavailable: undefined };
  return { ...report, ...(await runAll(asked, objects, dbt, context)) };
}

function* testsOf(one: TestedObject, dbt: DbtRun): Iterable<PlannedTest> {
  yield* objectTests(one);
  if (one.sample !== undefined) yield* propertyTests(one);
  yield* dbtTests(one, dbt);
}

/** The name of a contract, or the stem of its file. */
function nameOf({ path, content }: WorkspaceContract): string {
  return content.name ?? stemOf(path);
}

function stemOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/(?:\.odcs)?\.(?:ya?ml|json)$/i, '');
}

function isWanted(
  contract: WorkspaceContract,
  paths: readonly string[] | undefined,
  { files }: OperationContext,
): boolean {
  if (!paths?.length) return true;
  const { path, content } = contract;
  const file = files.absolute(path);
  return paths.some((one) => {
    if (one === content.name || one === content.id || one === stemOf(path)) return true;
    const asked = files.absolute(one).replace(/\/+$/, '');
    return file === asked || file.startsWith(`${asked}/`);
  });
}

async function runAll(
  made: readonly MadeTest[],
  objects: readonly TestedObject[],
  dbt: DbtRun,
  context: OperationContext,
): Promise<Pick<TestReport, 'tests' | 'unavailable'>> {
  const { sql, token, translate } = context;
  let session: SqlSession | undefined;
  try {
    if (made.length === 0) return { tests: [], unavailable: undefined };
    if (sql === undefined) throw new SqlError('missing', '');
    session = await sql.open({ token });
    await dbt.load(session);
    const samples = await loadSamples(objects, session, (path) => context.files.absolute(path));
    const resolve: TestRun['resolve'] = (from, path) => context.files.resolveFile(from, path);
    const clock = await freezeClock(session, samples);
    const run: TestRun = { session, samples, objects, clock, resolve };
    const tests: SampleTest[] = [];
    for (const one of made) tests.push(finish(one, await runOne(one, run), context));
    return { tests, unavailable: undefined };
  } catch (error) {
    if (!isSqlError(error)) throw error;
    const outcome = interrupted(error);
    const isMissing = error.kind === 'missing';
    return {
      tests: made.map((one) => finish(one, outcome, context)),
      unavailable: isMissing ? say(outcome.because, translate) : undefined,
    };
  } finally {
    session?.close();
  }
}

async function runOne({ planned }: MadeTest, run: TestRun): Promise<Outcome> {
  try {
    return await planned.run(run);
  } catch (error) {
    if (!isSqlError(error)) throw error;
    return interrupted(error);
  }
}

/** What stands for a test that came to no end. */
function interrupted({ kind, message }: SqlError): Outcome {
  switch (kind) {
    case 'missing':
      return {
        state: 'skipped',
        because: [{ text: 'noEngine' }, { text: 'noEnginePart' }],
      };
    case 'cancelled':
      return skipped('cancelled');
    case 'timeout':
      return { state: 'failed', because: [{ text: 'tooLong' }] };
    case 'memory':
      return { state: 'failed', because: [{ text: 'tooMuch' }] };
    case 'crash':
      return { state: 'failed', because: [{ text: 'crashed' }] };
    case 'sql':
      return { state: 'failed', because: [{ text: 'sqlFails', params: { reason: message } }] };
  }
}

function finish({ test }: MadeTest, outcome: Outcome, { translate }: OperationContext): SampleTest {
  const { state, because, evidence, diff } = outcome;
  const sayings = { ...test.sayings, message: because };
  return { ...test, state, message: say(because, translate), sayings, evidence, diff };
}
