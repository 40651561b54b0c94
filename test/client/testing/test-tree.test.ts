import { expect, test } from 'vitest';
import { testLabel, testTree } from '../../../client/src/testing/test-tree.ts';
import { answerOf, listed } from './answers.ts';

test('tests stand below their object and their contract, in their order', () => {
  const other = { uri: 'file:///v/shop.odcs.yaml' };
  const tree = testTree(
    answerOf(
      listed('b'),
      listed('a', { object: 'items' }),
      listed('c', other),
      listed('a'),
      listed('d', { object: '__proto__' }),
    ),
  );
  const plain = tree.map(({ label, uri, objects }) => [
    `${label} ${uri}`,
    objects.map((one) => [one.label, one.tests.map(({ label: name }) => name)]),
  ]);
  expect(plain).toEqual([
    [
      'shop file:///w/shop.odcs.yaml',
      [
        ['orders', ['b', 'a']],
        ['items', ['a']],
        ['__proto__', ['d']],
      ],
    ],
    ['shop file:///v/shop.odcs.yaml', [['orders', ['c']]]],
  ]);
  const ids = tree.flatMap(({ id, objects }) => [id, ...objects.map((one) => one.id)]);
  expect(new Set(ids).size).toBe(6);
});

test('a label names the property once', () => {
  expect(testLabel(listed('known', { property: 'status' }))).toBe('status: known');
  expect(testLabel(listed('type of status', { property: 'status' }))).toBe('type of status');
  expect(testLabel(listed('rows'))).toBe('rows');
});
