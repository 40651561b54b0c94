import { expect, test } from 'vitest';
import {
  inLargestUnit,
  readAmount,
  readDuration,
  readPercent,
  secondsOf,
  unitSpellings,
} from '../../../server/src/spec/duration.ts';
import { duration } from '../../../server/src/spec/governance/shared-fields.ts';

test.each([
  ['24h', 86_400, '24h'],
  ['24 hours', 86_400, '24 hours'],
  ['D-1', 86_400, 'D-1'],
  ['D+0', 0, 'D+0'],
  ['D-1, at most 30 hours', 108_000, '30 hours'],
  ['D-1, no máximo 24 horas', 86_400, '24 horas'],
  ['< 5 min', 300, '5 min'],
  ['every day at 06:00 UTC', 86_400, 'every day'],
  ['todo dia às 06:00', 86_400, 'todo dia'],
  ['a cada 15 minutos', 900, '15 minutos'],
  ['once a month', 2_592_000, 'once a month'],
  ['3 times a day', 28_800, '3 times a day'],
  ['5 working days', 432_000, '5 working days'],
  ['1,5 h', 5_400, '1,5 h'],
  ['250 ms', 0.25, '250 ms'],
  ['daily', 86_400, 'daily'],
  ['mensalmente', 2_592_000, 'mensalmente'],
  ['PT15M', 900, 'PT15M'],
  ['P1DT12H', 129_600, 'P1DT12H'],
  ['real time', 0, 'real time'],
  ['tempo real', 0, 'tempo real'],
  ['10 years', 315_360_000, '10 years'],
  ['1h30m', 5_400, '1h30m'],
  ['1 hour and 30 minutes', 5_400, '1 hour and 30 minutes'],
  ['5-10 minutes', 600, '5-10 minutes'],
  ['two hours', 7_200, 'two hours'],
  ['less than 15 seconds', 15, '15 seconds'],
  ['next working day', 86_400, 'next working day'],
  ['dia seguinte', 86_400, 'dia seguinte'],
  ['streaming', 0, 'streaming'],
])('%s', (text, seconds, written) => {
  const found = readDuration(text);
  expect(found?.value).toBeCloseTo(seconds, 6);
  expect(text.slice(found?.start, found?.end)).toBe(written);
});

test.each([
  'fast',
  '',
  'no later than 8 AM',
  '-3h',
  'as agreed',
  'p',
  '99.5%',
  'plan d',
  '3 products',
])('no length of time: %j', (text) => {
  expect(readDuration(text)).toBeUndefined();
});

test('percent', () => {
  expect(readPercent('at least 99.5 %')).toEqual({ value: 99.5, start: 9, end: 15 });
  expect(readPercent('99,9 por cento')?.value).toBe(99.9);
  expect(readPercent('99.5')).toBeUndefined();
  expect(readPercent('1-2.5%')).toBeUndefined();
});

test('an amount in a unit, in any spelling', () => {
  expect(secondsOf(2, 'Hours')).toBe(7_200);
  expect(secondsOf(2, 'd')).toBe(172_800);
  expect(secondsOf(1, 'dias')).toBe(86_400);
  expect(secondsOf(1, 'percent')).toBeUndefined();
});

test.each([
  ['8h', 28_800],
  ['30m', 1_800],
  ['24 hours', 86_400],
  ['1d', 86_400],
  ['1.5 h', 5_400],
  ['2 Weeks', 1_209_600],
  ['6mo', 15_552_000],
  ['7y', 220_752_000],
  ['8 horas', 28_800],
  [' 10 s ', 10],
  ['8', undefined],
  ['h', undefined],
  ['soon', undefined],
  ['-1h', undefined],
  ['8 light years', undefined],
])('a policy states %s', (text, seconds) => {
  expect(readAmount(text)).toBe(seconds);
});

test.each([
  [28_800, 8, 'h'],
  [5_400, 90, 'm'],
  [86_400, 1, 'd'],
  [220_752_000, 7, 'y'],
  [61, 61, 's'],
  [0, 0, 's'],
])('%s seconds are %s%s', (seconds, amount, unit) => {
  expect(inLargestUnit(seconds)).toEqual({ amount, unit });
});

test('tables of policies take every amount that is read', () => {
  const source = duration.kind === 'string' ? duration.pattern?.source : undefined;
  for (const unit of unitSpellings) expect(`1${unit}`).toMatch(new RegExp(source ?? '$^'));
});
