import { expect, test } from 'vitest';
import { ContractDirectory } from '../../../server/src/analysis/contract-directory.ts';
import type { LinkRecord } from '../../../server/src/model/contract-record.ts';

function record(id: string, version?: string): LinkRecord {
  const place = { line: 2, start: 4, end: 4 + id.length };
  return { standard: 'odcs', id, idPlace: place, version, references: [] };
}

function filesOf(found: Iterable<{ readonly uri: string }>): readonly string[] {
  return [...found].map(({ uri }) => uri);
}

test('finds contracts by id, and by id and version', () => {
  const directory = new ContractDirectory();
  directory.put('a', [record('orders', '1.0.0'), record('orders', '2.0.0')]);
  directory.put('b', [record('orders', '1.0.0'), record('returns')]);
  expect(filesOf(directory.withId('orders'))).toEqual(['a', 'a', 'b']);
  expect(filesOf(directory.withIdAndVersion('orders', '1.0.0'))).toEqual(['a', 'b']);
  expect(filesOf(directory.withIdAndVersion('returns', undefined))).toEqual(['b']);
  expect(filesOf(directory.withIdAndVersion('returns', ''))).toEqual([]);
  directory.put('a', [record('orders', '3.0.0')]);
  directory.remove('b');
  expect([...directory.withId('orders')].map(({ version }) => version)).toEqual(['3.0.0']);
  expect(filesOf(directory.withId('returns'))).toEqual([]);
});

test('is complete when there are contracts and every id is known', () => {
  const directory = new ContractDirectory();
  expect(directory.isComplete).toBe(false);
  directory.put('p', [{ ...record('orders'), standard: 'odps' }]);
  expect(directory.isComplete).toBe(false);
  directory.put('a', [record('orders')]);
  expect(directory.isComplete).toBe(true);
  directory.put('b', [record('${ID}')]);
  expect(directory.isComplete).toBe(false);
  directory.remove('b');
  expect(directory.isComplete).toBe(true);
});

test('suggests an id that is nearly the same, among those that there are now', () => {
  const directory = new ContractDirectory();
  directory.put('a', [record('customer-orders')]);
  directory.put('b', [record('payments')]);
  expect(directory.similarId('custmer_orders')).toBe('customer-orders');
  expect(directory.similarId('paymnets')).toBe('payments');
  expect(directory.similarId('shipments')).toBeUndefined();
  directory.put('a', [record('shipment')]);
  expect(directory.similarId('custmer_orders')).toBeUndefined();
  expect(directory.similarId('shipments')).toBe('shipment');
});
