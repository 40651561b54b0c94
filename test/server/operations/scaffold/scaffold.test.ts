import { describe, expect, test } from 'vitest';
import { contentHash } from '../../../../server/src/base/content-hash.ts';
import {
  applied,
  exampleFiles,
  ORDERS,
  ordersContract,
  PROJECT,
  propose,
  shopFiles,
  type Files,
} from './workspace.ts';

const SQL = `${PROJECT}/models/staging/shop/stg_orders.sql`;
const MODELS = `${PROJECT}/models/staging/shop/_shop__models.yml`;
const SOURCES = `${PROJECT}/models/staging/shop/_shop__sources.yml`;

const id = '        required: true\n        primaryKey: true\n';
const changed = ordersContract({
  order_id: id,
  status: '        description: Where it is.\n        required: true\n',
  channel: '        description: Where it was bought.\n',
  amount: '        description: What was paid, in euros.\n',
});

const paths = ({ change }: Awaited<ReturnType<typeof propose>>): readonly string[] =>
  change.files.flatMap(({ path, role }) => (role === 'base' ? [] : path));

describe('a workspace without a dbt project', () => {
  test('gets one, with the reason for each file, and with what was made kept beside it', async () => {
    const proposal = await propose(shopFiles());
    expect(proposal).toMatchObject({
      ...{ project: PROJECT, adapter: 'duckdb', failed: [], conflicts: [], kept: [] },
    });
    expect(paths(proposal)).toEqual(
      expect.arrayContaining([SQL, MODELS, SOURCES, `${PROJECT}/dbt_project.yml`]),
    );
    for (const file of proposal.change.files) {
      expect(file).toMatchObject({ isNew: true, basedOn: contentHash('') });
      if (file.role === 'base')
        expect(file.path).toBe(file.of?.replace(PROJECT, `${PROJECT}/.dataengos/base`));
      else expect(file.reasons[0]?.message).not.toBe('');
    }
    const files = applied(shopFiles(), proposal);
    expect(files[`${PROJECT}/.dataengos/base/models/staging/shop/stg_orders.sql`]).toBe(files[SQL]);
  });

  test('gets it once: the same files give no change', async () => {
    const files = applied(shopFiles(), await propose(shopFiles()));
    expect(await propose(files)).toMatchObject({ change: { files: [] }, conflicts: [], kept: [] });
  });

  test('always gets the same', async () => {
    expect(await propose(exampleFiles('churn', 'specs'))).toEqual(
      await propose(exampleFiles('churn', 'specs')),
    );
  });
});

describe('the example', () => {
  test('keeps every line of the queries and every line of YAML that people wrote', async () => {
    const files = exampleFiles('churn');
    const proposal = await propose(files);
    expect(proposal).toMatchObject({
      failed: [],
      conflicts: [],
      project: PROJECT,
      adapter: 'duckdb',
    });
    const next = applied(files, proposal);
    for (const { path, isNew } of proposal.change.files) {
      if (isNew === true) continue;
      expect(path).toMatch(/\.ya?ml$|\.mermaid$/);
      const lines = new Set(next[path]?.split('\n'));
      for (const line of files[path]?.split('\n') ?? []) expect(lines).toContain(line);
    }
    expect(await propose(next)).toMatchObject({ change: { files: [] }, conflicts: [] });
  });
});

describe('a contract that changed', () => {
  const edited = (files: Files): Files => ({
    ...files,
    [SQL]: files[SQL]!.replace('cast(orders.status as varchar)', 'upper(orders.status)').concat(
      '-- by hand\n',
    ),
    [MODELS]: files[MODELS]!.replace(
      'description: Orders.',
      "description: 'Orders, as finance sees them.'",
    ).replace(
      '          - unique\n',
      '          # one row each\n          - unique\n          - mine\n',
    ),
    [ORDERS]: changed,
  });

  test('brings the project up to date, and what people wrote stands', async () => {
    const made = applied(shopFiles(), await propose(shopFiles()));
    const before = edited(made);
    const proposal = await propose(before);
    expect(proposal.conflicts).toEqual([]);
    const after = applied(before, proposal);
    expect(after[SQL]).toContain('upper(orders.status) as status');
    expect(after[SQL]).toContain('orders.channel');
    expect(after[SQL]).toMatch(/-- by hand\n$/);
    expect(after[MODELS]).toContain("'Orders, as finance sees them.'");
    expect(after[MODELS]).toContain(
      '          # one row each\n          - unique\n          - mine\n',
    );
    expect(after[MODELS]).toContain('description: What was paid, in euros.');
    expect(after[MODELS]).toContain('name: channel');
    expect(await propose(after)).toMatchObject({ change: { files: [] }, conflicts: [] });
  });

  test('says where people changed the same', async () => {
    const made = applied(shopFiles(), await propose(shopFiles()));
    const before = {
      ...made,
      [MODELS]: made[MODELS]!.replace('What was paid.', 'By hand.'),
      [ORDERS]: changed,
    };
    const { conflicts, texts, change } = await propose(before);
    expect(conflicts).toMatchObject([
      { path: MODELS, what: 'changed', element: 'models.stg_orders.columns.amount.description' },
    ]);
    const { start, end } = conflicts[0]!.range;
    expect(texts.get(MODELS)?.slice(start, end)).toBe('description: By hand.');
    expect(applied(before, { change })[MODELS]).toContain('description: By hand.');
  });

  test('leaves a file that people deleted, and one that is not made any more', async () => {
    const made = applied(shopFiles(), await propose(shopFiles()));
    const { [SQL]: _, ...without } = made;
    const renamed = changed.replace('- name: orders\n', '- name: baskets\n');
    const deleted = await propose({ ...without, [ORDERS]: changed });
    expect(paths(deleted)).not.toContain(SQL);
    expect(deleted.kept).toMatchObject([{ path: SQL }]);
    const left = await propose({ ...made, [ORDERS]: renamed });
    expect(left.kept).toMatchObject([{ path: SQL }]);
    expect(paths(left)).toContain(`${PROJECT}/models/staging/shop/stg_baskets.sql`);
  });

  test('follows a query that people moved', async () => {
    const { [SQL]: query, ...made } = applied(shopFiles(), await propose(shopFiles()));
    const home = `${PROJECT}/models/staging/stg_orders.sql`;
    const moved = { ...made, [home]: query!, [ORDERS]: changed };
    const proposal = await propose(moved);
    expect(paths(proposal)).toContain(MODELS);
    expect(paths(proposal)).not.toContain(SQL);
    expect(paths(proposal)).not.toContain(home);
  });
});

describe('one contract of several', () => {
  const refunds = 'specs/contracts/sources/shop/refunds.odcs.yaml';
  const both = shopFiles({
    [refunds]: ordersContract({ refund_id: id })
      .replaceAll('orders', 'refunds')
      .replace('2b001', '2b002'),
  });

  test('is told once what of it dbt cannot express, for all that is made of it', async () => {
    const { unexpressed } = await propose({ [ORDERS]: ordersContract({ "'{{ x }}'": '' }) });
    const told = unexpressed.map(({ at, element, reason }) => ({ at, element, reason }));
    expect(told).not.toEqual([]);
    expect(new Set(told.map((one) => JSON.stringify(one))).size).toBe(told.length);
  });

  test('is found by name, id and path, and leaves what was made of the others', async () => {
    const all = applied(both, await propose(both));
    expect(all[SOURCES]).toContain('- name: refunds');
    for (const one of ['shop_orders', '6ac6a8e2-6a35-4a3a-9a3e-3a5f8ad2b001', ORDERS]) {
      const proposal = await propose({ ...all, [ORDERS]: changed }, { contracts: [one] });
      const next = applied(all, proposal);
      expect(next[SOURCES]).toContain('- name: refunds');
      expect(next[SOURCES]).toContain('- name: channel');
      expect(proposal.kept).toEqual([]);
    }
  });

  test('and then the other come to the same as both at once', async () => {
    const one = applied(both, await propose(both, { contracts: ['shop_orders'] }));
    const query = `${PROJECT}/models/staging/shop/stg_refunds.sql`;
    expect(one).not.toHaveProperty([query]);
    const two = applied(one, await propose(one, { contracts: ['shop_refunds'] }));
    expect(two).toHaveProperty([query]);
    expect(await propose(two)).toMatchObject({ change: { files: [] }, conflicts: [] });
  });

  test('that is broken is refused, and what was made of it stays', async () => {
    const all = applied(both, await propose(both));
    const broken = { ...all, [refunds]: both[refunds]!.replace('name: refunds', 'name: [refunds') };
    const proposal = await propose(broken);
    expect(proposal.failed).toMatchObject([{ path: refunds }]);
    expect(applied(broken, proposal)[SOURCES]).toContain('- name: refunds');
  });
});

describe('what cannot be done', () => {
  test.each([
    [{ contracts: ['shop_order'] }, 'Is "shop_orders" meant?'],
    [{ adapter: 'oracle' }, 'There is no adapter "oracle"'],
  ])('%j is refused with a sentence', async (input, sentence) => {
    const proposal = await propose(shopFiles(), input);
    expect(proposal.refused).toContain(sentence);
    expect(proposal.change.files).toEqual([]);
  });

  test('several dbt projects are named', async () => {
    const files = shopFiles({ 'a/dbt_project.yml': 'name: a\n', 'b/dbt_project.yml': 'name: b\n' });
    expect((await propose(files)).refused).toContain('a, b');
    expect((await propose(files, { project: 'b/' })).project).toBe('b');
  });

  test('names of contracts never lead out of the project', async () => {
    const files = shopFiles();
    files['specs/contracts/sources/..%2f..%2fx/evil.odcs.yaml'] = files[ORDERS]!.replace(
      '2b001',
      '2b003',
    )
      .replace('- name: orders\n', '- name: "../../../../evil {{ x }}"\n')
      .replace('shop_orders', '"../../evil"');
    const proposal = await propose(files);
    for (const { path } of proposal.change.files) {
      expect(path).toMatch(/^implementation\/dbt_project\//);
      expect(path).not.toMatch(/\.\.|[{}"\\]/);
    }
  });
});

describe('the database', () => {
  const server = (type: string, environment: string): string =>
    `servers:\n  - server: ${environment}\n    type: ${type}\n    environment: ${environment}\n`;

  test('is that of the production server, unless the project or the caller says another one', async () => {
    const contract = `${shopFiles()[ORDERS]!}${server('postgresql', 'dev')}${server('snowflake', 'prod').slice(9)}`;
    const files = { [ORDERS]: contract };
    expect((await propose(files)).adapter).toBe('snowflake');
    expect((await propose(files, { adapter: 'trino' })).adapter).toBe('trino');
    const project = {
      [`${PROJECT}/dbt_project.yml`]: 'name: shop\nprofile: main\n',
      [`${PROJECT}/profiles.yml`]:
        'main:\n  target: dev\n  outputs:\n    ci: {type: redshift}\n    dev: {type: bigquery}\n',
    };
    expect((await propose({ ...files, ...project })).adapter).toBe('bigquery');
  });
});

describe('topologies', () => {
  const mesh = 'specs/pipelines/topology.mermaid';
  const sales = 'specs/pipelines/sales/topology.mermaid';

  test('get the nodes and edges of what is made, and keep their other lines', async () => {
    const files = shopFiles({
      [mesh]: 'flowchart TD\n',
      [sales]: 'flowchart LR\n  %% ours\n  orders[(Orders)]\n',
    });
    const next = applied(files, await propose(files));
    expect(next[mesh]).toBe('flowchart TD\n  orders --> stg_orders\n');
    expect(next[sales]).toBe(
      'flowchart LR\n  %% ours\n  orders[(Orders)]\n  stg_orders\n  orders --> stg_orders\n',
    );
    expect((await propose(next)).change.files).toEqual([]);
  });

  test('of which the text is broken stay as they are', async () => {
    const files = shopFiles({ [mesh]: 'flowchart TD\n  a --> [\n' });
    expect(paths(await propose(files))).not.toContain(mesh);
  });
});
