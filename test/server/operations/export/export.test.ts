import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../../server/src/base/text-edit.ts';
import { sha256 } from '../../../../server/src/base/sha256.ts';
import { contract } from '../../../../server/src/lint/example.ts';
import exportFiles from '../../../../server/src/operations/export.ts';
import type { ExportAnswer } from '../../../../server/src/operations/export/export-target.ts';
import { readFlowchart } from '../../../../server/src/syntax/mermaid/read-flowchart.ts';
import { ask } from '../../syntax/mermaid/oracle.ts';
import { memoryContext, type MemoryFiles } from '../memory-source.ts';
import { brokenLinks } from './broken-links.ts';

type Texts = Record<string, string>;

const DBT = 'implementation/dbt_project';

const CUSTOMERS = contract(`
domain: sales
description:
  purpose: Who buys.
servers:
  - server: production
    type: postgres
    host: secret-host.example.com
    port: 5432
    database: shop
    schema: public
schema:
  - name: customers
    businessName: Customers
    description: One row per customer.
    properties:
      - name: customer_id
        logicalType: string
        required: true
        primaryKey: true
        examples: [c-1]
      - name: email
        logicalType: string
        classification: confidential
        examples: [ana@private.example]
        quality:
          - metric: invalidValues
            arguments:
              validValues: [bo@private.example]
            mustBe: 0
`);

const WORKSPACE: Texts = {
  'specs/contracts/sources/shop/customers.odcs.yaml': CUSTOMERS,
  [`${DBT}/dbt_project.yml`]: 'name: shop\nversion: 1.0.0\n',
  [`${DBT}/profiles.yml`]: 'shop: {}\n',
  [`${DBT}/models/Profiles.yaml`]: 'shop: {}\n',
  [`${DBT}/.user.yml`]: 'id: 1\n',
  [`${DBT}/.dataengos/base/models/stg_customers.sql`]: 'x\n',
  [`${DBT}/target/run.sql`]: 'select 1\n',
  [`${DBT}/notes.txt`]: 'x\n',
  [`${DBT}/models/staging/shop/_shop__sources.yml`]:
    'version: 2\nsources:\n  - name: shop\n    tables:\n      - name: customers\n',
  [`${DBT}/models/staging/shop/stg_customers.sql`]:
    "select customer_id from {{ source('shop', 'customers') }}\n",
  [`${DBT}/models/marts/fct_customers.sql`]: "select customer_id from {{ ref('stg_customers') }}\n",
};

function run(files: MemoryFiles, input: Parameters<typeof exportFiles.run>[0] = {}) {
  return exportFiles.run(input, memoryContext(files));
}

/** The files after the change. */
function applied(files: Texts, { change }: ExportAnswer): Texts {
  const after = new Map(Object.entries(files));
  for (const { path, isGone, edits } of change.files)
    if (isGone === true) after.delete(path);
    else after.set(path, applyEdits(after.get(path) ?? '', edits));
  return Object.fromEntries(after);
}

async function exported(files: Texts, input = {}): Promise<Texts> {
  const answer = await run(files, input);
  expect(answer.refused).toBeUndefined();
  expect(answer.failed).toEqual([]);
  return applied(files, answer);
}

const below = (files: Texts, folder: string): readonly string[] =>
  Object.keys(files)
    .filter((path) => path.startsWith(`${folder}/`))
    .map((path) => path.slice(folder.length + 1))
    .sort();

describe('the warehouse package', () => {
  test('holds what dbt needs and nothing else', async () => {
    const after = await exported(WORKSPACE, { targets: ['warehouse-package'] });
    expect(below(after, 'exports/warehouse-package')).toEqual([
      'dbt_project.yml',
      'manifest.json',
      'models/marts/fct_customers.sql',
      'models/staging/shop/_shop__sources.yml',
      'models/staging/shop/stg_customers.sql',
    ]);
    expect(below(after, 'exports/docs')).toEqual([]);
  });

  test('its manifest names each file with its hash and its contracts, and says what is left out', async () => {
    const after = await exported(WORKSPACE);
    const manifest = JSON.parse(after['exports/warehouse-package/manifest.json'] ?? '') as {
      files: { path: string; sha256: string; contracts?: { name: string; version: string }[] }[];
      leftOut: { path: string }[];
    };
    for (const { path, sha256: hash } of manifest.files)
      expect(sha256(after[`exports/warehouse-package/${path}`] ?? '')).toBe(hash);
    const staging = manifest.files.find(({ path }) => path.endsWith('stg_customers.sql'));
    expect(staging?.contracts).toHaveLength(1);
    expect(manifest.leftOut.map(({ path }) => path)).toEqual([
      'models/Profiles.yaml',
      'notes.txt',
      'profiles.yml',
    ]);
  });

  test('models of drafts are left out, with what is made of them and what YAML says of them', async () => {
    const files: Texts = {
      ...WORKSPACE,
      'specs/contracts/sources/shop/customers.odcs.yaml': CUSTOMERS.replace(
        'status: active',
        'status: draft',
      ),
      [`${DBT}/models/free.sql`]: 'select 1 as one\n',
      [`${DBT}/models/models.yml`]:
        "version: 2\nmodels:\n  - name: stg_customers\n    description: Gone.\n  - name: free\n    # Stays.\n    columns:\n      - name: one\n        data_tests:\n          - not_null\n          - relationships:\n              arguments:\n                to: ref('fct_customers')\n                field: one\n",
      [`${DBT}/models/marts/marts.yml`]: 'version: 2\nmodels:\n  - name: fct_customers\n',
      [`${DBT}/tests/all_there.sql`]: "select * from {{ ref('fct_customers') }} where false\n",
    };
    const answer = await run(files, { targets: ['warehouse-package'] });
    expect(answer.refused).toBeUndefined();
    const after = applied(files, answer);
    expect(below(after, 'exports/warehouse-package')).toEqual([
      'dbt_project.yml',
      'manifest.json',
      'models/free.sql',
      'models/models.yml',
      'models/staging/shop/_shop__sources.yml',
    ]);
    expect(after['exports/warehouse-package/models/models.yml']).toBe(
      'version: 2\nmodels:\n  - name: free\n    # Stays.\n    columns:\n      - name: one\n        data_tests:\n          - not_null\n',
    );
    expect(answer.targets[0]?.leftOut).toContainEqual({
      path: 'models/staging/shop/stg_customers.sql',
      reason: 'It reads "customers", whose contract is a draft.',
    });
    expect(answer.targets[0]?.leftOut).toContainEqual({
      path: 'models/marts/marts.yml',
      reason: 'All that it speaks of is left out.',
    });
    expect(answer.targets[0]?.leftOut).toContainEqual({
      path: 'tests/all_there.sql',
      reason: 'It reads "fct_customers", which is left out.',
    });
  });

  test('logic that is still to be written keeps it from being made', async () => {
    const path = `${DBT}/models/marts/fct_customers.sql`;
    const answer = await run({
      ...WORKSPACE,
      [path]: 'select\n  -- TODO(dataengos): say how\n  cast(null as int) as n\n',
    });
    expect(answer.refused?.marks).toEqual([{ path, line: 2 }]);
    expect(answer.change.files).toEqual([]);
  });

  test('without a dbt project there is none, and the docs come all the same', async () => {
    const files = { 'specs/contracts/customers.odcs.yaml': CUSTOMERS };
    const answer = await run(files);
    expect(answer.targets.map(({ target, nothing }) => [target, nothing])).toEqual([
      ['warehouse-package', 'There is no dbt project to deliver.'],
      ['docs', undefined],
    ]);
    expect(below(applied(files, answer), 'exports/docs')).toContain('README.md');
  });
});

describe('an export', () => {
  test('is refused with the errors of the workspace', async () => {
    const path = 'specs/contracts/sources/shop/customers.odcs.yaml';
    const answer = await run({
      ...WORKSPACE,
      [path]: CUSTOMERS.replace('version: 1', 'version: {}\nx: 1'),
    });
    expect(answer.refused?.findings.map((one) => one.path)).toEqual([path]);
    for (const { severity } of answer.refused?.findings[0]?.findings ?? [])
      expect(severity).toBe('error');
    expect(answer.change.files).toEqual([]);
  });

  test('is refused where a contract could not be read', async () => {
    const answer = await run({
      ...WORKSPACE,
      'specs/contracts/b.odcs.yaml': { reason: 'Locked.' },
    });
    expect(answer.refused?.notChecked).toContainEqual({
      path: 'specs/contracts/b.odcs.yaml',
      reason: 'Locked.',
    });
  });

  test('made twice changes nothing, whatever the first one left', async () => {
    const after = await exported(WORKSPACE);
    expect((await run(after)).change.files).toEqual([]);
  });

  test('takes away what an earlier one made, and leaves what people put there', async () => {
    const after = await exported(WORKSPACE);
    after['exports/warehouse-package/notes.md'] = 'mine\n';
    const { [`${DBT}/models/marts/fct_customers.sql`]: _, ...files } = after;
    const again = await exported(files);
    expect(again).not.toHaveProperty('exports/warehouse-package/models/marts/fct_customers.sql');
    expect(again['exports/warehouse-package/notes.md']).toBe('mine\n');
  });

  test('does not replace what people have changed, unless it is forced to', async () => {
    const path = 'exports/docs/README.md';
    const after = { ...(await exported(WORKSPACE)), [path]: 'mine\n' };
    const answer = await run(after);
    expect(answer.refused?.changed).toEqual([path]);
    expect(answer.change.files).toEqual([]);
    expect((await exported(after, { force: true }))[path]).toContain('# Data catalog');
  });

  test('takes other line ends for no change', async () => {
    const after = await exported(WORKSPACE);
    const path = 'exports/docs/glossary.md';
    after[path] = (after[path] ?? '').replaceAll('\n', '\r\n');
    expect((await run(after)).refused).toBeUndefined();
  });

  test('a target that is not there is a mistake of the caller', async () => {
    await expect(run(WORKSPACE, { targets: ['moon'] })).rejects.toThrow('moon');
  });
});

describe('the docs', () => {
  test('hold no value of a sensitive column, and nothing that leads to a server', async () => {
    const text = Object.entries(await exported(WORKSPACE))
      .filter(([path]) => path.startsWith('exports/docs/'))
      .map(([, one]) => one)
      .join('\n');
    expect(text).toContain('c-1');
    expect(text).not.toMatch(/private\.example|secret-host|5432/);
    expect(text).toContain('Invalid values, other than 1 values');
  });

  test('have no link that leads nowhere, and pictures that Mermaid reads', async () => {
    const hostile = CUSTOMERS.replace(
      'businessName: Customers',
      'businessName: "a | `b` <img src=x> [l](x)\\n# h"',
    )
      .replace('name: customers', 'name: "cus|`tom\\ners]](x"')
      .replace('purpose: Who buys.', 'purpose: "```\\n</details> <script>"');
    const files = { ...WORKSPACE, 'specs/contracts/odd.odcs.yaml': hostile };
    const after = await exported(files);
    expect(brokenLinks(after, 'exports/docs')).toEqual([]);
    const charts = Object.values(after).flatMap((text) =>
      Array.from(text.matchAll(/```mermaid\n([^]*?)```/g), ([, chart = '']) => chart),
    );
    expect(charts.length).toBeGreaterThan(2);
    for (const chart of charts) {
      expect(readFlowchart(chart)?.problems).toEqual([]);
      // What Mermaid itself cannot read it answers with a sentence.
      expect(await ask(chart)).toBeTypeOf('object');
    }
    for (const [path, text] of Object.entries(after)) {
      if (!path.endsWith('.md')) continue;
      const prose = text.replaceAll(/(?<![\\`])(`+)(?!`).*?(?<!`)\1(?!`)/g, '');
      expect(prose).not.toMatch(/(?<!\\)<(?:img|script|\/details)/);
    }
  });
});
