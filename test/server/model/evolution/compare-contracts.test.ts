import { describe, expect, test } from 'vitest';
import { bindFile } from '../../../../server/src/model/bound-document.ts';
import type { ContractContent } from '../../../../server/src/model/content/contract-content.ts';
import { readContent } from '../../../../server/src/model/content/read-content.ts';
import { compareContracts } from '../../../../server/src/model/evolution/compare-contracts.ts';
import { odcs } from '../../../../server/src/spec/odcs/odcs.ts';
import { SpecIndex } from '../../../../server/src/spec/spec-index.ts';
import { parseYaml } from '../../../../server/src/syntax/yaml/parse-yaml.ts';

const spec = new SpecIndex(odcs);

const contract = `apiVersion: v3.1.0
kind: DataContract
id: orders
name: orders
version: 1.0.0
status: active
team:
  name: sales
slaProperties:
  - property: latency
    value: 24
    unit: h
schema:
  - name: orders
    properties:
      - name: order_id
        logicalType: string
        physicalType: varchar(10)
        primaryKey: true
        required: true
      - name: amount
        logicalType: number
        classification: public
        logicalTypeOptions:
          maximum: 100
        quality:
          - name: few_nulls
            metric: nullValues
            mustBeLessThan: 5
      - name: note
        logicalType: string
`;

function read(text: string): ContractContent {
  const [one] = bindFile(parseYaml(text), spec, true);
  const content = one && readContent(one.document, one.contract);
  if (content === undefined) throw new Error('No contract');
  return content;
}

/** Kind, element and label of each change; a breaking one begins with an exclamation mark. */
function changes(after: string): readonly string[] {
  return compareContracts(read(contract), read(after)).map(
    ({ kind, element, label, breaking }) => `${breaking ? '! ' : ''}${kind} ${element}: ${label}`,
  );
}

function edited(from: string, to: string): readonly string[] {
  expect(contract).toContain(from);
  return changes(contract.replace(from, to));
}

describe('compareContracts', () => {
  test('says nothing of a contract that is the same, however it is written', () => {
    expect(changes(contract)).toEqual([]);
    expect(changes(contract.replace('name: sales', "name: 'sales' # ours"))).toEqual([]);
  });

  test('names every object of a new contract', () => {
    const found = compareContracts(undefined, read(contract));
    expect(found.map(({ kind, element }) => `${kind} ${element}`)).toEqual(['object-added orders']);
  });

  test.each([
    ['version: 1.0.0', 'version: 1.1.0', 'version-changed : version 1.1.0, was 1.0.0'],
    ['name: sales', 'name: billing', 'owner-changed : team billing, was sales'],
    ['value: 24', 'value: 48', 'service-level-changed latency: 48 h, was 24 h'],
    [
      'logicalType: number',
      'logicalType: integer',
      '! type-changed orders.amount: type integer, was number',
    ],
    [
      'varchar(10)',
      'varchar(5)',
      '! type-changed orders.order_id: physical type varchar(5), was varchar(10)',
    ],
    [
      'varchar(10)',
      'VARCHAR( 20 )',
      'type-changed orders.order_id: physical type VARCHAR( 20 ), was varchar(10)',
    ],
    [
      'required: true',
      'required: false',
      '! constraint-loosened orders.order_id: not required any more',
    ],
    [
      'primaryKey: true',
      'primaryKey: false',
      '! constraint-loosened orders.order_id: not in the primary key any more',
    ],
    ['maximum: 100', 'maximum: 200', 'constraint-loosened orders.amount: maximum 200, was 100'],
    ['maximum: 100', 'maximum: 50', 'constraint-tightened orders.amount: maximum 50, was 100'],
    [
      'classification: public',
      'classification: restricted',
      'classification-changed orders.amount: classification restricted, was public',
    ],
    [
      'mustBeLessThan: 5',
      'mustBeLessThan: 9',
      'quality-loosened orders.amount: check few_nulls: mustBeLessThan 9, was mustBeLessThan 5',
    ],
    [
      'mustBeLessThan: 5',
      'mustBeLessThan: 1',
      'quality-tightened orders.amount: check few_nulls: mustBeLessThan 1, was mustBeLessThan 5',
    ],
  ])('tells %s from %s', (from, to, expected) => {
    expect(edited(from, to)).toEqual([expected]);
  });

  test('tells what is gone, and breaks its readers', () => {
    expect(edited('      - name: note\n        logicalType: string\n', '')).toEqual([
      '! property-removed orders.note: removed',
    ]);
    expect(edited('  - name: orders\n    properties', '  - name: sales\n    properties')).toEqual([
      'object-added sales: new',
      '! object-removed orders: removed',
    ]);
  });

  test('knows a property by its id under another name', () => {
    const before = read(contract.replace('- name: note', '- name: note\n        id: note_id'));
    const after = read(contract.replace('- name: note', '- name: remark\n        id: note_id'));
    expect(compareContracts(before, after).map(({ label }) => label)).toEqual([
      'renamed, was note',
    ]);
  });

  test('places a change at what it is about in the text after', () => {
    const text = contract.replace('logicalType: number', 'logicalType: integer');
    const [change] = compareContracts(read(contract), read(text));
    expect(text.slice(change?.at.start, change?.at.end)).toBe('amount');
  });
});
