import { describe, expect, test } from 'vitest';
import { mergeYaml } from '../../../../server/src/syntax/merge/merge-yaml.ts';

const base = `version: 2

models:
  - name: stg_orders
    description: Orders as the shop has them.
    config:
      tags: [staging, shop]
    columns:
      - name: id
        description: Key.
        data_tests:
          - not_null
          - unique
      - name: amount
        description: What was paid.
        data_tests:
          - accepted_values:
              arguments:
                values: [1, 2]
`;

describe('what people wrote', () => {
  test('stands when nothing new is made', () => {
    const current = `# ours\nmodels: [ ]   # nothing\n`;
    expect(mergeYaml(base, current, base)).toEqual({ text: current, conflicts: [] });
  });

  test('keeps its comment on the line of an empty list, whatever fills it', () => {
    const current = 'models:\n- name: a\n  columns: [] # by hand\n';
    const next =
      'models:\n- name: a\n  columns:\n  - name: id\n    description: |-\n      x\n      y\n';
    expect(mergeYaml(undefined, current, next)).toEqual({
      text: 'models:\n- name: a\n  columns: # by hand\n    - name: id\n      description: |-\n        x\n        y\n',
      conflicts: [],
    });
  });

  test('keeps its keys together: what is new comes behind them', () => {
    const current = `sources:
  - name: shop
    schema: main  # for now
    tables:
      - name: orders
        description: By hand.
      - name: customers
`;
    const next = `sources:
  - name: shop
    config:
      tags: [shop]
    tables:
      - name: orders
        columns:
          - name: id
      - name: customers
        columns:
          - name: id
`;
    expect(mergeYaml(undefined, current, next).text).toBe(`sources:
  - name: shop
    schema: main  # for now
    config:
      tags: [shop]
    tables:
      - name: orders
        description: By hand.
        columns:
          - name: id
      - name: customers
        columns:
          - name: id
`);
  });

  test('is replaced where nobody touched the file', () => {
    expect(mergeYaml(base, base, 'a: 1\n').text).toBe('a: 1\n');
  });

  test('keeps its comments, order, quotes and tests while the rest is brought up to date', () => {
    const current = `version: 2
# The shop is closed on Sundays.
models:
- name: 'stg_orders'   # the orders
  columns:
  - name: amount
    description: 'What was paid.'
    data_tests:
    - accepted_values:
        arguments:
          values: [1, 2]
    - dbt_utils.accepted_range: { min_value: 0 }  # by hand
  - name: id
    description: Key, which finance knows as order number.
    data_tests: [not_null, unique]
    meta: {owner: finance}
  config:
    tags: [shop, 'staging', finance]
  description: Orders as the shop has them.
`;
    const next = base
      .replace('What was paid.', 'What was paid, in euros.')
      .replace('[1, 2]', '[1, 2, 3]')
      .replace('[staging, shop]', '[staging, sales]')
      .replace(
        '      - name: amount',
        '      - name: status\n        data_tests:\n          - not_null\n      - name: amount',
      )
      .concat('  - name: stg_customers\n    columns:\n      - name: id\n');
    expect(mergeYaml(base, current, next)).toEqual({
      text: `version: 2
# The shop is closed on Sundays.
models:
- name: 'stg_orders'   # the orders
  columns:
  - name: amount
    description: 'What was paid, in euros.'
    data_tests:
    - accepted_values:
        arguments:
          values: [1, 2, 3]
    - dbt_utils.accepted_range: { min_value: 0 }  # by hand
  - name: id
    description: Key, which finance knows as order number.
    data_tests: [not_null, unique]
    meta: {owner: finance}
  - name: status
    data_tests:
      - not_null
  config:
    tags: ['staging', finance, sales]
  description: Orders as the shop has them.
- name: stg_customers
  columns:
    - name: id
`,
      conflicts: [],
    });
  });

  test('stands where both changed the same, and that is a conflict with its place', () => {
    const current = base.replace('Key.', 'By hand.');
    const { text, conflicts } = mergeYaml(base, current, base.replace('Key.', 'By contract.'));
    expect(text).toBe(current);
    const [conflict] = conflicts;
    expect(conflicts).toHaveLength(1);
    expect(conflict).toMatchObject({
      what: 'changed',
      path: 'models.stg_orders.columns.id.description',
    });
    expect(current.slice(conflict?.where.start, conflict?.where.end)).toBe('description: By hand.');
  });

  test('stays away where people deleted it', () => {
    const current = base
      .replace('          - unique\n', '')
      .replace('        description: Key.\n', '');
    const next = base.replace('name: amount', 'name: total');
    const { text, conflicts } = mergeYaml(base, current, next);
    expect(text).toBe(current.replace('name: amount', 'name: total'));
    expect(conflicts).toEqual([]);
  });

  test('is said to have been deleted where the contract says something else now', () => {
    const current = base.replace('        description: Key.\n', '');
    const { text, conflicts } = mergeYaml(base, current, base.replace('Key.', 'Number.'));
    expect(text).toBe(current);
    expect(conflicts).toMatchObject([
      { what: 'deleted', path: 'models.stg_orders.columns.id.description' },
    ]);
    const [conflict] = conflicts;
    expect(current.slice(conflict?.where.start, conflict?.where.end)).toBe('- name: id');
  });
});

describe('what is not made any more', () => {
  const without = base.slice(0, base.indexOf('      - name: amount'));

  test('goes', () => {
    const current = `# by hand\n${base}`;
    expect(mergeYaml(base, current, without)).toEqual({
      text: `# by hand\n${without}`,
      conflicts: [],
    });
  });

  test('stays where people changed it or wrote a comment, and is told', () => {
    for (const current of [
      base.replace('What was paid.', 'By hand.'),
      base.replace('What was paid.', 'What was paid. # in euros'),
    ])
      expect(mergeYaml(base, current, without)).toMatchObject({
        text: current,
        conflicts: [{ what: 'kept', path: 'models.stg_orders.columns.amount' }],
      });
  });

  test('leaves the tests that people added', () => {
    const current = base.replace('          - unique\n', '          - mine\n          - unique\n');
    const next = base.replace(
      '        data_tests:\n          - not_null\n          - unique\n',
      '',
    );
    expect(mergeYaml(base, current, next)).toEqual({
      text: base.replace('          - not_null\n          - unique\n', '          - mine\n'),
      conflicts: [],
    });
  });

  test('leaves an empty list where a list is made', () => {
    const was = 'a:\n  - x\nb: 1\n';
    expect(mergeYaml(was, `${was}# mine\n`, 'a: []\nb: 2\n').text).toBe('a: []\nb: 2\n# mine\n');
  });

  test('stays where a list would be empty but for a comment of theirs', () => {
    const current = 'a:\n  # mine\n  - x\n';
    expect(mergeYaml('a:\n  - x\n', current, 'a: []\n')).toMatchObject({
      text: current,
      conflicts: [{ what: 'kept', path: 'a' }],
    });
  });

  test('takes the comment with it that was made with it', () => {
    const was = 'a: 1\n\n# why b\nb: 2\n\nc: 3\n';
    expect(mergeYaml(was, `# mine\n${was}`, 'a: 1\nc: 3\n').text).toBe('# mine\na: 1\n\nc: 3\n');
  });
});

describe('without a base', () => {
  test('what is missing is added, and nothing else changes', () => {
    const current = `models:
  - name: stg_orders
    description: By hand.
    columns:
      - name: amount
        tests:
          - accepted_values:
              values: [1, 2]
`;
    expect(mergeYaml(undefined, current, base)).toEqual({
      text: `version: 2
models:
  - name: stg_orders
    description: By hand.
    config:
      tags: [staging, shop]
    columns:
      - name: id
        description: Key.
        data_tests:
          - not_null
          - unique
      - name: amount
        description: What was paid.
        tests:
          - accepted_values:
              values: [1, 2]
`,
      conflicts: [],
    });
  });
});

describe('texts of all kinds', () => {
  test('a broken text is left alone, and told', () => {
    const current = 'models:\n  - name: [a\n';
    expect(mergeYaml(base, current, 'models: []\n')).toEqual({
      text: current,
      conflicts: [{ where: { start: 0, end: 0 }, what: 'broken', path: '' }],
    });
  });

  test('keys that stand twice are one value, which is left alone', () => {
    const current = 'a:\n  b: 1\n  b: 2\n';
    expect(mergeYaml('a:\n  b: 1\n', current, 'a:\n  b: 3\n')).toMatchObject({
      text: current,
      conflicts: [{ what: 'changed', path: 'a' }],
    });
  });

  test('line breaks of Windows stay', () => {
    const current = base.replaceAll('\n', '\r\n').replace('Key.', 'By hand.');
    const next = base.replace('- unique\n', '- unique\n          - positive\n');
    expect(mergeYaml(base, current, next).text).toBe(
      next.replaceAll('\n', '\r\n').replace('Key.', 'By hand.'),
    );
  });

  test('JSON stays JSON', () => {
    const was = '{"models": [{"name": "a", "tags": ["x"]}]}';
    const next = '{"models": [{"name": "a", "tags": ["x", "y"]}, {"name": "b"}]}';
    const current = '{\n  "models": [{"name": "a", "mine": 1, "tags": ["x"]}]\n}\n';
    const { text } = mergeYaml(was, current, next);
    expect(JSON.parse(text)).toEqual({
      models: [{ name: 'a', mine: 1, tags: ['x', 'y'] }, { name: 'b' }],
    });
  });

  test('names that are no words of a prototype are just names', () => {
    const was = '__proto__:\n  a: 1\nconstructor: 2\n';
    expect(mergeYaml(was, `${was}# mine\n`, '__proto__:\n  a: 3\nconstructor: 4\n').text).toBe(
      '__proto__:\n  a: 3\nconstructor: 4\n# mine\n',
    );
  });
});

describe('where only some models are made', () => {
  const two = `${base}  - name: stg_customers\n    columns:\n      - name: id\n      - name: mail\n`;

  test('the others stay, and those that are made are brought up to date', () => {
    const next = `version: 2

models:
  - name: stg_customers
    columns:
      - name: id
`;
    expect(mergeYaml(two, two, next, { partial: true })).toEqual({
      text: two.replace('      - name: mail\n', ''),
      conflicts: [],
    });
  });

  test('so do the other tables of a source', () => {
    const was =
      'sources:\n  - name: shop\n    schema: raw\n    tables:\n      - name: a\n      - name: b\n';
    const next = was
      .replace('      - name: a\n', '      - name: c\n')
      .replace('    schema: raw\n', '');
    expect(mergeYaml(was, was, next, { partial: true }).text).toBe(
      was.replace('      - name: a\n', '      - name: c\n      - name: a\n'),
    );
  });
});
