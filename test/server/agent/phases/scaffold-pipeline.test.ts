import { expect, test } from 'vitest';
import { scaffoldPipeline } from '../../../../server/src/agent/phases/scaffold-pipeline.ts';
import { guardPath } from '../../../../server/src/agent/guard-path.ts';
import { churnFiles, type WorldFiles } from '../test-world.ts';
import { draftOf, refusalOf, settingOf } from './phase-setting.ts';
import { InWords } from '../../../../server/src/agent/in-words.ts';

const specsOnly: WorldFiles = Object.fromEntries(
  Object.entries(churnFiles).filter(([path]) => !path.startsWith('implementation/')),
);
const input = { contract: 'churn_report' };

test('makes all that dbt needs to run, of which a model may propose models and topologies only', async () => {
  const { prepared, draft } = await draftOf(scaffoldPipeline, input, await settingOf(specsOnly));
  const paths = draft.files.map(({ path }) => path);
  expect(prepared.targets).toEqual(paths);
  const { writes, compiles } = scaffoldPipeline;
  const scope = { targets: prepared.targets, writes, compiles };
  for (const path of paths) {
    expect(guardPath(path, scope, 'phase'), path).toBeUndefined();
    const isForModels = /\/models\/.*\.(?:sql|ya?ml)$|\/pipelines\/.*\.mermaid$/.test(path);
    expect(guardPath(path, scope, 'model') === undefined, path).toBe(isForModels);
  }
  const project = 'implementation/dbt_project';
  for (const path of [
    'dbt_project.yml',
    'profiles.yml',
    'macros/hash_pii.sql',
    'macros/dataengos/dataengos_misses.sql',
    'models/marts/customer_success/dim_customers.sql',
    'tests/generic/dataengos/dataengos_row_count.sql',
  ])
    expect(paths).toContain(`${project}/${path}`);
  expect(draft.open.join('\n')).not.toContain('which no phase writes');
  // Whatever a model makes of the files.
  const open = (await prepared.openIn?.(draft.files, [])) ?? [];
  expect(new InWords().sentences(open)).toEqual(draft.open);
});

test('every macro and generic test that its YAML names is in the draft', async () => {
  const { draft } = await draftOf(scaffoldPipeline, input, await settingOf(specsOnly));
  const named = new Set(
    draft.files
      .filter(({ path }) => /\/models\/.*\.yml$/.test(path))
      .flatMap(({ text }) => [...text.matchAll(/\b(dataengos_\w+):/g)].map(([, name]) => name)),
  );
  expect(named.size).toBeGreaterThan(3);
  const made = draft.files.flatMap(({ text }) =>
    [...text.matchAll(/\{% test (\w+)/g)].map(([, name]) => name),
  );
  expect(made).toEqual(expect.arrayContaining([...named]));
});

test('macros and tests that are there already are not made again', async () => {
  const setting = await settingOf(specsOnly);
  const { draft } = await draftOf(scaffoldPipeline, input, setting);
  const written = Object.fromEntries(draft.files.map(({ path, text }) => [path, text]));
  const again = await draftOf(
    scaffoldPipeline,
    input,
    await settingOf({ ...specsOnly, ...written }),
  );
  expect(again.draft.files).toEqual([]);
});

test('a model is wanted only where something is left to write', async () => {
  const setting = await settingOf(specsOnly);
  const churn = await draftOf(scaffoldPipeline, input, setting);
  expect(churn.prepared.wantsModel(churn.draft)).toBe(true);
  expect(churn.draft.open.join('\n')).toMatch(/left to write in .*int_churn_calculation\.sql/);
  const source = await draftOf(scaffoldPipeline, { contract: 'stripe_customers' }, setting);
  expect(source.draft.files.length).toBeGreaterThan(0);
  expect(source.prepared.wantsModel(source.draft)).toBe(false);
});

test('leaves the models that people wrote as they are', async () => {
  const { draft } = await draftOf(scaffoldPipeline, input, await settingOf(churnFiles));
  for (const { path, base, text } of draft.files)
    if (path.endsWith('.sql')) expect(text, path).toBe(base ?? text);
});

test('the same files give the same draft', async () => {
  const one = await draftOf(scaffoldPipeline, input, await settingOf(specsOnly));
  const other = await draftOf(scaffoldPipeline, input, await settingOf(specsOnly));
  expect(other.draft).toEqual(one.draft);
});

test('says which contract may be meant, and offers those that there are', async () => {
  const setting = await settingOf(churnFiles);
  expect(await refusalOf(scaffoldPipeline, { contract: 'churn_reprot' }, setting)).toBe(
    'No data contract has the name, id or path "churn_reprot". Did you mean "churn_report"?',
  );
  const choices = await scaffoldPipeline.input[0]!.choices?.(setting.world);
  expect(choices).toContain('churn_report');
  const broken = `${churnFiles['specs/contracts/sources/stripe/charges.odcs.yaml']!}\n  - [`;
  const files = { 'specs/contracts/sources/stripe/charges.odcs.yaml': broken };
  expect(
    await refusalOf(scaffoldPipeline, { contract: 'stripe_charges' }, await settingOf(files)),
  ).toMatch(/is broken/);
});
