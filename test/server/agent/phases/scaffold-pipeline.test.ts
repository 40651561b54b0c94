import { expect, test } from 'vitest';
import { scaffoldPipeline } from '../../../../server/src/agent/phases/scaffold-pipeline.ts';
import { guardPath } from '../../../../server/src/agent/guard-path.ts';
import { churnFiles, type WorldFiles } from '../test-world.ts';
import { draftOf, refusalOf, settingOf } from './phase-setting.ts';

const specsOnly: WorldFiles = Object.fromEntries(
  Object.entries(churnFiles).filter(([path]) => !path.startsWith('implementation/')),
);
const input = { contract: 'churn_report' };

test('makes the models and topologies that a contract demands, and leaves settings and macros to the command', async () => {
  const { prepared, draft } = await draftOf(scaffoldPipeline, input, await settingOf(specsOnly));
  const paths = draft.files.map(({ path }) => path);
  expect(prepared.targets).toEqual(paths);
  expect(paths).toContain(
    'implementation/dbt_project/models/marts/customer_success/dim_customers.sql',
  );
  for (const path of paths) {
    expect(path).toMatch(/\/models\/.*\.(?:sql|ya?ml)$|\/pipelines\/.*\.mermaid$/);
    const scope = { targets: prepared.targets, writes: scaffoldPipeline.writes };
    expect(guardPath(path, scope, 'model'), path).toBeUndefined();
  }
  const command = draft.open.at(-1);
  expect(command).toMatch(/dbt_project\.yml.*which no phase may write: run the command/);
  expect(command).toMatch(/macros\/hash_pii\.sql/);
  expect(command).not.toContain('.dataengos');
  // Whatever a model makes of the files.
  expect(await prepared.openIn?.([], [])).toContain(command);
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
