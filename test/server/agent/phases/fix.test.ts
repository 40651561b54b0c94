import { expect, test } from 'vitest';
import { fix } from '../../../../server/src/agent/phases/fix.ts';
import { HOSTILE_NAMES } from '../../hostile-names.ts';
import { churnFiles } from '../test-world.ts';
import { draftOf, refusalOf, settingOf } from './phase-setting.ts';

const CHARGES = 'specs/contracts/sources/stripe/charges.odcs.yaml';

test('what has only one right fix is fixed, and the rest is left to a model', async () => {
  const broken = churnFiles[CHARGES]!.replace(
    /^status: active$/m,
    'status: active\nstatsu: x',
  ).replace(/^( +)classification: confidential\n/m, '$1clasification: confidential\n');
  const setting = await settingOf({ ...churnFiles, [CHARGES]: broken });
  const { draft, prepared } = await draftOf(fix, { path: CHARGES }, setting);
  expect(prepared.targets).toEqual([CHARGES]);
  expect(draft.files).toMatchObject([{ path: CHARGES, base: broken }]);
  expect(draft.files[0]?.text).toBe(await setting.tools.fixed(CHARGES, broken));
  expect(draft.open.length).toBeGreaterThan(0);
  expect(draft.open[0]).toMatch(/^Line \d+: .* \[[\w-]+\]$/);
  expect(prepared.wantsModel(draft)).toBe(true);
  expect(prepared.context[0]?.title).toBe('Findings that are left');
});

test('a file without findings has nothing to decide', async () => {
  const setting = await settingOf(churnFiles);
  const { draft, prepared } = await draftOf(fix, { path: `./${CHARGES}` }, setting);
  expect(draft).toEqual({ files: [], open: [] });
  expect(prepared.wantsModel(draft)).toBe(false);
});

test('only specifications and models of dbt are mended', async () => {
  const files = {
    ...churnFiles,
    'package.json': '{}',
    'specs/.env': 'x',
    '.vscode/settings.json': '{}',
  };
  const setting = await settingOf(files);
  const paths = [
    ...['package.json', '.vscode/settings.json', 'specs/.env', 'README.md', ''],
    ...['specs/../package.json', '/etc/passwd', 'specs\\contracts', 'SPECS/contracts'],
    ...['specs/contracts/manifest.json', 'specs/sample-data/churn_report/fct_churn.csv'],
    ...['implementation/dbt_project/dbt_project.yml', 'implementation/dbt_project/profiles.yml'],
    ...['implementation/dbt_project/macros/hash_pii.sql', '.agent-os/directives/data-architect.md'],
    ...HOSTILE_NAMES,
  ];
  for (const path of paths) {
    const said = await refusalOf(fix, { path }, setting);
    expect(said, path).toMatch(/^There is no specification and no model of dbt at "[^\n\r]*$/);
  }
  const choices = (await fix.input[0]!.choices?.(setting.world)) ?? [];
  expect(choices).toContain(CHARGES);
  for (const path of paths) expect(choices).not.toContain(path);
});

test('says which file may be meant', async () => {
  const setting = await settingOf(churnFiles);
  expect(
    await refusalOf(fix, { path: CHARGES.replace('charges.odcs', 'chargs.odcs') }, setting),
  ).toContain(`Did you mean "${CHARGES}"?`);
});
