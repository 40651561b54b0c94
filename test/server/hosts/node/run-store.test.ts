import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import type { RunState, RunStatus } from '../../../../server/src/agent/run-state.ts';
import { runStore } from '../../../../server/src/hosts/node/run-store.ts';
import { tempFolder } from '../temp-folder.ts';
import { told } from '../../../../server/src/agent/told.ts';

function id(number: number): string {
  return number.toString(16).padStart(32, '0');
}

function run(
  number: number,
  status: RunStatus = 'proposed',
  more: Partial<RunState> = {},
): RunState {
  const started = new Date(Date.UTC(2026, 0, 1, 0, 0, number)).toISOString();
  return {
    format: 1,
    id: id(number),
    phase: 'write-contract',
    input: { name: 'a' },
    folder: '/workspace',
    started,
    updated: started,
    status,
    model: undefined,
    answers: {},
    messages: [],
    attempts: [],
    draft: undefined,
    verdict: undefined,
    usage: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0, isEstimate: false },
    cost: undefined,
    turns: 0,
    elapsed: 0,
    filesRead: [],
    leftOut: [],
    redacted: 0,
    steps: [],
    decisions: [],
    ...more,
  };
}

test('runs are kept, the newest first, for their owner only', async () => {
  const folder = join(tempFolder(), 'a', 'runs');
  const store = runStore(folder);
  expect(await store.list()).toEqual([]);
  expect(await store.load(id(1))).toBeUndefined();
  for (const number of [2, 1, 3]) await store.save(run(number));
  await store.save(run(2, 'accepted', { reason: 'Ünïcode \ud83d\ude00 \u2028' }));
  expect((await store.list()).map((one) => one.id)).toEqual([id(3), id(2), id(1)]);
  expect(await store.load(id(2))).toMatchObject({
    status: 'accepted',
    reason: 'Ünïcode 😀 \u2028',
  });
  if (process.platform !== 'win32') {
    expect(statSync(join(folder, `${id(1)}.json`)).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  }
  expect(readdirSync(folder)).toHaveLength(3);
  await store.remove(id(2));
  await store.remove(id(2));
  expect((await store.list()).map((one) => one.id)).toEqual([id(3), id(1)]);
});

test.each([
  '',
  '..',
  '../x',
  'A'.repeat(32),
  `${id(1)}.json`,
  `${id(1)}/`,
  `${id(1)}\n`,
  '__proto__',
])('a name that is none reaches no file: %j', async (name) => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'x.json'), JSON.stringify(run(1)));
  const store = runStore(join(folder, 'runs'));
  expect(await store.load(name)).toBeUndefined();
  await store.remove(name);
  await expect(store.save({ ...run(1), id: name })).rejects.toThrow('cannot be kept');
  expect(readdirSync(folder)).toEqual(['x.json']);
});

test('files that are half-written, or no runs, are left out', async () => {
  const folder = tempFolder();
  const store = runStore(folder);
  await store.save(run(1));
  const whole = JSON.stringify(run(2));
  writeFileSync(join(folder, `${id(2)}.json`), whole.slice(0, whole.length / 2));
  writeFileSync(join(folder, `${id(3)}.json`), '');
  writeFileSync(join(folder, `${id(4)}.json`), 'null');
  writeFileSync(join(folder, `${id(5)}.json`), '{"format": 1}');
  // Under the name of another.
  writeFileSync(join(folder, `${id(6)}.json`), whole);
  writeFileSync(join(folder, `${id(7)}.json`), JSON.stringify({ ...run(7), format: 2 }));
  writeFileSync(join(folder, `${id(8)}.aaaaaaaaaaaa.tmp`), whole);
  writeFileSync(join(folder, 'notes.json'), whole);
  mkdirSync(join(folder, `${id(9)}.json`));
  expect((await store.list()).map((one) => one.id)).toEqual([id(1)]);
  expect(await store.load(id(2))).toBeUndefined();
  await store.save(run(2));
  expect(await store.load(id(2))).toEqual(JSON.parse(whole));
});

test('what a process left half-written long ago is taken away', async () => {
  const folder = tempFolder();
  const store = runStore(folder);
  const [old, young] = [`${id(8)}.aaaaaaaaaaaa.tmp`, `${id(8)}.bbbbbbbbbbbb.tmp`];
  for (const name of [old, young, 'other.tmp']) writeFileSync(join(folder, name), '{');
  for (const name of [old, 'other.tmp']) utimesSync(join(folder, name), 1, 1);
  await store.save(run(1));
  expect(readdirSync(folder).sort()).toEqual([`${id(1)}.json`, young, 'other.tmp'].sort());
});

test('of too many the oldest finished ones go, never those that wait', async () => {
  const folder = tempFolder();
  const store = runStore(folder);
  const waiting: RunStatus[] = ['running', 'stopped', 'proposed', 'capped'];
  const over: RunStatus[] = ['done', 'accepted', 'rejected', 'failed'];
  for (let number = 0; number < 200; number++) {
    const status = number < 4 ? waiting[number] : over[number % 4];
    await store.save(run(number, status));
  }
  expect(await store.list()).toHaveLength(200);
  await store.save(run(200));
  await store.save(run(201));
  const left = new Set((await store.list()).map((one) => one.id));
  expect(left.size).toBe(200);
  expect([0, 1, 2, 3, 6, 200, 201].every((number) => left.has(id(number)))).toBe(true);
  expect([4, 5].some((number) => left.has(id(number)))).toBe(false);
});

test('a disk that takes nothing is said, and the run is as it was', async () => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'runs'), 'a file');
  await expect(runStore(join(folder, 'runs')).save(run(1))).rejects.toThrow(
    /^The run cannot be kept: /,
  );
});

test('a link in place of a run is replaced, not followed', async () => {
  const folder = tempFolder();
  const victim = join(tempFolder(), 'victim');
  writeFileSync(victim, 'as it was');
  symlinkSync(victim, join(folder, `${id(1)}.json`));
  const store = runStore(folder);
  await store.save(run(1));
  expect(await store.load(id(1))).toBeDefined();
  expect(statSync(victim).size).toBe('as it was'.length);
});

test('two processes that write at once leave whole runs', async () => {
  const folder = tempFolder();
  const program = join(tempFolder(), 'writer.mjs');
  const source = join(import.meta.dirname, '../../../../server/src/hosts/node/run-store.ts');
  await build({
    stdin: {
      contents: `
        import { runStore } from ${JSON.stringify(source)};
        const store = runStore(process.argv[2]);
        const base = ${JSON.stringify(run(1))};
        for (let at = 0; at < 60; at++)
          await store.save({ ...base, turns: at, reason: process.argv[3].repeat(20_000) });`,
      resolveDir: import.meta.dirname,
    },
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
  });
  const start = (letter: string): Promise<unknown> =>
    promisify(execFile)(process.execPath, [program, folder, letter]);
  let isOver = false as boolean;
  const both = Promise.all([start('a'), start('b')]).finally(() => (isOver = true));
  const store = runStore(folder);
  let seen = 0;
  while (!isOver) {
    const state = await store.load(id(1));
    if (state === undefined) continue;
    seen += 1;
    expect(new Set(told(state.reason ?? '')).size).toBe(1);
    expect(state.reason).toHaveLength(20_000);
  }
  await both;
  expect(seen).toBeGreaterThan(0);
  expect(readdirSync(folder)).toEqual([`${id(1)}.json`]);
});
