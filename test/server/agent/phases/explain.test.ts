import { expect, test } from 'vitest';
import { explain } from '../../../../server/src/agent/phases/explain.ts';
import { HOSTILE_NAMES } from '../../hostile-names.ts';
import { churnFiles } from '../test-world.ts';
import { draftOf, refusalOf, settingOf } from './phase-setting.ts';

const CHARGES = 'specs/contracts/sources/stripe/charges.odcs.yaml';

test('a finding is explained by its rule, with the line and the policies that hold for it', async () => {
  const text = churnFiles[CHARGES]!.replace(/^( +)classification: confidential\n/m, '');
  const setting = await settingOf({ ...churnFiles, [CHARGES]: text });
  const [first] = await setting.tools.findings(CHARGES, text);
  const [line, code] = [String(first?.line), first?.code];
  const { draft, prepared } = await draftOf(explain, { what: `${CHARGES}:${line}` }, setting);
  expect(draft.text).toContain(`## Rule \`${code ?? '-'}\``);
  expect(draft.text).toContain('What holds for this file:');
  expect(draft.text).toContain('specs/governance/classification.yaml');
  expect(draft.text).toContain(`line ${line}`);
  expect(draft.files).toEqual([]);
  expect(prepared.targets).toEqual([]);
});

test('a line without a finding is refused, with the lines that have some', async () => {
  const setting = await settingOf(churnFiles);
  expect(await refusalOf(explain, { what: `${CHARGES}:1` }, setting)).toBe(
    `Nothing is found at line 1 of ${CHARGES}. Nothing is found in it at all.`,
  );
  expect(await refusalOf(explain, { what: 'specs/no.odcs.yaml:3' }, setting)).toMatch(
    /^There is no file that may be read at "specs\/no\.odcs\.yaml"\./,
  );
});

test('a rule is explained by its page', async () => {
  const { draft } = await draftOf(
    explain,
    { what: 'sensitive-properties-classified' },
    await settingOf(churnFiles),
  );
  expect(draft.text).toMatch(/^## Rule `sensitive-properties-classified`\n\n\w/);
});

test('a contract is explained in its own words, with its neighbours', async () => {
  const { draft } = await draftOf(explain, { what: 'churn_report' }, await settingOf(churnFiles));
  expect(draft.text).toMatch(/^# churn_report\n/);
  expect(draft.text).toContain('owned by customer-insights');
  expect(draft.text).toContain('- tenure_months (INTEGER, always there, internal): Whole months');
  expect(draft.text).toMatch(/fct_churn is made of .*int_churn_calculation/);
  expect(draft.text).toContain('latency of fct_churn.loaded_at: 24 h');
});

test('a table that no contract promises is explained by what is around it', async () => {
  const { draft } = await draftOf(
    explain,
    { what: 'int_churn_calculation' },
    await settingOf(churnFiles),
  );
  expect(draft.text).toContain('No contract promises it.');
  expect(draft.text).toMatch(/Made of it: fct_churn/);
});

test('the way of data is told step by step', async () => {
  const setting = await settingOf(churnFiles);
  const { draft } = await draftOf(explain, { what: 'charges -> fct_churn' }, setting);
  const steps = [...(draft.text ?? '').matchAll(/^\d+\. (\w+)/gm)].map(([, name]) => name);
  expect(steps).toEqual(['charges', 'stg_charges', 'int_churn_calculation', 'fct_churn']);
  expect(draft.text).toContain('   - failed_charge_count, from failed_charge_count');
  expect(draft.text).toContain('int_churn_calculation: also made of');
  expect(await refusalOf(explain, { what: 'fct_churn -> charges' }, setting)).toBe(
    'No data flows from "fct_churn" to "charges". It flows the other way: charges -> stg_charges -> int_churn_calculation -> fct_churn.',
  );
  expect(await refusalOf(explain, { what: 'charges -> fct_chrn' }, setting)).toBe(
    'The lineage knows no table "fct_chrn". Did you mean "fct_churn"?',
  );
});

test('hostile questions are refused in one line', async () => {
  const setting = await settingOf(churnFiles);
  for (const name of HOSTILE_NAMES) {
    const said = await refusalOf(explain, { what: name }, setting);
    expect(said).not.toMatch(/[\n\r]/);
    expect(said.length).toBeLessThan(400);
  }
});

test('texts of contracts are no markup', async () => {
  const hostile = churnFiles[CHARGES]!.replace(
    /^( {2}purpose: ).*(?:\n {4}.*)*/m,
    '$1"![x](https://evil.test/x.png) <img src=x> [a](command:evil)"',
  );
  expect(hostile).toContain('evil.test');
  const { draft } = await draftOf(
    explain,
    { what: 'stripe_charges' },
    await settingOf({ ...churnFiles, [CHARGES]: hostile }),
  );
  expect(draft.text).toContain('evil');
  expect(draft.text).not.toMatch(/(?<!\\)!\[|(?<!\\)<img|(?<!\\)\]\(/);
});

test('the same question has the same answer', async () => {
  const one = await draftOf(explain, { what: 'churn_report' }, await settingOf(churnFiles));
  const other = await draftOf(explain, { what: 'churn_report' }, await settingOf(churnFiles));
  expect(other.draft).toEqual(one.draft);
});
