import type { DraftFile } from '../../../agent/draft.ts';
import type { DraftFinding } from '../../../agent/verdict.ts';
import type { OperationContext } from '../../operation.ts';
import { isSqlError, type SqlEngine, type SqlSession } from '../../sql-engine.ts';
import { compareColumns } from '../../test/dbt/compare-columns.ts';
import type { DbtProjectFiles } from '../../test/dbt/dbt-project-files.ts';
import { DbtRun } from '../../test/dbt/dbt-run.ts';
import { freezeClock } from '../../test/freeze-clock.ts';
import type { Outcome } from '../../test/outcome.ts';
import type { TestRun } from '../../test/planned-test.ts';
import type { LoadedSample, LoadedSamples } from '../../test/sample-database.ts';
import { columnsOf, testedObjects, type TestedObject } from '../../test/tested-object.ts';
import { affectedModels } from './affected-models.ts';
import { checked, notChecked, placeOfWord, type Checked } from './checked.ts';
import type { ReadModel } from './model-graph.ts';
import { saying, type Sentence } from '../../../agent/sentence.ts';
import { told } from '../../../agent/told.ts';
import { testTexts } from '../../test/test-texts.ts';
import type { WorkspaceView } from './workspace-view.ts';

/** Something that is wrong with what a model gives, and the name that it is about. */
interface ColumnProblem {
  readonly model: ReadModel;
  readonly severity: DraftFinding['severity'];
  readonly message: Sentence;
  readonly word: string;
}

interface Built {
  readonly problems: readonly ColumnProblem[];
  /** Models that were run. */
  readonly count: number;
  /** Why some were not. */
  readonly skipped: readonly Sentence[];
}

/**
 * Runs the models of a draft, and those that read them, on empty tables that are typed as contracts say: a column or type
 * that is not the promised one is found before there is any data. `over`, `base`: the workspace with the draft and without.
 */
export async function checkColumns(
  files: readonly DraftFile[],
  over: WorkspaceView,
  base: WorkspaceView,
): Promise<Checked> {
  const { sql, token } = over.context;
  if (sql === undefined) return notChecked('columns', NO_ENGINE);
  try {
    const made = await built(files, over, sql);
    if (token.isCancellationRequested) return notChecked('columns', saying('It was cancelled.'));
    if (made.count === 0 && made.skipped.length === 0 && made.problems.length === 0)
      return notChecked('columns', saying('No model is concerned.'));
    const before =
      made.problems.length === 0 ? undefined : await built(files, base, sql).catch(ignored);
    const known = new Set(
      before?.problems.map(({ model, message }) => `${model.path}\n${told(message)}`),
    );
    const drafts = new Map(files.map((one) => [one.path, one]));
    const findings = made.problems.map(({ model, severity, message, word }): DraftFinding => {
      const draft = drafts.get(model.path);
      return {
        ...{ path: model.path, code: 'columns', severity, message },
        ...(draft !== undefined && placeOfWord(draft, word)),
        isOld: known.has(`${model.path}\n${told(message)}`),
      };
    });
    const all = checked('columns', findings, kept(made.count));
    if (made.skipped.length === 0 || all.check.state === 'failed') return all;
    const summary = [saying('Not all models could be run.'), made.skipped[0] ?? ''];
    return { ...all, check: { kind: 'columns', state: 'not-checked', summary } };
  } catch (error) {
    if (!isSqlError(error)) throw error;
    return notChecked('columns', reasons[error.kind]);
  }
}

const NO_ENGINE = saying(
  'Models were not run: there is no SQL engine here, or the workspace is not trusted.',
);

/** Never the words of the engine: these may hold values. */
export const reasons = {
  missing: NO_ENGINE,
  sql: saying('The tables for it could not be made.'),
  timeout: saying('It was stopped: it took too long.'),
  memory: saying('It was stopped: it took too much memory.'),
  crash: saying('The SQL engine ended while it ran.'),
  cancelled: saying('It was cancelled.'),
} as const;

function ignored(error: unknown): undefined {
  if (!isSqlError(error)) throw error;
  return undefined;
}

function kept(count: number): Sentence {
  return count === 1
    ? saying('The model gives what contracts promise.')
    : saying('{count} models give what contracts promise.', { count });
}

async function built(
  files: readonly DraftFile[],
  view: WorkspaceView,
  sql: SqlEngine,
): Promise<Built> {
  const models = await affectedModels(files, view);
  if (models.length === 0) return { problems: [], count: 0, skipped: [] };
  const { context } = view;
  const { contracts } = await view.contents();
  const projects = await view.projects();
  const objects = testedObjects(contracts, { files: new Map(), tables: new Map(), failed: [] });
  const dbt = new DbtRun(projects, objects, context, { contractsStand: true });
  const session = await sql.open({ token: context.token });
  try {
    await dbt.load(session);
    return await runModels(models, { dbt, objects, projects, session, context });
  } finally {
    session.close();
  }
}

interface Run {
  readonly dbt: DbtRun;
  readonly objects: readonly TestedObject[];
  readonly projects: readonly DbtProjectFiles[];
  readonly session: SqlSession;
  readonly context: OperationContext;
}

async function runModels(
  models: readonly ReadModel[],
  { dbt, objects, projects, session, context }: Run,
): Promise<Built> {
  const samples: LoadedSamples = new Map(objects.map((one) => [one, emptySample(one)]));
  await session.seal();
  const clock = await freezeClock(session, samples);
  const resolve: TestRun['resolve'] = (from, path) => context.files.resolveFile(from, path);
  const run: TestRun = { session, samples, objects, clock, resolve };
  const problems: ColumnProblem[] = [];
  const skipped: Sentence[] = [];
  let count = 0;
  for (const model of models) {
    const table = await dbt.build(model, run);
    if ('state' in table) {
      const problem = unbuilt(model, table, projects[model.project]);
      if (isProblem(problem)) problems.push(problem);
      else skipped.push(problem);
      continue;
    }
    count++;
    for (const one of objects) {
      const found = dbt.modelOf(one);
      if (found?.name !== model.name || found.project !== model.project) continue;
      problems.push(...columnProblems(model, one, compareColumns(one.object, table.columns)));
    }
  }
  return { problems, count, skipped };
}

/** A problem of the model, or a sentence that says why nobody knows. */
function unbuilt(
  model: ReadModel,
  { because }: Outcome,
  project: DbtProjectFiles | undefined,
): ColumnProblem | Sentence {
  const message = because.map(({ text, params }) => saying(testTexts[text], params));
  const [why] = because;
  const { params = {} } = why ?? {};
  const isOwn = params.model === model.name;
  if (why?.text === 'noModel' && isOwn)
    return { model, severity: 'error', message, word: String(params.read) };
  if (why?.text === 'noSource' && isOwn) {
    const source = String(params.source);
    const word = source.slice(source.lastIndexOf('.') + 1);
    const names = { model: model.name, source };
    const unknown = saying(
      'Model `{model}` reads `{source}`, which no source of the project and no contract is called.',
      names,
    );
    if (!Object.hasOwn(project?.identifiers ?? {}, source))
      return { model, severity: 'error', message: unknown, word };
    return saying('Model `{model}` reads `{source}`, of which there is no contract.', names);
  }
  if ((why?.text === 'modelFails' && isOwn) || why?.text === 'circle') {
    return { model, severity: 'error', message, word: namedIn(String(params.reason ?? '')) };
  }
  return message;
}

function isProblem(one: ColumnProblem | Sentence): one is ColumnProblem {
  return typeof one === 'object' && 'word' in one;
}

/** What a message of the engine is about. */
function namedIn(reason: string): string {
  const found = /named "([^"]+)"/.exec(reason) ?? /column "([^"]+)"/i.exec(reason);
  return (found ?? /"([^"]+)"/.exec(reason))?.[1] ?? '';
}

function columnProblems(
  model: ReadModel,
  { object }: TestedObject,
  { lacking, added, wrong }: ReturnType<typeof compareColumns>,
): readonly ColumnProblem[] {
  const error = { model, severity: 'error' } as const;
  return [
    ...lacking.map(({ name, wanted = saying('any type') }) => ({
      ...{ ...error, word: name },
      message: saying(
        'The model lacks the column `{name}` ({type}) that the contract of `{object}` promises.',
        { name, type: wanted, object: object.name },
      ),
    })),
    ...wrong.map(({ name, wanted, found }) => ({
      ...{ ...error, word: name },
      message: saying(
        'The column `{name}` is {found}, but the contract of `{object}` promises {type}.',
        { name, found, type: wanted, object: object.name },
      ),
    })),
    ...added.map(({ name, type }) => ({
      ...{ ...error, word: name },
      message: saying('The column `{name}` ({type}) is not in the contract of `{object}`.', {
        ...{ name, type, object: object.name },
      }),
    })),
  ];
}

/** One with no row and no column: what stands for an object has columns of the types of its contract then. */
function emptySample({ object }: TestedObject): LoadedSample {
  const columns = { present: new Map(), missing: columnsOf(object), unknown: [] };
  return { columns, table: '(select 1 as row where false)' };
}
