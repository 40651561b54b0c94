import { expect, test } from 'vitest';
import { lintTogether } from './check-workspace.ts';

const MODEL = 'dbt/models/stg_orders.sql';
const DESCRIBED = 'dbt/models/models.yml';
const CHART = 'specs/pipelines/topology.mermaid';
const PAGE = 'specs/pipelines/flow-spec.md';

function said(path: string, text: string): readonly string[] {
  const files = {
    'dbt/dbt_project.yml': 'name: shop\n',
    'specs/governance/naming.json': '{ "casing": { "tables": "snake_case" } }',
    [path]: text,
  };
  return lintTogether(files).flatMap((file) =>
    file.path === path ? file.findings.map(({ code, messageId }) => `${code}: ${messageId}`) : [],
  );
}

const written = {
  [MODEL]: (comment: string) => `-- ${comment}\nselect 1 as a\n`,
  [DESCRIBED]: (comment: string) => `version: 2\n# ${comment}\nmodels:\n  - name: stg_orders\n`,
  [CHART]: (comment: string) => `flowchart LR\n  %% ${comment}\n  A[Some step] --> B[Other step]\n`,
  [PAGE]: (comment: string) =>
    `<!-- ${comment} -->\n\n\`\`\`mermaid\nflowchart LR\n  A[Some step] --> B[Other step]\n\`\`\`\n`,
};

test.each(Object.entries(written))('%s: what is wrong with a comment is said', (path, write) => {
  expect(said(path, write('dataengos-disable-file valid-mermaid'))).toEqual([
    'suppression-has-reason: no-reason',
  ]);
  expect(said(path, write('dataengos-disable-fil valid-mermaid -- why'))).toEqual([
    'suppression-has-reason: similar',
  ]);
  expect(said(path, write('dataengos-disable-file valid-mermade -- why'))).toEqual([
    'suppression-is-used: similar',
  ]);
});

test('a contract says it once', () => {
  const contract =
    'apiVersion: v3.1.0\nkind: DataContract\nid: a\nversion: 1.0.0\nstatus: active\n';
  expect(said('a.odcs.yaml', `${contract}# dataengos-disable-file known-fields\n`)).toEqual([
    'suppression-has-reason: no-reason',
  ]);
});
