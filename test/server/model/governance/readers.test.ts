import { expect, test } from 'vitest';
import { LineIndex } from '../../../../server/src/base/line-index.ts';
import { matchesProperty } from '../../../../server/src/model/governance/match-property.ts';
import { readPolicy } from '../../../../server/src/model/governance/read-policy.ts';
import { readClassification } from '../../../../server/src/model/governance/read-classification.ts';
import { readNaming } from '../../../../server/src/model/governance/read-naming.ts';
import { readServiceLevels } from '../../../../server/src/model/governance/read-service-levels.ts';
import { readTagging } from '../../../../server/src/model/governance/read-tagging.ts';
import { parseYaml } from '../../../../server/src/syntax/yaml/parse-yaml.ts';
import { policyText } from '../../lint/policies.ts';
import { readWith, underlined, uri } from './read.ts';

test('the naming policy of the example', () => {
  const text = policyText('naming');
  const policy = readWith(readNaming, text);
  expect([...policy.layers.keys()]).toEqual(['staging', 'intermediate', 'marts']);
  const marts = policy.layers.get('marts')!;
  expect(marts.prefixes?.value).toEqual(['fct_', 'dim_']);
  expect(underlined(text, marts.prefixes!.at)).toBe('fct_|dim_');
  expect(underlined(text, marts.at)).toBe('marts');
  expect(marts.at.uri).toBe(uri);
  expect(marts.materialization?.value).toBe('table');
  expect(policy.columns.get('timestamp')).toMatchObject({
    suffixes: { value: ['_at'] },
    timezone: { value: 'UTC' },
  });
  expect(policy.casing.sqlConstants?.value).toBe('UPPER_CASE');
  expect([policy.maxLength.tables?.value, policy.maxLength.columns?.value]).toEqual([63, 63]);
  expect(underlined(text, policy.reservedWords.get('order')!)).toBe('order');
  expect([...policy.allowedAbbreviations!.keys()]).toEqual(['mrr', 'id', 'pii']);
});

test('a length that no name can have is left out', () => {
  const policy = readWith(
    readNaming,
    'layers:\n  staging: { max_length: 0 }\nmax_length: { tables: -1, columns: 1 }\n',
  );
  expect(policy.layers.get('staging')).toMatchObject({ maxLength: undefined });
  expect(policy.maxLength.tables).toBeUndefined();
  expect(policy.maxLength.columns?.value).toBe(1);
});

test('a rule of classification with a misspelt condition matches nothing', () => {
  const { rules } = readWith(
    readClassification,
    'rules:\n  - { name: mail, class: PII, match: { nam: email } }\n  - { name: all, class: PII, match: {} }\n',
  );
  const facts = {
    name: 'email',
    logicalType: 'string',
    format: undefined,
    tags: [],
    definitions: [],
  };
  expect(rules.map(({ match }) => matchesProperty(match, facts))).toEqual([false, true]);
});

test('what is broken in a naming policy is left out, and nothing else', () => {
  const policy = readWith(
    readNaming,
    `layers:
  staging:
    prefix: [stg_, 1, raw_]
    pattern: "^(stg"
    casing: snake
    max_length: forty
  marts: fct_
  odd:
    pattern: "^(a+)+$"
max_length:
  tables: 30
abbreviations:
  CUST: customer
  no: null
exceptions:
  - reason: No name
  - name: legacy_*
    rules: [casing, nonsense]
    expires: 2026-12-31
`,
  );
  expect([...policy.layers.keys()]).toEqual(['staging', 'odd']);
  expect(policy.layers.get('staging')).toMatchObject({
    prefixes: { value: ['stg_', 'raw_'] },
    pattern: undefined,
    casing: undefined,
    maxLength: undefined,
  });
  // It compiles, and would take for ever.
  expect(policy.layers.get('odd')?.pattern).toBeUndefined();
  expect(policy.maxLength).toMatchObject({ tables: { value: 30 }, columns: undefined });
  expect(policy.allowedAbbreviations).toBeUndefined();
  expect([...policy.writtenOut].map(([short, { value }]) => [short, value])).toEqual([
    ['cust', 'customer'],
  ]);
  expect(policy.exceptions).toMatchObject([
    { name: { value: 'legacy_*' }, rules: ['casing'], expires: { value: '2026-12-31' } },
  ]);
});

test('the classification policy of the example', () => {
  const text = policyText('classification');
  const policy = readWith(readClassification, text);
  expect(policy.levels.map(({ name }) => name)).toEqual([
    'public',
    'internal',
    'confidential',
    'restricted',
  ]);
  const pii = policy.classes.get('PII')!;
  expect(underlined(text, pii.at)).toBe('PII');
  expect(pii).toMatchObject({ level: { value: 'confidential' }, macro: { value: 'hash_pii' } });
  expect(pii.regulations.map(({ value }) => value)).toEqual(['LGPD', 'GDPR']);
  expect(policy.rules[0]).toMatchObject({
    name: 'mail addresses',
    className: { value: 'PII' },
    match: { logicalTypes: ['string'], formats: ['email'], names: undefined },
  });
  expect(underlined(text, policy.rules[0]!.at)).toBe('name: mail addresses');
  expect([...policy.treatments.keys()]).toEqual(['hash', 'mask', 'tokenize', 'drop', 'none']);
});

test('a broken pattern of a match is left out, and nothing matches where it was the only one', () => {
  const policy = readWith(
    readClassification,
    'rules:\n  - {name: a, class: PII, match: {name: ["(", mail]}}\n  - {name: b, class: PII, match: {name: "("}}\n',
  );
  expect(policy.rules.map(({ match }) => match.names)).toEqual([['mail'], []]);
  const empty = readWith(readClassification, 'rules: [{class: PII, match: {name: , tag: {}}}]');
  expect(empty.rules[0]?.match).toMatchObject({ names: [], tags: [], formats: undefined });
});

test('the tagging policy of the example', () => {
  const { tags, closed } = readWith(readTagging, policyText('tagging'));
  expect(tags.get('cost-center')).toMatchObject({
    required: true,
    pattern: { value: '^[0-9]{4}$' },
    appliesTo: ['contract', 'model', 'resource'],
  });
  expect(tags.get('owner')?.allowed?.value).toContain('finance-data');
  expect(tags.get('pii')).toMatchObject({
    required: false,
    appliesTo: expect.arrayContaining(['property']),
  });
  expect(closed?.value).toBe(true);
  expect(readWith(readTagging, 'required: [owner]').closed).toBeUndefined();
});

test('tags may be a list of keys', () => {
  const { tags } = readWith(readTagging, 'required: [owner]\noptional: [owner, pii]\nclosed: true');
  expect([...tags.values()].map(({ key, required }) => [key, required])).toEqual([
    ['owner', true],
    ['pii', false],
  ]);
});

test('the service levels of the example', () => {
  const [mrr] = readWith(readServiceLevels, policyText('service-levels'));
  expect(mrr).toMatchObject({
    product: { value: 'mrr_report' },
    latency: { value: 8 * 3600 },
    frequency: { value: 86_400 },
    retention: { value: 10 * 365 * 86_400 },
    availability: { value: 99.5 },
  });
  const numbers = 'products:\n  - {product: a, availability: 99, latency: soon}\n  - latency: 1h';
  expect(readWith(readServiceLevels, numbers)).toMatchObject([
    { availability: { value: 99 }, latency: undefined },
  ]);
});

test('a policy says which other one it refines', () => {
  const text = 'extends: ../naming.json\n';
  const read = readPolicy(parseYaml(text).documents[0]!, 'naming', uri, new LineIndex(text));
  expect(read).toMatchObject({
    base: { value: '../naming.json', at: { place: { line: 0, start: 9, end: 23 } } },
  });
});
