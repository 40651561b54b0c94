import { expect, test } from 'vitest';
import {
  classRuleFor,
  nameTest,
  type PropertyFacts,
} from '../../../../server/src/model/governance/match-property.ts';
import {
  isUsablePattern,
  matchesName,
  matchesPattern,
} from '../../../../server/src/model/governance/name-pattern.ts';
import { exceptionFor } from '../../../../server/src/model/governance/policy-exception.ts';
import type { Match } from '../../../../server/src/model/governance/classification-policy.ts';
import { readClassification } from '../../../../server/src/model/governance/read-classification.ts';
import { readNaming } from '../../../../server/src/model/governance/read-naming.ts';
import { policyText } from '../../lint/policies.ts';
import { readWith } from './read.ts';

test.each([
  ['orders', 'orders', true],
  ['orders', 'order', false],
  ['legacy_*', 'legacy_orders', true],
  ['legacy_*', 'my_legacy_orders', false],
  ['*_id', 'order_id', true],
  ['*', '', true],
  ['a*b*c', 'a-b-b-c', true],
  ['a*b*c', 'a-c', false],
  ['ab*ba', 'aba', false],
  ['a*ab*b', 'ab', false],
  ['o.der', 'order', false],
  ['orders.*_cents', 'orders.amount_cents', true],
])('%s and %s: %s', (pattern, name, matches) => {
  expect(matchesName(pattern, name)).toBe(matches);
});

test('patterns that break or take too long are not used', () => {
  expect(isUsablePattern('(^|_)e?mail$')).toBe(true);
  expect(isUsablePattern('^.*mail.*$')).toBe(true);
  expect(isUsablePattern('^[a-z][a-z0-9]*(_[a-z0-9]+)*$')).toBe(true);
  expect(isUsablePattern('^[a-z]+_[a-z]+__[a-z]+_v[0-9]+$')).toBe(true);
  expect(matchesPattern('^.*mail.*$', 'home_mail_address')).toBe(true);
  expect(matchesPattern(String.raw`mail\.*`, 'e-mail')).toBe(true);
  expect(isUsablePattern('(a+)+$')).toBe(false);
  expect(isUsablePattern('(?i)mail')).toBe(false);
  expect(matchesPattern('.*a.*b.*c.*', 'x'.repeat(1_000))).toBeUndefined();
  expect(matchesPattern('mail', 'Mail')).toBe(false);
  expect(matchesPattern('mail', 'Mail', 'any')).toBe(true);
});

const policy = readWith(readClassification, policyText('classification'));
const facts = (more: Partial<PropertyFacts>): PropertyFacts => ({
  name: 'x',
  logicalType: 'string',
  format: undefined,
  tags: [],
  definitions: [],
  ...more,
});

test.each([
  ['email', facts({ name: 'email' }), 'mail addresses by name'],
  ['a format', facts({ name: 'contact', format: 'email' }), 'mail addresses'],
  ['a format of another type', facts({ format: 'email', logicalType: 'object' }), undefined],
  ['capitals', facts({ name: 'EMAIL' }), 'mail addresses by name'],
  ['a part of a word', facts({ name: 'emails_sent' }), undefined],
  ['an amount', facts({ name: 'amount_cents', logicalType: 'integer' }), 'amounts'],
])('%s', (_title, property, rule) => {
  expect(classRuleFor(property, policy)?.name).toBe(rule);
});

test('tags and definitions', () => {
  const own = readWith(
    readClassification,
    'rules:\n  - {name: tagged, class: A, match: {tag: [gdpr, pii]}}\n  - {name: defined, class: A, match: {definition: glossary/Health}}\n',
  );
  expect(classRuleFor(facts({ tags: ['pii'] }), own)?.name).toBe('tagged');
  const definitions = ['https://example.com/GLOSSARY/health/diagnosis'];
  expect(classRuleFor(facts({ definitions }), own)?.name).toBe('defined');
  expect(classRuleFor(facts({}), own)).toBeUndefined();
});

test('exceptions hold for a name, a place and a time', () => {
  const { exceptions } = readWith(
    readNaming,
    `exceptions:
  - { name: orders.amt, reason: a, expires: 2026-06-30 }
  - { name: legacy_*, reason: b, domain: sales, layer: staging }
`,
  );
  const reason = (...[name, today = '2026-06-30']: [Parameters<typeof exceptionFor>[1], string?]) =>
    exceptionFor(exceptions, name, today)?.reason;
  expect(reason({ name: 'amt', object: 'orders' })).toBe('a');
  expect(reason({ name: 'amt', object: 'orders' }, '2026-07-01')).toBeUndefined();
  expect(reason({ name: 'amt', object: 'refunds' })).toBeUndefined();
  expect(reason({ name: 'legacy_a', domain: 'sales', layer: 'staging' })).toBe('b');
  expect(reason({ name: 'legacy_a', domain: 'sales' })).toBeUndefined();
});

test('the names that a rule wants are made ready once, however many rules there are', () => {
  const matches = Array.from({ length: 2_000 }, (_, at): Match => ({
    logicalTypes: undefined,
    formats: undefined,
    names: [`^x${String(at)}_`],
    tags: undefined,
    definitions: undefined,
  }));
  const tests = matches.map(nameTest);
  expect(matches.every((match, at) => nameTest(match) === tests[at])).toBe(true);
  expect(tests.map((one) => one('x7_name')).indexOf(true)).toBe(7);
});
