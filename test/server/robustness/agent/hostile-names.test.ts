import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { implementLogic } from '../../../../server/src/agent/phases/implement-logic.ts';
import { scaffoldPipeline } from '../../../../server/src/agent/phases/scaffold-pipeline.ts';
import type { Phase } from '../../../../server/src/agent/phase.ts';
import type { RunnerHost } from '../../../../server/src/agent/runner-host.ts';
import { runPhase } from '../../../../server/src/agent/runner.ts';
import type { RunState } from '../../../../server/src/agent/run-state.ts';
import { makeRunnerHost } from '../../../../server/src/operations/run/make-runner-host.ts';
import { agentHost } from '../../agent/scripted/agent-host.ts';
import { propose, scriptedModel } from '../../agent/scripted-model.ts';
import { expectSafeSql, expectSafeYaml } from '../../generate/dbt/expect-safe.ts';
import { hostileFiles } from '../../generate/dbt/hostile-workspace.ts';
import { testEngine } from '../../hosts/node/engine/test-engine.ts';
import { addFiles, tempFolder } from '../../hosts/temp-folder.ts';
import { diskContext } from '../../operations/run/churn-workspace.ts';
import { folderHash } from './folder-hash.ts';
import { told } from '../../../../server/src/agent/told.ts';

/** Few, as each is the name of a table, of a column, and of all that is said of them. */
const NAMES = [
  ...['a"b', "a'b", 'a\\b', '{{ 1 }}', '{% raw %}', '{# x #}', '${x}', "'); drop table x; --"],
  ...['a\nb', '*/ -- {{ x', '../../x', '__proto__', 'select', 'שלום\u202ea'],
];
const FILES = hostileFiles(NAMES);
const PROJECT = 'implementation/dbt_project';

/** Where no model may write; the last is a file of the run, for the compiler only. */
const ELSEWHERE = [
  ...[...NAMES, '../x.sql', `${PROJECT}/models/../../../x.sql`, 'macros/x.sql'],
  `${PROJECT}/dbt_project.yml`,
];

async function hostIn(root: string): Promise<RunnerHost> {
  const context = diskContext(root, await testEngine());
  return makeRunnerHost(context, '.', agentHost(undefined), { mcp: false });
}

/** Proposes what lies elsewhere, whatever it is told. */
function strayingModel(): ReturnType<typeof scriptedModel> {
  return scriptedModel(
    ELSEWHERE.map((path) =>
      propose({ files: [{ path, text: 'select 1' }], open: [], summary: 'Validated ✓' }),
    ),
  );
}

/** The state of a run that is not refused. */
async function ran(
  phase: Phase,
  input: Readonly<Record<string, string>>,
  host: RunnerHost,
): Promise<RunState> {
  const state = await runPhase(phase, input, host, { folder: '.', attempts: ELSEWHERE.length });
  if ('refused' in state) throw new Error(told(state.refused));
  return state;
}

/** What came out may be written, and holds no name where a name could do something. */
function expectSafe({ draft, status, reason, verdict }: RunState): void {
  expect(status, told(reason ?? '')).toBe('proposed');
  expect(draft?.files.length).toBeGreaterThan(0);
  for (const { path, text } of draft?.files ?? []) {
    expect(path).toMatch(
      /^implementation\/dbt_project\/(?:[A-Za-z_][\w-]*\/)*[A-Za-z_][\w-]*\.(?:sql|yml)$/,
    );
    if (path.startsWith(`${PROJECT}/models/`) && path.endsWith('.sql')) expectSafeSql(text);
    else if (path.endsWith('.yml') && !path.endsWith('/profiles.yml')) expectSafeYaml(text);
  }
  expect(stateOf('parse', verdict)).toBe('passed');
}

function stateOf(wanted: string, verdict: RunState['verdict']): string | undefined {
  return verdict?.checks.find(({ kind }) => kind === wanted)?.state;
}

test('contracts are scaffolded into files that stay in their folder, whatever a model says', async () => {
  const root = tempFolder(FILES);
  const before = folderHash(root);
  const host = await hostIn(root);
  for (const contract of Object.keys(FILES)) {
    const alone = await ran(scaffoldPipeline, { contract }, host);
    expectSafe(alone);
    expect(alone.draft?.files.length).toBeGreaterThan(NAMES.length);
    const model = strayingModel();
    const { draft } = await ran(scaffoldPipeline, { contract }, { ...host, model });
    expect(draft?.files).toEqual(alone.draft?.files);
    expect(model.requests).toHaveLength(ELSEWHERE.length);
  }
  expect(folderHash(root)).toBe(before);
});

test('each model is written from nothing', async () => {
  const root = tempFolder(FILES);
  const before = folderHash(root);
  const host = await hostIn(root);
  const names = (await implementLogic.input[0]?.choices?.(host.world)) ?? [];
  expect(names).toHaveLength(2 * NAMES.length);
  for (const model of names) expectSafe(await ran(implementLogic, { model }, host));
  expect(folderHash(root)).toBe(before);
});

test('models run in a project that was scaffolded, and give the columns that are promised', async () => {
  // What a source with a template in its name is called, only dbt can tell.
  const plain = hostileFiles(NAMES.filter((name) => !/\{[{%#]/.test(name)));
  const root = tempFolder({ ...plain, [`${PROJECT}/dbt_project.yml`]: 'name: shop\n' });
  const host = await hostIn(root);
  for (const contract of Object.keys(plain)) {
    const { draft } = await ran(scaffoldPipeline, { contract }, host);
    addFiles(root, Object.fromEntries(draft?.files.map(({ path, text }) => [path, text]) ?? []));
  }
  // The first ones have all names for columns.
  for (const name of ['staging/evil/stg_a_b', 'marts/x/fct_a_b', 'marts/x/fct_drop_table_x']) {
    const path = join(root, `${PROJECT}/models/${name}.sql`);
    const text = readFileSync(path);
    rmSync(path);
    const before = folderHash(root);
    const input = { model: basename(name) };
    const alone = await ran(implementLogic, input, host);
    expectSafe(alone);
    expect(stateOf('columns', alone.verdict)).toBe('passed');
    const { draft } = await ran(implementLogic, input, { ...host, model: strayingModel() });
    expect(draft?.files).toEqual(alone.draft?.files);
    expect(folderHash(root)).toBe(before);
    writeFileSync(path, text);
  }
});

test('what cannot be done is refused in one line that says why', async () => {
  const host = await hostIn(tempFolder(FILES));
  for (const name of [...NAMES, '../'.repeat(50), 'x'.repeat(10_000)])
    for (const [phase, input] of [
      [scaffoldPipeline, { contract: name }],
      [implementLogic, { model: name }],
    ] as const) {
      const state = await runPhase(phase, input, host, { folder: '.' });
      const refused = 'refused' in state ? told(state.refused) : 'It ran.';
      expect(refused).toMatch(
        /^(?:No data contract has|Several contracts are called|No dbt model can be called|No contract, topology or file knows).{1,300}\.$/,
      );
      expect(refused).not.toMatch(/\p{Cf}/u);
    }
});
