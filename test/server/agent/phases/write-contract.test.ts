import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shapeSpec } from '../../../../server/src/agent/phases/shape-spec.ts';
import { writeContract } from '../../../../server/src/agent/phases/write-contract.ts';
import type { PropertyContent } from '../../../../server/src/model/content/contract-content.ts';
import { parseYaml } from '../../../../server/src/syntax/yaml/parse-yaml.ts';
import { churnFiles, noTools, strictFindings, testWorld, type WorldFiles } from '../test-world.ts';
import { settingOf } from './phase-setting.ts';
import { answered, hostileNames, onlyText, preparedFor, withDraft } from './drafts.ts';
import { told } from '../../../../server/src/agent/told.ts';

const failures = {
  name: 'payment_failures',
  domain: 'customer_success',
  sources: 'stripe_charges, stripe_customers',
};
const failuresCanvas = {
  decision: ['Whom to call before the next attempt to charge fails as well.'],
  consumers: ['Customer success managers: daily list of customers to call (table)'],
  latency: ['D-1, at most 24 hours'],
  frequency: ['every day at 06:00 UTC'],
  privacy: ['No personal data.'],
  metrics: [
    'Failed charges: How many charges failed, and why? (failure_code)',
    'Delinquent customers: Whose newest invoice is overdue? (is_delinquent)',
  ],
  'out-of-scope': ['Fraud: the risk team looks after it'],
  availability: ['99.5%'],
  retention: ['5 years'],
};

/** The files of the example with the canvas of payment failures. */
async function withCanvas(): Promise<WorldFiles> {
  const idea = { idea: 'failed payments', product: failures.name, domain: failures.domain };
  return withDraft(churnFiles, await answered(shapeSpec, idea, churnFiles, failuresCanvas));
}

async function refusal(input: Record<string, string>, files = churnFiles): Promise<string> {
  const prepared = await writeContract.prepare(input, await testWorld(files), noTools);
  return 'refused' in prepared ? told(prepared.refused) : '';
}

async function propertiesOf(
  files: WorldFiles,
  name: string,
): Promise<ReadonlyMap<string, PropertyContent>> {
  const { contracts } = await testWorld(files);
  const own = contracts.find(({ content }) => content.name === name);
  const all = (own?.content.objects ?? []).flatMap(({ properties }) => properties);
  return new Map(all.map((property) => [property.name, property]));
}

/** What is open where nobody answered and a draft needs something all the same. */
const GUESSES = [
  'Is there one row for each `charge_id`? That is a guess.',
  'Are these the columns that are needed? They are a guess.',
];

describe('the questions', () => {
  test('are about what nothing determines, with guesses that say where they come from', async () => {
    const { questions } = await preparedFor(writeContract, failures, churnFiles);
    expect(questions.map(({ id }) => id)).toEqual(['grain', 'columns', 'purpose']);
    expect(questions[0]?.choices[0]).toEqual({
      value: 'charge_id',
      detail: 'The key of charges (stripe_charges)',
    });
    expect(questions[1]?.choices[0]?.value).toContain('charges.failure_code');
    expect(questions[1]?.choices[0]?.value).not.toContain('email');
    expect(questions.flatMap(({ choices }) => choices).every(({ detail }) => detail !== '')).toBe(
      true,
    );
  });

  test('ask for the sources where none are given, and guess those with the words of the product', async () => {
    const input = { name: 'failed_payments', domain: 'finance' };
    const { questions } = await preparedFor(writeContract, input, churnFiles);
    const [sources] = questions;
    expect(sources).toMatchObject({ id: 'sources', many: true, free: true });
    expect(sources?.choices.map(({ value }) => value)).toContain('stripe_charges');
    expect(sources?.choices.at(-1)?.detail).toMatch(/^Its words are those of the product: .*fail/);
  });

  test('do not ask what the canvas says', async () => {
    const { questions } = await preparedFor(writeContract, failures, await withCanvas());
    expect(questions.map(({ id }) => id)).toEqual(['grain', 'columns']);
  });

  test('never offer a column that has to be dropped', async () => {
    const { questions } = await preparedFor(writeContract, failures, churnFiles);
    expect(JSON.stringify(questions)).not.toContain('card_last4');
  });
});

describe('the draft', () => {
  test('lints clean under strict beside its canvas, in a domain like others', async () => {
    const files = await withCanvas();
    const draft = await answered(writeContract, failures, files);
    expect(await strictFindings(files, draft)).toEqual([]);
    const canvas = { path: 'specs/product-canvas/payment_failures.md' };
    const text = files[canvas.path] ?? '';
    const file = { ...canvas, base: null, text };
    const both = { files: [...draft.files, file], open: [] };
    expect(await strictFindings(files, both)).toEqual([]);
    expect(draft.open).toEqual(GUESSES);
    await expect(onlyText(draft)).toMatchFileSnapshot('golden/payment_failures.odcs.yaml');
    await expect(text).toMatchFileSnapshot('golden/payment_failures.md');
  });

  test('is strict in finance: nothing missing, no duplicates, fresh', async () => {
    const idea = { idea: 'what is paid back', product: 'refunds', domain: 'finance' };
    const canvas = await answered(shapeSpec, idea, churnFiles, {
      decision: ['How much to set aside for refunds.'],
      consumers: ['Finance: monthly (table)'],
      latency: ['8h'],
      metrics: ['Refunds: How much did we pay back? (refunded_amount_cents)'],
    });
    const files = withDraft(churnFiles, canvas);
    const input = { name: 'refunds', sources: 'stripe_charges' };
    const draft = await answered(writeContract, input, files, {
      grain: ['customer_id, created_month'],
      columns: ['amount_cents, refunded_amount_cents, is_refunded, created_at'],
    });
    expect(await strictFindings(files, draft)).toEqual([]);
    expect(draft.open).toEqual(['Which number of the ledger must its totals agree with?']);
    const text = onlyText(draft);
    for (const check of ['nullValues', 'duplicateValues', 'rowCount', 'timeliness'])
      expect(text).toContain(check);
    await expect(text).toMatchFileSnapshot('golden/refunds.odcs.yaml');
  });

  test('says when a row happened, also where the canvas has other words for what it is about', async () => {
    const product = { name: 'currency_mix', domain: 'customer_success' };
    const canvas = await answered(
      shapeSpec,
      { idea: 'mix of currencies', product: product.name, domain: product.domain },
      churnFiles,
      {
        decision: ['Which currency to offer.'],
        metrics: ['Mix: Which currency, failure code, amount and refunded amount (currency_code)'],
      },
    );
    const files = withDraft(churnFiles, canvas);
    const draft = await answered(writeContract, { ...product, sources: 'stripe_charges' }, files);
    const properties = await propertiesOf(withDraft(files, draft), product.name);
    // All of charges, and when the row was written.
    expect(properties.size).toBeLessThan(11);
    expect(properties.get('created_at')).toMatchObject({ logicalType: 'timestamp' });
  });

  test('says of no purpose what nobody said, but asks for it', async () => {
    const input = { name: 'refund_report', domain: 'finance', sources: 'stripe_charges' };
    const draft = await answered(writeContract, input, churnFiles);
    expect(onlyText(draft)).not.toMatch(/canvas|purpose|^description:/m);
    expect(draft.open).toContain('Which decision gets better with it?');
  });

  test('puts one more table into a contract that is there, and leaves the rest of it alone', async () => {
    const path = 'specs/contracts/data-products/customer_success/churn_report.odcs.yaml';
    const input = { name: 'churn_report', object: 'fct_refunds', sources: 'stripe_charges' };
    const { questions } = await preparedFor(writeContract, input, churnFiles);
    expect(questions.map(({ id, text }) => [id, told(text).includes('fct_refunds')])).toEqual([
      ['grain', false],
      ['columns', true],
    ]);
    const draft = await answered(writeContract, input, churnFiles);
    expect(draft.open).toEqual(GUESSES);
    expect(draft.files).toMatchObject([{ path, base: churnFiles[path] }]);
    const asked = { grain: ['charge_id'], columns: ['amount_cents', 'status'] };
    expect((await answered(writeContract, input, churnFiles, asked)).open).toEqual([]);
    const files = withDraft(churnFiles, draft);
    const { contracts } = await testWorld(files);
    const own = contracts.find((one) => one.path === path);
    const names = own?.content.objects.map(({ name }) => name);
    expect(names).toEqual(['dim_customers', 'fct_churn', 'fct_refunds']);
    const lines = (churnFiles[path] ?? '').split('\n');
    const kept = new Set(onlyText(draft).split('\n'));
    expect(lines.filter((line) => !kept.has(line))).toEqual([]);
    // The version of the standard is that of the contract.
    const findings = await strictFindings(files, draft);
    expect(findings.filter((one) => !one.includes('api-version-is-current'))).toEqual([]);
    expect((await answered(writeContract, input, files)).files).toEqual([]);
  });

  test('names sources of which nothing is used', async () => {
    const input = {
      name: 'k2',
      domain: 'finance',
      sources: 'stripe_charges, salesforce_opportunities',
    };
    const asked = { grain: ['charge_id'], columns: ['amount_cents'] };
    const { open } = await answered(writeContract, input, churnFiles, asked);
    expect(open).toContain(
      'Nothing of `salesforce_opportunities` is used: which of its columns are needed?',
    );
    expect(open.join('\n')).not.toMatch(/(?:That is|They are) a guess/);
  });

  test('says of every property where it comes from', async () => {
    const draft = await answered(writeContract, failures, churnFiles);
    const properties = await propertiesOf(withDraft(churnFiles, draft), failures.name);
    expect(properties.size).toBeGreaterThan(5);
    for (const { name, transformDescription, transformLogic, ...one } of properties.values()) {
      expect(transformDescription, name).toMatch(/\.$/);
      expect(transformLogic, name).toBeTruthy();
      if (name !== 'loaded_at') expect(one.transformSourceObjects, name).toHaveLength(1);
    }
  });

  test('treats sensitive columns that somebody asks for, and drops what must be dropped', async () => {
    const columns = ['charge_id, receipt_email, customer_name, card_last4'];
    const draft = await answered(writeContract, failures, churnFiles, { columns });
    const files = withDraft(churnFiles, draft);
    const properties = await propertiesOf(files, failures.name);
    expect(properties.get('receipt_email_hash')).toMatchObject({
      physicalType: 'CHAR(64)',
      transformLogic: "{{ hash_pii('receipt_email') }}",
      examples: [],
    });
    expect(properties.get('customer_name')).toMatchObject({
      classification: 'confidential',
      tags: ['pii'],
      transformLogic: "{{ mask_pii('customer_name') }}",
      customProperties: { treatment: 'mask' },
      examples: [],
    });
    expect([...properties.keys()].join()).not.toContain('card');
    expect(draft.open.join('\n')).toContain('`card_last4` is left out: PCI is dropped');
    expect(onlyText(draft)).not.toContain('@');
    const found = await strictFindings(churnFiles, draft);
    expect(found.filter((one) => !one.includes('products-have-canvas'))).toEqual([]);
  });

  test('puts rows together where a row is more than one of its source', async () => {
    const draft = await answered(writeContract, failures, churnFiles, { grain: ['customer_id'] });
    const properties = await propertiesOf(withDraft(churnFiles, draft), failures.name);
    expect(properties.get('customer_id')).toMatchObject({ primaryKey: true, unique: true });
    expect(properties.get('charge_count')?.transformLogic).toBe('count(charge_id)');
    expect(properties.get('amount_cents')?.required).toBe(false);
    expect(properties.get('amount_cents')?.transformLogic).toBe('sum(amount_cents)');
    expect(properties.get('is_refunded')?.transformLogic).toContain('max(case when is_refunded');
    expect(properties.get('country_code')?.transformLogic).toBe('country_code');
    expect(draft.open.join('\n')).toContain('`charges.status`');
  });

  test('leads keys to the product that has them', async () => {
    const draft = await answered(writeContract, failures, churnFiles);
    expect(onlyText(draft)).toContain(
      'to: churn_report.odcs.yaml#/schema/dim_customers/properties/customer_id',
    );
  });

  test('promises no more than its sources deliver, and says so', async () => {
    const path = 'specs/product-canvas/payment_failures.md';
    const files = await withCanvas();
    const text = files[path]?.replace('D-1, at most 24 hours', 'at most 5 minutes') ?? '';
    const draft = await answered(writeContract, failures, { ...files, [path]: text });
    expect(onlyText(draft)).toMatch(/property: latency\n {4}value: 1\n {4}unit: h/);
    expect(draft.open.join('\n')).toContain('that latency is 1 h and not 5 min');
  });

  test('can be scaffolded: models follow from it', async () => {
    const files = await withCanvas();
    const made = withDraft(files, await answered(writeContract, failures, files));
    const { tools } = await settingOf(made);
    const scaffold = await tools.scaffold([failures.name]);
    expect(scaffold.refused).toBeUndefined();
    const sql = scaffold.files.find(({ path }) => path.endsWith('/fct_payment_failures.sql'));
    expect(sql?.text).toContain("ref('stg_charges')");
  });

  test('is the same twice', async () => {
    const answers = { grain: ['customer_id, created_month'] };
    const first = await answered(writeContract, failures, churnFiles, answers);
    expect(await answered(writeContract, failures, churnFiles, answers)).toEqual(first);
  });

  test('names nothing that no source has', async () => {
    const answers = { grain: ['moon_id'], columns: ['charge_id, moon_phase'] };
    const draft = await answered(writeContract, failures, churnFiles, answers);
    expect(onlyText(draft)).not.toContain('moon');
    expect(draft.open.join('\n')).toMatch(/`moon_phase`[^]*`moon_id`/);
  });

  test('works where there is no other contract at all', async () => {
    const draft = await answered(writeContract, { name: 'orders', domain: 'sales' }, {});
    expect(draft.files[0]?.path).toBe('specs/contracts/data-products/sales/orders.odcs.yaml');
    expect(await strictFindings({}, draft)).toEqual([]);
    expect(draft.open).toContain('Which contracts is it made from?');
  });
});

describe('a contract that is there', () => {
  const path = 'specs/contracts/data-products/customer_success/churn_report.odcs.yaml';
  const input = { name: 'churn_report' };

  test('stays as it is where nothing is asked for', async () => {
    expect((await answered(writeContract, input, churnFiles)).files).toEqual([]);
  });

  test('keeps every line that people wrote, and gets what they ask for', async () => {
    const draft = await answered(writeContract, input, churnFiles, { columns: ['is_delinquent'] });
    const before = churnFiles[path]?.split('\n') ?? [];
    const after = onlyText(draft).split('\n');
    expect(draft.files[0]).toMatchObject({ path, base: churnFiles[path] });
    let at = -1;
    for (const line of before) {
      at = after.indexOf(line, at + 1);
      expect(at, line).toBeGreaterThan(-1);
    }
    expect(after.length - before.length).toBeLessThan(20);
    const added = (await propertiesOf(withDraft(churnFiles, draft), 'churn_report')).get(
      'is_delinquent',
    );
    expect(added?.transformSourceObjects).toEqual(['stg_customers']);
  });

  test('gets the origin that its properties lack', async () => {
    const bare = (churnFiles[path] ?? '').replace(
      /( {8}transformSourceObjects:\n {10}- stg_customers\n {8}transformLogic: country_code\n)/,
      '',
    );
    expect(bare).not.toBe(churnFiles[path]);
    const draft = await answered(writeContract, input, { ...churnFiles, [path]: bare });
    expect(onlyText(draft)).toContain('transformLogic: country_code');
  });
});

describe('what would do harm', () => {
  test.each(hostileNames.map((name) => [JSON.stringify(name.slice(0, 40)), name]))(
    'is refused as a name: %s',
    async (_, name) => {
      expect(await refusal({ name, domain: 'finance' })).toMatch(/\.$/);
      expect(await refusal({ name: 'orders', domain: name })).toMatch(/\.$/);
      expect(await refusal({ name: 'orders', domain: 'sales', object: name })).toMatch(/\.$/);
    },
  );

  test('is refused with a sentence that says what would do', async () => {
    expect(await refusal({ name: 'orders' })).toContain('`customer_success`');
    expect(await refusal({ name: 'stripe_charges', domain: 'finance' })).toContain('of a source');
    expect(await refusal({ name: 'x1', domain: 'sales', sources: 'stripe_chargs' })).toContain(
      'Did you mean `stripe_charges`?',
    );
    expect(await refusal({ name: 'x1', domain: 'sales', object: 'Orders' })).toContain(
      'Write `fct_orders`',
    );
    expect(await refusal({ name: 'x1', domain: 'sales', canvas: 'moon.md' })).toContain('moon.md');
  });

  test('is a file in the way', async () => {
    const path = 'specs/contracts/data-products/sales/orders.odcs.yaml';
    const files = { ...churnFiles, [path]: 'name: something else\n' };
    expect(await refusal({ name: 'orders', domain: 'sales' }, files)).toContain(path);
  });

  test('never comes out of hostile names of columns', async () => {
    const column = (name: string): string =>
      `      - name: ${JSON.stringify(name)}\n        logicalType: string\n        description: "{{ x }}"`;
    const names = [
      'id',
      '"; drop table x',
      "it's",
      '{{ env }}',
      'a\nb',
      '__proto__',
      'constructor',
    ];
    const text = `apiVersion: v3.1.0\nkind: DataContract\nid: shop\nname: shop\nversion: 1.0.0\nstatus: active\nschema:\n  - name: orders\n    properties:\n${names.map(column).join('\n')}\n`;
    const files = { 'specs/contracts/sources/shop/orders.odcs.yaml': text };
    const given = { name: 'sold', domain: 'sales', sources: 'shop' };
    const draft = await answered(writeContract, given, files, {
      grain: ['id'],
      columns: [names.join(', '), '__proto__', 'constructor'],
    });
    const made = onlyText(draft);
    expect(parseYaml(made).problems).toEqual([]);
    const logic = [...made.matchAll(/transformLogic: (.*)/g)].map(([, one]) => one);
    expect(logic).toEqual(['id', '__proto__', 'constructor', 'current_timestamp']);
    expect(draft.open.join('\n')).toContain('its name cannot stand in SQL');
  });
});

test('Whatever people answer, the contract can be read and keeps its name.', async () => {
  const prepared = await preparedFor(writeContract, failures, churnFiles);
  const word = fc.oneof(
    fc.constantFrom(
      'charge_id',
      'customer_id',
      'created_month',
      'charges.status',
      'email',
      '__proto__',
    ),
    fc.string({ maxLength: 30 }),
    fc.constantFrom(...hostileNames),
  );
  const texts = fc.array(
    fc.array(word, { maxLength: 5 }).map((all) => all.join(', ')),
    { maxLength: 3 },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.record(
        { sources: texts, grain: texts, columns: texts, purpose: texts },
        { requiredKeys: [] },
      ),
      async (answers) => {
        const text = onlyText(await prepared.draft(answers));
        const { problems, documents } = parseYaml(text);
        expect(problems).toEqual([]);
        expect(documents).toHaveLength(1);
        const { contracts } = await testWorld({ [prepared.targets[0] ?? '']: text });
        expect(contracts[0]).toMatchObject({ guessed: false, content: { name: failures.name } });
        expect(contracts[0]?.content.objects[0]?.properties.some((one) => one.primaryKey)).toBe(
          true,
        );
      },
    ),
    { numRuns: 150 },
  );
});
