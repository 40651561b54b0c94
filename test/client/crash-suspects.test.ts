import { expect, test } from 'vitest';
import { CrashSuspects, SHORTLY_MS } from '../../client/src/crash-suspects.ts';

test('a document that brings the server down three times in a row is quarantined', () => {
  const suspects = new CrashSuspects();
  suspects.touch('file:///bad', 1000);
  suspects.crashed(1100);
  suspects.restarted(1200);
  suspects.crashed(1300);
  expect(suspects.quarantined).toEqual([]);
  suspects.restarted(1400);
  suspects.crashed(1500);
  expect(suspects.quarantined).toEqual(['file:///bad']);
  expect(suspects.isQuarantined('file:///bad')).toBe(true);
});

test('a document that was only open is innocent', () => {
  const suspects = new CrashSuspects();
  suspects.touch('file:///open', 0);
  for (const time of [10_000, 20_000, 30_000]) {
    suspects.touch('file:///bad', time);
    suspects.crashed(time + 1);
    suspects.restarted(time + 2);
  }
  expect(suspects.quarantined).toEqual(['file:///bad']);
});

test('a crash without the document acquits it', () => {
  const suspects = new CrashSuspects();
  for (const uri of ['a', 'a', 'b', 'a']) {
    suspects.touch(uri, 0);
    suspects.crashed(1);
  }
  expect(suspects.quarantined).toEqual([]);
});

test('shortly before means shortly before', () => {
  const suspects = new CrashSuspects();
  for (const time of [0, 10_000, 20_000]) {
    suspects.touch('late', time);
    suspects.crashed(time + SHORTLY_MS + 1);
  }
  expect(suspects.quarantined).toEqual([]);
});

test('a closed document is no suspect', () => {
  const suspects = new CrashSuspects();
  for (const time of [0, 10, 20]) {
    suspects.touch('a', time);
    suspects.closed('a');
    suspects.crashed(time + 1);
  }
  expect(suspects.quarantined).toEqual([]);
});

test('a restart by the user gives every document another chance', () => {
  const suspects = new CrashSuspects();
  for (const time of [0, 10, 20]) {
    suspects.touch('a', time);
    suspects.crashed(time + 1);
  }
  suspects.forget();
  expect(suspects.quarantined).toEqual([]);
  suspects.touch('a', 30);
  suspects.crashed(31);
  expect(suspects.quarantined).toEqual([]);
});
