import { expect, test } from 'vitest';
import {
  mergeClassification,
  mergeNaming,
  mergeServiceLevels,
  mergeTagging,
} from '../../../../server/src/model/governance/merge-policies.ts';
import { readClassification } from '../../../../server/src/model/governance/read-classification.ts';
import { readNaming } from '../../../../server/src/model/governance/read-naming.ts';
import { readServiceLevels } from '../../../../server/src/model/governance/read-service-levels.ts';
import { readTagging } from '../../../../server/src/model/governance/read-tagging.ts';
import { readWith } from './read.ts';

test('a nearer naming policy replaces single fields', () => {
  const merged = mergeNaming(
    readWith(
      readNaming,
      `layers:
  staging: { prefix: stg_, materialization: view }
  marts: { prefix: fct_ }
casing: { tables: snake_case, columns: snake_case }
max_length: 63
reserved_words: [user]
abbreviations: { cust: customer, acct: account }
exceptions: [{ name: far, reason: x }]`,
    ),
    readWith(
      readNaming,
      `layers:
  staging: { materialization: table }
  raw: { prefix: raw_ }
casing: { columns: camelCase }
max_length: { columns: 30 }
reserved_words: [order]
abbreviations: [cust]
exceptions: [{ name: near, reason: x }]`,
    ),
  );
  expect(merged.layers.get('staging')).toMatchObject({
    prefixes: { value: ['stg_'] },
    materialization: { value: 'table' },
  });
  expect([...merged.layers.keys()]).toEqual(['staging', 'marts', 'raw']);
  expect(merged.casing).toMatchObject({
    tables: { value: 'snake_case' },
    columns: { value: 'camelCase' },
  });
  expect(merged.maxLength).toMatchObject({ tables: { value: 63 }, columns: { value: 30 } });
  expect([...merged.reservedWords.keys()]).toEqual(['user', 'order']);
  expect([...merged.writtenOut.keys()]).toEqual(['acct']);
  expect([...merged.allowedAbbreviations!.keys()]).toEqual(['cust']);
  expect(merged.exceptions.map(({ name }) => name.value)).toEqual(['near', 'far']);
});

test.each([
  ['in place', 'a b c', 'b', 'a b c'],
  ['behind the one before', 'a b c', 'a new', 'a new b c'],
  ['before the one behind', 'a b c', 'new b', 'a new b c'],
  ['the most closed', 'a b c', 'new', 'a b c new'],
  ['several in order', 'a c', 'a x y c', 'a x y c'],
])('levels: %s', (_title, farther, nearer, expected) => {
  const levels = (names: string) =>
    readWith(
      readClassification,
      JSON.stringify({ levels: names.split(' ').map((name) => ({ name })) }),
    );
  const merged = mergeClassification(levels(farther), levels(nearer));
  expect(merged.levels.map(({ name }) => name).join(' ')).toBe(expected);
});

test('nearer rules are asked first, classes and policies are replaced by name', () => {
  const merged = mergeClassification(
    readWith(
      readClassification,
      'classes: [{name: PII, level: a}, {name: PCI, level: a}]\nrules: [{name: far, class: PII, match: {}}]\npolicies: {hash: {macro: h}}',
    ),
    readWith(
      readClassification,
      'classes: [{name: PII, level: b}]\nrules: [{name: near, class: PII, match: {}}]\npolicies: {hash: {macro: k}}',
    ),
  );
  expect([...merged.classes.values()].map(({ name, level }) => [name, level?.value])).toEqual([
    ['PII', 'b'],
    ['PCI', 'a'],
  ]);
  expect(merged.rules.map(({ name }) => name)).toEqual(['near', 'far']);
  expect(merged.treatments.get('hash')?.macro?.value).toBe('k');
});

test('tags by key, promises by product', () => {
  const tags = mergeTagging(
    readWith(readTagging, 'required: [owner, team]\nclosed: true'),
    readWith(readTagging, 'optional: [team]'),
  );
  expect([...tags.tags.values()].map(({ key, required }) => [key, required])).toEqual([
    ['owner', true],
    ['team', false],
  ]);
  expect(tags.closed?.value).toBe(true);
  const promises = mergeServiceLevels(
    readWith(readServiceLevels, 'products: [{product: a, latency: 1h}, {product: b}]'),
    readWith(readServiceLevels, 'products: [{product: a, latency: 2h}]'),
  );
  expect(promises.map(({ product, latency }) => [product.value, latency?.value])).toEqual([
    ['a', 7200],
    ['b', undefined],
  ]);
});
