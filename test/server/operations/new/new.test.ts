import { describe, expect, test } from 'vitest';
import init from '../../../../server/src/operations/init.ts';
import newFiles from '../../../../server/src/operations/new.ts';
import type { NewAnswers } from '../../../../server/src/operations/new/new-request.ts';
import { policyKinds } from '../../../../server/src/generate/starter/policy-kind.ts';
import { databasesOf } from '../../../../server/src/operations/new/starter-server.ts';
import { memoryContext } from '../memory-source.ts';
import { findingsIn, withNew, type Texts } from './apply-new.ts';

const presets = ['recommended', 'strict'] as const;

async function workspace(domain?: string): Promise<Texts> {
  return withNew({}, await init.run({ project: 'shop', domain }, memoryContext({})));
}

async function make(answers: NewAnswers & { within?: string }, files: Texts = {}) {
  return newFiles.run(answers, memoryContext(files));
}

const all: readonly (readonly [string, NewAnswers])[] = [
  ['a source contract', { kind: 'source', system: 'stripe', name: 'charges' }],
  [
    'a source contract of a domain and database',
    { kind: 'source', system: 'stripe', name: 'charges', domain: 'billing', database: 'snowflake' },
  ],
  ['a data product', { kind: 'product', domain: 'sales', name: 'revenue_report' }],
  [
    'a data product with its descriptor',
    { kind: 'product', domain: 'sales', name: 'revenue_report', descriptor: true },
  ],
  ['a domain', { kind: 'domain', name: 'sales' }],
  ['a domain with policies', { kind: 'domain', name: 'sales', policies: true }],
  ...policyKinds.map(
    (policy) =>
      [`the policy ${policy} of a domain`, { kind: 'policy', policy, domain: 'sales' }] as const,
  ),
];

describe.each(presets)('with the preset %s', (preset) => {
  test.each(all)('%s lints clean in a new workspace', async (_what, answers) => {
    const files = await workspace('sales_first');
    const proposal = await make(answers, files);
    expect(proposal.problems).toEqual([]);
    expect(proposal.change.files.length).toBeGreaterThan(0);
    expect(await findingsIn(withNew(files, proposal), preset)).toEqual([]);
  });

  test.each(all)('%s lints clean where nothing else is', async (_what, answers) => {
    const proposal = await make(answers);
    expect(await findingsIn(withNew({}, proposal), preset)).toEqual([]);
  });

  test.each(policyKinds)('the policy %s lints clean alone', async (policy) => {
    const proposal = await make({ kind: 'policy', policy });
    expect(proposal.change.files).toHaveLength(1);
    expect(await findingsIn(withNew({}, proposal), preset)).toEqual([]);
  });

  test('everything together lints clean', async () => {
    let files = await workspace();
    for (const [, answers] of [all[1], all[3], all[5]].filter((one) => one !== undefined))
      files = withNew(files, await make(answers, files));
    expect(await findingsIn(files, preset)).toEqual([]);
  });
});

const context = memoryContext({});

test.each(databasesOf(context.engine.spec))(
  'a source contract on %s has what its server needs',
  async (database) => {
    const proposal = await make({ kind: 'source', system: 'crm', name: 'leads', database });
    expect(await findingsIn(withNew({}, proposal), 'strict')).toEqual([]);
    const [text = ''] = Object.values(withNew({}, proposal));
    expect(text).toContain(`type: ${database}`);
  },
);

describe('names', () => {
  const problemOf = async (answers: NewAnswers, files: Texts = {}) => {
    const { problems, change } = await make(answers, files);
    expect(change.files).toEqual([]);
    return problems[0];
  };

  test.each([
    [
      'ChargeEvents',
      'charge_events',
      'is not in snake_case, which `casing.tables` demands (naming.json:',
    ],
    ['order', 'order_data', 'is a reserved word: `reserved_words` lists it (naming.json:'],
  ])('%s breaks the naming policy, which is said with its line', async (name, better, message) => {
    const problem = await problemOf({ kind: 'source', system: 'shop', name }, await workspace());
    expect(problem).toMatchObject({ field: 'name', suggestion: better });
    expect(problem?.message).toContain(`\`${name}\` ${message}`);
    expect(problem?.message).toContain(`Write \`${better}\`.`);
  });

  test('the policy of the domain speaks first', async () => {
    const files = {
      ...(await workspace()),
      'specs/governance/sales/naming.json': '{ "casing": { "tables": "PascalCase" } }',
    };
    const problem = await problemOf({ kind: 'product', domain: 'sales', name: 'revenue' }, files);
    expect(problem?.suggestion).toBe('Revenue');
    const elsewhere = await make({ kind: 'product', domain: 'finance', name: 'revenue' }, files);
    expect(elsewhere.problems).toEqual([]);
  });

  test.each([
    '../up',
    'a/b',
    'a\\b',
    'with space',
    'quote"d',
    'line\nbreak',
    '{{ jinja }}',
    '.hidden',
    'dots.',
    'nul',
    'COM1.x',
    '',
    'x'.repeat(81),
    '-option',
    '__proto__',
  ])('%j is no name of anything', async (name) => {
    for (const answers of [
      { kind: 'source', system: name, name: 'charges' },
      { kind: 'source', system: 'stripe', name },
      { kind: 'source', system: 'stripe', name: 'charges', domain: name },
      { kind: 'product', domain: name, name: 'revenue' },
      { kind: 'domain', name },
      { kind: 'policy', policy: 'naming', domain: name },
      { kind: 'domain', name: 'sales', team: name },
    ])
      expect((await problemOf(answers))?.message).toMatch(/\.$/);
  });

  test('letters of every language may be used, and what they make lints clean', async () => {
    const proposal = await make({ kind: 'source', system: 'cobrança', name: 'cobranças' });
    expect(proposal.problems).toEqual([]);
    expect(await findingsIn(withNew({}, proposal), 'strict')).toEqual([]);
  });

  test.each(['constructor', 'toString', 'true', 'null', '1e3', '2026-01-01', 'on'])(
    '%s is a name like any other',
    async (name) => {
      const proposal = await make({ kind: 'source', system: 'crm', name });
      expect(proposal.problems).toEqual([]);
      expect(await findingsIn(withNew({}, proposal), 'strict')).toEqual([]);
    },
  );

  test('a kind that does not exist gets the one that is meant', async () => {
    const { problems } = await make({ kind: 'policy', policy: 'nameing' });
    expect(problems).toMatchObject([{ field: 'policy', suggestion: 'naming' }]);
    expect((await make({ kind: 'sources' })).problems[0]?.message).toContain('`source`');
    expect((await make({})).problems[0]?.field).toBe('kind');
    const { problems: wrong } = await make({
      ...{ kind: 'source', system: 'crm', name: 'leads', database: 'snowflak' },
    });
    expect(wrong).toMatchObject([{ field: 'database', suggestion: 'snowflake' }]);
  });
});

describe('places', () => {
  const made = async (answers: NewAnswers & { within?: string }, files: Texts) =>
    (await make(answers, files)).change.files.map(({ path }) => path);
  const source = { kind: 'source', system: 'crm', name: 'leads' };
  const PATH = 'specs/contracts/sources/crm/leads.odcs.yaml';
  const twoTeams = {
    'teams/a/specs/governance/naming.json': '{}',
    'teams/b/specs/governance/naming.json': '{}',
  };

  test('the first file begins a folder "specs"', async () => {
    expect(await made(source, {})).toEqual([PATH]);
    expect(await made({ ...source, within: 'models/staging' }, {})).toEqual([PATH]);
  });

  test('of several folders "specs" it is the one around, or the nearest', async () => {
    expect(await made({ ...source, within: 'teams/b/specs/contracts' }, twoTeams)).toEqual([
      `teams/b/${PATH}`,
    ]);
    expect(await made({ ...source, within: 'teams/a/models' }, twoTeams)).toEqual([
      `teams/a/${PATH}`,
    ]);
    expect(await made(source, twoTeams)).toEqual([PATH]);
  });

  test('the only one of the workspace is meant from everywhere', async () => {
    const files = { 'data/specs/governance/naming.json': '{}' };
    expect(await made(source, files)).toEqual([`data/${PATH}`]);
  });

  test('what is there already is never changed, and nothing beside it is made', async () => {
    const files = { 'specs/product-canvas/revenue.md': 'mine' };
    const answers = { kind: 'product', domain: 'sales', name: 'revenue' };
    const { change, failed } = await make(answers, files);
    expect(change.files).toEqual([]);
    expect(failed).toEqual([
      { path: 'specs/product-canvas/revenue.md', reason: 'It is there already.' },
    ]);
  });
});

describe('tags', () => {
  test('are those that the policy demands, with values that it allows', async () => {
    const tagging = JSON.stringify({
      closed: true,
      required: {
        owner: { allowed: ['sales-data', 'crm-team'] },
        stage: { pattern: '^[A-Z][0-9]$' },
        reviewed: {},
      },
      optional: ['bronze'],
    });
    const files = { 'specs/governance/tagging.json': tagging };
    const answers = { kind: 'source', system: 'crm', name: 'leads', team: 'crm-team' };
    const proposal = await make(answers, files);
    const text = withNew({}, proposal)['specs/contracts/sources/crm/leads.odcs.yaml'];
    expect(text).toContain('  - owner:crm-team\n  - stage:A0\n  - reviewed:todo\n');
    expect(text).not.toContain('source-aligned');
    expect(await findingsIn(withNew(files, proposal), 'strict')).toEqual([]);
  });
});
