import { describe, expect, test } from 'vitest';
import type { Prepared } from '../../../../server/src/agent/phase.ts';
import type { World } from '../../../../server/src/agent/world.ts';
import { implementLogic } from '../../../../server/src/agent/phases/implement-logic.ts';
import { HOSTILE_NAMES } from '../../hostile-names.ts';
import { churnFiles, noTools, strictFindings, testWorld, type WorldFiles } from '../test-world.ts';
import { told } from '../../../../server/src/agent/told.ts';
import { InWords } from '../../../../server/src/agent/in-words.ts';

const MODELS = 'implementation/dbt_project/models';
const CHURN = `${MODELS}/marts/customer_success/fct_churn.sql`;
const CALCULATION = `${MODELS}/intermediate/customer_success/int_churn_calculation.sql`;
const DIM = `${MODELS}/marts/customer_success/dim_customers.sql`;
const CONTRACT = 'specs/contracts/data-products/customer_success/churn_report.odcs.yaml';

test('a staging model follows from its contract, treatments included, and no model is wanted', async () => {
  const path = `${MODELS}/staging/customer_success/stg_customers.sql`;
  const { prepared, draft, text } = await drafted('stg_customers', { [path]: '' });
  expect(prepared.targets).toEqual([path]);
  expect(text).toContain("select * from {{ source('stripe', 'customers') }}");
  expect(text).toContain("{{ hash_pii('customers.email') }} as email_hash");
  expect(text).toContain("{{ mask_pii('customers.name') }} as customer_name");
  expect(draft.open).toEqual([]);
  expect(prepared.wantsModel(draft)).toBe(false);
});

test('a mart follows from the logic and the relationships of its contract', async () => {
  const { prepared, draft, text } = await drafted('dim_customers', { [DIM]: '-- to be written\n' });
  expect(text).toContain(
    'left join accounts\n        on accounts.account_id = customers.salesforce_account_id',
  );
  expect(text).toContain("cast(coalesce(accounts.segment, 'smb') as varchar(20)) as segment");
  expect(draft.open).toEqual([]);
  expect(prepared.wantsModel(draft)).toBe(false);
});

test('what the contract does not determine is marked, listed with its reason, and left to a model', async () => {
  const { prepared, draft, text } = await drafted('fct_churn', { [CHURN]: '' });
  expect(text).toContain("then 'involuntary'");
  expect(text).toContain('where false');
  expect(draft.open).toEqual([
    expect.stringMatching(/^Line \d+: join mrr: no relationship says/),
    expect.stringMatching(
      /^Column "starting_mrr_amount" \(line \d+\) has no logic yet: it needs mrr/,
    ),
    expect.stringMatching(
      /^Column "churned_mrr_amount" \(line \d+\) has no logic yet: it needs mrr/,
    ),
  ]);
  expect(prepared.wantsModel(draft)).toBe(true);
});

test('an intermediate model begins with all its inputs and the columns of its asset, and gives no rows', async () => {
  const { draft, text } = await drafted('int_churn_calculation', { [CALCULATION]: '' });
  const inputs = [...text.matchAll(/ref\('(\w+)'\)/g)].map(([, name]) => name);
  expect(inputs).toEqual([
    'stg_customers',
    'stg_subscriptions',
    'stg_charges',
    'stg_opportunities',
  ]);
  expect(text).toContain('cast(null as date) as subscription_month');
  expect(text).toContain('cast(null as timestamptz) as canceled_at');
  expect(text).toContain('where false');
  expect(draft.open).toHaveLength(9);
  expect(draft.open[0]).toMatch(/say which rows int_churn_calculation has/);
  expect(draft.open.at(-1)).toMatch(
    /^Column "failed_charge_count" .* made of stg_charges.charge_id/,
  );
});

test('an intermediate model with one input takes over what keeps its name, and its rows stay open', async () => {
  const path = `${MODELS}/intermediate/finance/int_mrr_movements.sql`;
  const { draft, text } = await drafted('int_mrr_movements', { [path]: '' });
  expect(text).toContain('        subscription_months.plan_code,\n');
  expect(text).toContain('null as previous_mrr_amount_cents\n');
  expect(draft.open.map((one) => /Column "(\w+)"/.exec(one)?.[1])).toEqual([
    undefined,
    'previous_mrr_amount_cents',
  ]);
});

test('a model whose file is gone is written where its layer and domain say', async () => {
  const { [DIM]: _, ...rest } = churnFiles;
  const world = await testWorld(rest);
  const prepared = await prepare('dim_customers', world);
  const draft = await prepared.draft({});
  expect(prepared.targets).toEqual([DIM]);
  expect(draft.files).toMatchObject([{ path: DIM, base: null }]);
});

test('nothing is proposed for a model that people finished', async () => {
  for (const model of ['fct_churn', 'int_churn_calculation', 'dim_customers', 'stg_customers']) {
    const { prepared, draft } = await drafted(model, {});
    expect(draft, model).toMatchObject({ files: [], open: [] });
    // It is judged all the same.
    expect(draft.asIs?.map(({ base, text }) => base === text)).toEqual([true]);
    expect(prepared.wantsModel(draft)).toBe(false);
  }
});

test('a finished model that lacks a new column of its contract is left as it is, for a model to change', async () => {
  const contract = churnFiles[CONTRACT]!.replace(
    /( {6})- name: loaded_at\n/,
    '$1- name: tenure_band\n$1  logicalType: string\n$1  physicalType: VARCHAR(20)\n$&',
  );
  const { prepared, draft } = await drafted('fct_churn', { [CONTRACT]: contract });
  expect(draft.files).toEqual([{ path: CHURN, base: churnFiles[CHURN], text: churnFiles[CHURN] }]);
  expect(draft.open).toEqual(['Column "tenure_band" is promised, and the query does not name it.']);
  expect(prepared.wantsModel(draft)).toBe(true);
});

describe('a query that people have begun', () => {
  const begun = churnFiles[DIM]!.replace(
    "coalesce(accounts.segment, 'smb') as segment",
    '-- TODO(dataengos): segment: the contract does not say what segment is made of\n        cast(null as varchar(20)) as segment',
  )
    .replace('from customers\n', '-- Mine.\n    from customers\n')
    .replace('    left join accounts', '    left join accounts  ')
    .replace(/\n\)\n\nselect \* from final/, '\n    where false$&');

  test('gets what is known now, and keeps every other line', async () => {
    expect(begun).toContain('where false');
    const { draft, text } = await drafted('dim_customers', { [DIM]: begun });
    const lines = begun
      .replace(/\n *-- TODO.*\n.*as segment,/, '\n        SEGMENT')
      .replace('    where false\n', '');
    expect(text).toBe(
      lines.replace(
        'SEGMENT',
        () => "cast(coalesce(accounts.segment, 'smb') as varchar(20)) as segment,",
      ),
    );
    expect(draft.open).toEqual([]);
  });

  test('keeps a mark where people put something else below it', async () => {
    const own = begun.replace('cast(null as varchar(20)) as segment', "'x' as segment");
    const { draft, text } = await drafted('dim_customers', { [DIM]: own });
    expect(text).toBe(own);
    expect(draft.open).toHaveLength(1);
  });

  test('keeps a mark where the query does not read what the expression needs', async () => {
    const own = begun
      .replace(/accounts as \([\s\S]*?\),\n\n/, '')
      .replace(/ {4}left join accounts[^\n]*\n.*\n/, '')
      .replace('accounts.account_name', "'' as account_name");
    const { draft, text } = await drafted('dim_customers', { [DIM]: own });
    expect(text).toBe(own);
    expect(draft.open).toHaveLength(1);
  });

  test('keeps its line breaks', async () => {
    const { text } = await drafted('dim_customers', { [DIM]: begun.replaceAll('\n', '\r\n') });
    const { text: plain } = await drafted('dim_customers', { [DIM]: begun });
    expect(text).toBe(plain.replaceAll('\n', '\r\n'));
  });

  test('is made anew where nobody has touched what was made', async () => {
    const made = churnFiles[DIM]!.replace(
      'accounts.account_name',
      '-- TODO(dataengos): x\nnull as y',
    );
    const kept = `implementation/dbt_project/.dataengos/base/${DIM.split('dbt_project/')[1]!}`;
    const { text } = await drafted('dim_customers', { [DIM]: made, [kept]: made });
    expect(text).toBe((await drafted('dim_customers', { [DIM]: '' })).text);
  });
});

test('what is written is in house style: none of our rules finds anything', async () => {
  const empty = Object.fromEntries(
    Object.keys(churnFiles)
      .filter((path) => path.startsWith(MODELS) && path.endsWith('.sql'))
      .map((path) => [path, '']),
  );
  for (const path of Object.keys(empty)) {
    const name = /([^/]+)\.sql$/.exec(path)![1]!;
    const { draft } = await drafted(name, { [path]: '' });
    expect(draft.files, name).toHaveLength(1);
    expect(await strictFindings(churnFiles, draft), name).toEqual([]);
  }
});

test('the same files give the same draft and the same context', async () => {
  for (const model of ['fct_churn', 'int_churn_calculation']) {
    const path = model === 'fct_churn' ? CHURN : CALCULATION;
    const one = await drafted(model, { [path]: '' });
    const other = await drafted(model, { [path]: '' });
    expect(other.draft).toEqual(one.draft);
    expect(other.prepared.context).toEqual(one.prepared.context);
  }
});

test('a model is given the columns of samples and never their values', async () => {
  const { prepared } = await drafted('fct_churn', { [CHURN]: '' });
  const titles = prepared.context.map(({ title }) => title);
  expect(titles).toEqual([
    'Contract churn_report, object fct_churn',
    'Asset fct_churn',
    'Models that it reads, with their columns',
    'How the pipeline works',
    'Macros that may be called, and no others',
    'Columns of the samples; the rows stay here',
    'A finished model in house style: dim_customers',
    'Tiering rules',
  ]);
  const samples = prepared.context.find(({ title }) => title.startsWith('Columns of the samples'));
  for (const [path, text] of Object.entries(churnFiles)) {
    if (!path.startsWith('specs/sample-data/')) continue;
    for (const row of text.trim().split('\n').slice(1)) expect(samples?.text).not.toContain(row);
  }
  expect(samples?.text).toMatch(/fct_churn\.csv: customer_id, churn_month/);
});

test('an unknown model is refused with the one that may be meant', async () => {
  expect(await refused('fct_chrun')).toBe(
    'No contract, topology or file knows the model "fct_chrun". Did you mean "fct_churn"?',
  );
  expect(await refused('zzz')).toBe('No contract, topology or file knows the model "zzz".');
});

test('a model may be named by its file', async () => {
  const world = await testWorld(churnFiles);
  const prepared = await prepare(CHURN, world);
  expect(prepared.targets).toEqual([CHURN]);
});

test('hostile names are refused in one line, and no path comes of them', async () => {
  const names = [
    ...HOSTILE_NAMES,
    ...['../../etc/passwd', "fct'; drop table x; --", '{{ 1 }}', '__proto__', 'constructor', ''],
    `fct_${'x'.repeat(5000)}`,
  ];
  const world = await testWorld(churnFiles);
  for (const name of names) {
    const said = await refused(name, world);
    expect(said, name).not.toMatch(/[\n\r]/);
    expect(said.length).toBeLessThan(250);
  }
});

test('hostile columns and inputs of an asset stay texts of comments and quoted names', async () => {
  const asset = `name: int_bad
inputs: [stg_customers, "x') }} {{ evil('", "../../x"]
columns:
  - { name: "a\\n{{ evil() }} -- '\\"", from: "stg_customers.x') }}" }
  - { name: "*/ drop table x", from: stg_customers.customer_id }
`;
  const { text, draft } = await drafted('int_bad', {
    'specs/pipelines/customer_success/assets/int_bad.yaml': asset,
  });
  expect([...text.matchAll(/\{\{ (\w+)\(/g)].map(([, name]) => name)).toEqual(['ref']);
  expect(text).toContain('"*/ drop table x"');
  for (const line of text.split('\n').filter((one) => one.includes('evil')))
    expect(line).toMatch(/^ +(?:-- TODO\(dataengos\): |null as "|as ")/);
  expect(draft.files[0]?.path).toBe(`${MODELS}/intermediate/int_bad.sql`);
});

test('a folder without anything has no models', async () => {
  const world = await testWorld({});
  expect(await implementLogic.input[0]!.choices?.(world)).toEqual([]);
  const prepared = await implementLogic.prepare({ model: 'fct_churn' }, world, noTools);
  expect(prepared).toHaveProperty('refused');
});

async function drafted(
  model: string,
  more: WorldFiles,
): Promise<{ prepared: Prepared; draft: ReturnType<InWords['draft']>; text: string }> {
  const files = { ...churnFiles, ...more };
  const prepared = await prepare(model, await testWorld(files));
  const draft = new InWords().draft(await prepared.draft({}));
  for (const { path } of draft.files) expect(prepared.targets).toContain(path);
  return { prepared, draft, text: draft.files[0]?.text ?? '' };
}

async function prepare(model: string, world: World): Promise<Prepared> {
  const prepared = await implementLogic.prepare({ model }, world, noTools);
  if ('refused' in prepared) throw new Error(told(prepared.refused));
  return prepared;
}

async function refused(model: string, world?: World): Promise<string> {
  const there = world ?? (await testWorld(churnFiles));
  const prepared = await implementLogic.prepare({ model }, there, noTools);
  if (!('refused' in prepared)) throw new Error(`${model} is taken.`);
  return told(prepared.refused);
}
