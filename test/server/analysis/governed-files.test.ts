import { beforeEach, describe, expect, test } from 'vitest';
import { SourceFile } from '../../../server/src/analysis/source-file.ts';
import type { SymbolIndex } from '../../../server/src/analysis/symbol-index.ts';
import { WorkspaceLint } from '../../../server/src/analysis/workspace-lint.ts';
import { defaultConfig } from '../../../server/src/lint/config.ts';
import { LintEngine } from '../../../server/src/lint/engine.ts';
import { defineRule } from '../../../server/src/lint/rule.ts';
import { spec } from '../lint/check.ts';
import { indexOf } from '../lint/check-workspace.ts';

const PROJECT = 'dbt/dbt_project.yml';
const place = { line: 0, start: 0, end: 0 };

/** Says how often other files declare what a model reads. */
const known = defineRule({
  meta: {
    code: 'refs-known',
    family: 'workspace',
    severity: 'warning',
    since: '0.1.0',
    summary: '',
    explanation: '',
    examples: [],
    files: ['dbt-model', 'dbt-properties'],
    cost: 'idle',
    fixable: 'no',
    messages: { found: '' },
  },
  on: 'workspace',
  *check({ uri, governed, workspace }) {
    if (governed?.kind !== 'dbt-model') return;
    for (const { text } of governed.model.refs) {
      const models = workspace.models(text, uri).map((one) => one.uri);
      const described = workspace.describedModels(text, uri).map((one) => one.uri);
      yield { messageId: 'found', place, params: { files: [...models, ...described].join(' ') } };
    }
    for (const { source, table } of governed.model.sources) {
      const [found] = workspace.sourceTables(source.text, table.text, uri);
      yield { messageId: 'found', place, params: { files: found?.uri ?? '' } };
    }
  },
});

let index: SymbolIndex;
let lint: WorkspaceLint;

beforeEach(() => {
  index = indexOf({});
  lint = new WorkspaceLint(new LintEngine(spec, [known]), index, () => defaultConfig);
});

function put(path: string, text: string): void {
  index.put(new SourceFile(path, text, { assumed: false }));
}

function found(path: string): readonly unknown[] {
  return lint.findings(path).map(({ params }) => params?.files);
}

describe('a model', () => {
  beforeEach(() => {
    put(PROJECT, 'name: shop');
    put('dbt/models/fct_a.sql', "select 1 from {{ ref('stg_a') }}");
  });

  test('learns of the models it reads as they come, change and go', () => {
    expect(found('dbt/models/fct_a.sql')).toEqual(['']);
    put('dbt/models/stg_a.sql', 'select 1 as a');
    expect(found('dbt/models/fct_a.sql')).toEqual(['dbt/models/stg_a.sql']);
    put('dbt/models/stg_a.sql', 'select 1 as b');
    expect([...lint.stale]).toContain('dbt/models/fct_a.sql');
    expect(found('dbt/models/fct_a.sql')).toEqual(['dbt/models/stg_a.sql']);
    index.remove('dbt/models/stg_a.sql');
    expect(found('dbt/models/fct_a.sql')).toEqual(['']);
  });

  test('learns of what YAML says of them', () => {
    expect(found('dbt/models/fct_a.sql')).toEqual(['']);
    put('dbt/models/schema.yml', 'models:\n  - name: stg_a');
    expect(found('dbt/models/fct_a.sql')).toEqual(['dbt/models/schema.yml']);
    put('dbt/models/schema.yml', 'models:\n  - name: stg_b');
    expect(found('dbt/models/fct_a.sql')).toEqual(['']);
  });

  test('is not looked at again for other models', () => {
    found('dbt/models/fct_a.sql');
    put('dbt/models/stg_b.sql', 'select 1 as b');
    expect([...lint.stale]).toContain('dbt/models/stg_b.sql');
    expect([...lint.stale]).not.toContain('dbt/models/fct_a.sql');
  });

  test('learns of the tables of its sources', () => {
    put('dbt/models/stg_b.sql', "select 1 from {{ source('shop', 'orders') }}");
    expect(found('dbt/models/stg_b.sql')).toEqual(['']);
    put('dbt/models/src.yml', 'sources: [{name: shop, tables: [{name: orders}]}]');
    expect(found('dbt/models/stg_b.sql')).toEqual(['dbt/models/src.yml']);
  });

  test('sees its own project before others', () => {
    put('other/dbt_project.yml', 'name: other');
    put('other/models/stg_a.sql', 'select 1');
    expect(found('dbt/models/fct_a.sql')).toEqual(['other/models/stg_a.sql']);
    put('dbt/models/stg_a.sql', 'select 1');
    expect(found('dbt/models/fct_a.sql')).toEqual(['dbt/models/stg_a.sql']);
  });
});

test('dbt files count in projects, and below `implementation` only', () => {
  put('dbt/models/fct_a.sql', "select 1 from {{ ref('stg_a') }}");
  put('dbt/models/stg_a.sql', 'select 1');
  put('implementation/models/fct_b.sql', "select 1 from {{ ref('none') }}");
  expect(index.recorded('dbt/models/fct_a.sql')).toBeUndefined();
  expect(found('dbt/models/fct_a.sql')).toEqual([]);
  expect(found('implementation/models/fct_b.sql')).toEqual(['']);
  put(PROJECT, 'name: shop');
  expect(found('dbt/models/fct_a.sql')).toEqual(['dbt/models/stg_a.sql']);
  index.remove(PROJECT);
  expect(found('dbt/models/fct_a.sql')).toEqual([]);
});

test('YAML of dbt that is a contract is none of these', () => {
  put(PROJECT, 'name: shop');
  put(
    'dbt/models/orders.yml',
    'apiVersion: v3.0.2\nkind: DataContract\nid: x\nmodels: [{name: a}]',
  );
  expect(index.recorded('dbt/models/orders.yml')?.governed).toBeUndefined();
  expect(index.models('a')).toEqual([]);
});
