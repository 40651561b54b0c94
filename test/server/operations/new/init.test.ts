import { expect, test } from 'vitest';
import { applyEdits } from '../../../../server/src/base/text-edit.ts';
import init, { projectName } from '../../../../server/src/operations/init.ts';
import { memoryContext } from '../memory-source.ts';
import { findingsIn, withNew, type Texts } from './apply-new.ts';

const run = (answers: Parameters<typeof init.run>[0], files: Texts = {}) =>
  init.run({ project: 'shop', ...answers }, memoryContext(files));

test('an empty folder gets the whole tree', async () => {
  const { change, failed, kept, dbtProject } = await run({ domain: 'sales' });
  expect(change.files.map(({ path }) => path).sort()).toEqual([
    '.agent-os/profiles/default/standards/python/style.md',
    '.agent-os/profiles/default/standards/sql/modelling.md',
    '.agent-os/profiles/default/standards/sql/style.md',
    'dataengos.json',
    'implementation/.gitignore',
    'implementation/dbt_project/dbt_project.yml',
    'specs/README.md',
    'specs/governance/classification.yaml',
    'specs/governance/macro-library.md',
    'specs/governance/naming.json',
    'specs/governance/tagging.json',
    'specs/governance/tiering-standards.md',
    'specs/pipelines/sales/flow-spec.md',
    'specs/pipelines/sales/topology.mermaid',
    'specs/pipelines/topology.mermaid',
    'specs/product-canvas/slas.yaml',
    'specs/product-canvas/vision.md',
  ]);
  expect({ failed, kept, dbtProject }).toEqual({ failed: [], kept: [], dbtProject: undefined });
  for (const { isNew, edits } of change.files) {
    expect(isNew).toBe(true);
    const text = applyEdits('', edits);
    expect(text).toMatch(/[^\n]\n$/);
    expect(text).not.toContain('undefined');
  }
});

test.each(['recommended', 'strict'] as const)(
  'it lints clean with the preset %s',
  async (preset) => {
    for (const domain of [undefined, 'customer_success']) {
      const files = withNew({}, await run({ domain, preset }));
      expect(await findingsIn(files, preset)).toEqual([]);
      expect(files['dataengos.json']).toContain(`"preset": "${preset}"`);
    }
  },
);

test('a second time there is nothing to make', async () => {
  const files = withNew({}, await run({}));
  const again = await run({}, files);
  expect(again.change.files).toEqual([]);
  expect([...again.kept].sort()).toEqual(Object.keys(files).sort());
});

test('an existing dbt project is used, wherever it lies, and none is made', async () => {
  const files = {
    'transform/dbt_project.yml': 'name: old\n',
    'dbt_packages/dbt_utils/dbt_project.yml': 'name: dbt_utils\n',
    'specs/governance/naming.json': '{}',
  };
  const { change, dbtProject } = await run({}, files);
  expect(dbtProject).toBe('transform/dbt_project.yml');
  expect(change.files.filter(({ path }) => path.startsWith('implementation'))).toEqual([]);
});

test('a policy that has another name is not doubled', async () => {
  const files = {
    'specs/governance/naming-conventions.json': '{}',
    'governance/tiering-standards.md': '# Tiers\n',
  };
  const { change, kept } = await run({}, files);
  const paths = change.files.map(({ path }) => path);
  expect(paths).not.toContain('specs/governance/naming.json');
  expect(paths).not.toContain('specs/governance/tiering-standards.md');
  expect(paths).toContain('specs/governance/tagging.json');
  expect([...kept].sort()).toEqual(Object.keys(files).sort());
});

test.each([
  ['my-shop', 'my_shop'],
  ['loja.são', 'data_platform'],
  ['9lives', 'data_platform'],
])('%s is no name of a dbt project', async (project, suggestion) => {
  const { problems } = await run({ project });
  expect(problems).toMatchObject([{ field: 'project', suggestion }]);
});

test('answers that cannot be used make nothing', async () => {
  const { problems, change } = await run({ team: 'a team', domain: '../x', preset: 'stricter' });
  expect(problems.map(({ field }) => field)).toEqual(['team', 'domain', 'preset']);
  expect(problems[2]?.message).toContain('Did you mean `strict`?');
  expect(change.files).toEqual([]);
});

test.each([
  ['/home/ana/sales-data', 'sales_data'],
  ['file:///c%3A/work/Sales%20Data/', 'sales_data'],
  ['/', 'data_platform'],
  ['/2026', 'data_platform'],
  ['/100%/%E0%A4%A', 'e0_a4_a'],
])('the project in %s is called %s', (folder, name) => {
  expect(projectName(folder)).toBe(name);
});
