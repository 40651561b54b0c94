import { expect, test } from 'vitest';
import { outsideColumns } from '../../../../server/src/lint/governance/model-columns.ts';
import type {
  ColumnOrigin,
  DbtModel,
  Relation,
} from '../../../../server/src/model/dbt/dbt-model.ts';

const place = { line: 0, start: 0, end: 1 };
const word = (text: string) => ({ text, place });
const source: Relation = { kind: 'source', source: 'stripe', table: 'customers' };

function origin(
  relation: Relation,
  column?: string,
  more: Partial<ColumnOrigin> = {},
): ColumnOrigin {
  return { relation, column, except: [], through: [], decides: false, ...more };
}

function model(name: string, columns: Readonly<Record<string, readonly ColumnOrigin[]>>): DbtModel {
  return {
    name,
    materialized: undefined,
    tags: [],
    refs: [],
    sources: [],
    tables: [],
    macros: [],
    moreTags: false,
    disabled: false,
    constants: [],
    columns: Object.entries(columns).map(([column, from]) => ({ name: word(column), from })),
    reads: [],
  };
}

function outside(models: readonly DbtModel[], column: string): string[] {
  const workspace = {
    models: (name: string) =>
      models
        .filter((one) => one.name === name)
        .map((one) => ({ uri: `${one.name}.sql`, model: one })),
  };
  const macros = new Map([['hash_pii', 'hash']]);
  return outsideColumns(models[0]!, column, 'a.yaml', workspace, macros).map(
    (one) => `${one.table}.${one.column}`,
  );
}

const ref = (name: string): Relation => ({ kind: 'ref', name });

test('columns are followed through models', () => {
  const models = [
    model('dim', { contact: [origin(ref('stg'), 'mail', { through: ['lower'] })] }),
    model('stg', { mail: [origin(source, 'email')] }),
  ];
  expect(outside(models, 'Contact')).toEqual(['customers.email']);
  expect(outside(models, 'other')).toEqual([]);
});

test('what a macro or a condition hides is not shown', () => {
  const models = [
    model('dim', {
      key: [origin(ref('stg'), 'mail', { through: ['hash_pii'] })],
      kind: [origin(ref('stg'), 'mail', { decides: true }), origin(source, 'status')],
    }),
    model('stg', { mail: [origin(source, 'email')] }),
  ];
  expect(outside(models, 'key')).toEqual([]);
  expect(outside(models, 'kind')).toEqual(['customers.status']);
});

test('a star gives the column of the same name, unless it leaves it out', () => {
  const star = (except: readonly string[]) =>
    outside([model('stg', { '*': [origin(source, undefined, { except })] })], 'email');
  expect(star([])).toEqual(['customers.email']);
  expect(star(['email'])).toEqual([]);
});

test('models that read each other come to an end, and refs without a model are tables', () => {
  const models = [
    model('a', { x: [origin(ref('b'), 'x')] }),
    model('b', { x: [origin(ref('a'), 'x'), origin(ref('seed'), 'x')] }),
  ];
  expect(outside(models, 'x')).toEqual(['seed.x']);
});
