import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fake, workspace } from '../fake-vscode.ts';
import { FakeRuns } from './fake-runs.ts';

const PATH = 'specs/a.odcs.yaml';
const BASE = 'a\nb\nc\nd\ne\n';
const TEXT = 'a\nB\nc\nd\nE\n';

let runs: FakeRuns;

beforeEach(() => {
  fake.reset();
  runs = new FakeRuns();
});
afterEach(() => runs.dispose());

const said = (outcome: object): string => ('said' in outcome ? String(outcome.said) : '');
const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

function open(uri: string, text: string, isDirty = false): void {
  const document = {
    ...{ uri: { toString: () => uri } as never, isClosed: false, isDirty },
    getText: () => text,
    save: () => Promise.resolve(true),
  };
  workspace.textDocuments = [...workspace.textDocuments, document];
}

test('what is accepted is written in one edit, saved, and recorded with its hashes', async () => {
  const file = await runs.one(BASE, TEXT);
  expect(await runs.deciding.acceptFiles([file])).toEqual({ kind: 'done' });
  expect(runs.read(PATH)).toBe(TEXT);
  expect(fake.edits).toHaveLength(1);
  expect(fake.saved).toEqual([runs.uri(PATH)]);
  expect(runs.recorded).toMatchObject([
    {
      run: 'run',
      ends: 'accepted',
      decision: {
        ...{ kind: 'accepted', path: PATH, partial: false },
        ...{ base: hash(BASE), proposed: hash(TEXT), applied: hash(TEXT) },
      },
    },
  ]);
});

test('a new file is created, and its base is nothing', async () => {
  const file = await runs.one(null, TEXT);
  expect(await runs.deciding.acceptFiles([file])).toEqual({ kind: 'done' });
  expect(runs.read(PATH)).toBe(TEXT);
  expect(runs.recorded[0]?.decision.base).toBeNull();
});

test('a file with the ends of lines of Windows is written line by line', async () => {
  const file = await runs.one('a\r\nb\r\n', 'a\r\nB\r\n');
  expect(file.model.hunks).toHaveLength(1);
  expect((await runs.deciding.acceptFiles([file])).kind).toBe('done');
});

test('an approval is good for once', async () => {
  const file = await runs.one(BASE, TEXT);
  const [one, other] = await Promise.all([
    runs.deciding.acceptFiles([file]),
    runs.deciding.acceptFiles([file]),
  ]);
  expect([one.kind, other.kind]).toEqual(['done', 'refused']);
  expect((await runs.deciding.acceptFiles([file])).kind).toBe('refused');
  expect(fake.edits).toHaveLength(1);
});

test('what another window has decided is not decided again', async () => {
  const file = await runs.one(BASE, TEXT);
  runs.views = [];
  expect(said(await runs.deciding.acceptFiles([file]))).toMatch(/decided already/);
  expect(said(await runs.deciding.rejectFiles([file]))).toMatch(/decided already/);
  expect(fake.edits).toEqual([]);
});

test('nothing is written while the server does not answer', async () => {
  const file = await runs.one(BASE, TEXT);
  runs.isSilent = true;
  expect(said(await runs.deciding.acceptFiles([file]))).toMatch(/does not answer/);
  expect(fake.edits).toEqual([]);
});

test('nothing is written in Restricted Mode', async () => {
  const file = await runs.one(BASE, TEXT);
  fake.isTrusted = false;
  expect(said(await runs.deciding.acceptFiles([file]))).toMatch(/Restricted Mode/);
  expect(said(await runs.deciding.rejectFiles([file]))).toMatch(/Restricted Mode/);
  expect(fake.edits).toEqual([]);
});

test('a target that changed is refused, on the disk and in the editor', async () => {
  const file = await runs.one(BASE, TEXT);
  runs.write(PATH, `mine\n${BASE}`);
  expect(await runs.deciding.acceptFiles([file])).toMatchObject({ kind: 'changed' });
  runs.write(PATH, BASE);
  open(runs.uri(PATH), `mine\n${BASE}`);
  expect(await runs.deciding.acceptFiles([file])).toMatchObject({ kind: 'changed' });
  expect(fake.edits).toEqual([]);
});

test('unsaved changes of the user are not swept up', async () => {
  const file = await runs.one(BASE, TEXT);
  open(runs.uri(PATH), BASE, true);
  expect(said(await runs.deciding.acceptFiles([file]))).toMatch(/unsaved changes of yours/);
  expect(fake.edits).toEqual([]);
});

test('a file that came to be where none was is not written over', async () => {
  const file = await runs.one(null, TEXT);
  runs.write(PATH, 'mine\n');
  expect(await runs.deciding.acceptFiles([file])).toMatchObject({ kind: 'changed' });
  expect(runs.read(PATH)).toBe('mine\n');
});

test('a proposal that was swapped after it was judged is refused', async () => {
  const file = await runs.one(BASE, TEXT);
  const { judgement } = file;
  // As if the text on the screen were another, and the verdict still that of the first.
  file.keep('a\nEVIL\n');
  file.judgement = { ...judgement!, text: 'a\nEVIL\n' };
  expect(said(await runs.deciding.acceptFiles([file]))).toMatch(/not the one that was checked/);
  expect(fake.edits).toEqual([]);
});

test('an edited proposal is judged again before it is written', async () => {
  const file = await runs.one(BASE, TEXT);
  file.keep(`${TEXT}ERROR\n`);
  expect(await runs.deciding.acceptFiles([file])).toMatchObject({ kind: 'blocked' });
  expect(fake.edits).toEqual([]);
  expect(await runs.deciding.acceptFiles([file], 'because')).toEqual({ kind: 'done' });
  expect(runs.recorded[0]?.decision).toMatchObject({ kind: 'accepted-anyway', reason: 'because' });
});

test('a reason of blanks is none', async () => {
  const file = await runs.one(BASE, `${TEXT}ERROR\n`);
  expect((await runs.deciding.acceptFiles([file], '  ')).kind).toBe('refused');
  expect(fake.edits).toEqual([]);
});

test('a target that became a link to somewhere else is refused', async () => {
  const file = await runs.one(BASE, TEXT);
  const outside = join(tmpdir(), `outside-${String(process.pid)}`);
  writeFileSync(outside, BASE);
  rmSync(join(runs.root, PATH));
  symlinkSync(outside, join(runs.root, PATH));
  expect(said(await runs.deciding.acceptFiles([file]))).toMatch(/leads out of the workspace/);
  rmSync(join(runs.root, PATH));
  writeFileSync(join(runs.root, 'other.yaml'), BASE);
  symlinkSync(join(runs.root, 'other.yaml'), join(runs.root, PATH));
  expect(said(await runs.deciding.acceptFiles([file]))).toMatch(/leads somewhere else/);
  rmSync(join(runs.root, PATH));
  symlinkSync(join(runs.root, 'gone'), join(runs.root, PATH));
  expect(said(await runs.deciding.acceptFiles([file]))).toMatch(/leads out of the workspace/);
  rmSync(outside);
  expect(fake.edits).toEqual([]);
});

test('a folder that became a link to what steers tools is refused', async () => {
  const file = await runs.one(null, TEXT);
  mkdirSync(join(runs.root, '.github'));
  symlinkSync(join(runs.root, '.github'), join(runs.root, 'specs'));
  expect(said(await runs.deciding.acceptFiles([file]))).toMatch(/steers tools/);
  expect(fake.edits).toEqual([]);
});

test('a folder that was swapped for a link is refused', async () => {
  const file = await runs.one(BASE, TEXT);
  renameSync(join(runs.root, 'specs'), join(runs.root, 'elsewhere'));
  symlinkSync(join(runs.root, 'elsewhere'), join(runs.root, 'specs'));
  expect(said(await runs.deciding.acceptFiles([file]))).toMatch(/leads somewhere else/);
});

test('changes are accepted one by one, each recorded as a part, the last ends the run', async () => {
  const file = await runs.one(BASE, TEXT);
  expect(await runs.deciding.acceptHunks(file, [file.model.hunks[1]!])).toEqual({ kind: 'done' });
  expect(runs.read(PATH)).toBe('a\nb\nc\nd\nE\n');
  expect(await runs.deciding.acceptHunks(file, [file.model.hunks[0]!])).toEqual({ kind: 'done' });
  expect(runs.read(PATH)).toBe(TEXT);
  expect(runs.recorded.map(({ decision, ends }) => [decision.partial, ends])).toEqual([
    [true, undefined],
    [true, 'accepted'],
  ]);
  expect(file.isSettled).toBe(true);
});

test('a change that the file as it is has no room for is refused', async () => {
  const file = await runs.one(BASE, TEXT);
  const hunk = file.model.hunks[0]!;
  runs.write(PATH, 'a\nmine\nc\nd\ne\n');
  expect(await runs.deciding.acceptHunks(file, [hunk])).toMatchObject({ kind: 'changed' });
  await file.refresh();
  expect(await runs.deciding.acceptHunks(file, [file.model.hunks[0]!])).toMatchObject({
    kind: 'changed',
  });
  expect(runs.read(PATH)).toBe('a\nmine\nc\nd\ne\n');
});

test('a change that brings an error needs a reason', async () => {
  const file = await runs.one(BASE, 'a\nERROR\nc\nd\nE\n');
  expect((await runs.deciding.acceptHunks(file, [file.model.hunks[0]!])).kind).toBe('blocked');
  expect((await runs.deciding.acceptHunks(file, [file.model.hunks[1]!])).kind).toBe('done');
  expect(runs.read(PATH)).toBe('a\nb\nc\nd\nE\n');
});

test('Reject writes nothing, and is recorded', async () => {
  const file = await runs.one(BASE, TEXT);
  expect(await runs.deciding.rejectFiles([file])).toEqual({ kind: 'done' });
  expect(fake.edits).toEqual([]);
  expect(runs.recorded).toMatchObject([{ ends: 'rejected', decision: { kind: 'rejected' } }]);
});

test('all files of a run are one edit, or none is written', async () => {
  const run = await runs.run([
    { path: PATH, base: BASE, text: TEXT },
    { path: 'specs/b.odcs.yaml', base: null, text: 'new\n' },
  ]);
  runs.write('specs/b.odcs.yaml', 'mine\n');
  expect((await runs.deciding.acceptFiles(run.files)).kind).toBe('changed');
  expect(runs.read(PATH)).toBe(BASE);
  fake.files.delete(runs.uri('specs/b.odcs.yaml'));
  rmSync(join(runs.root, 'specs/b.odcs.yaml'));
  expect(await runs.deciding.acceptFiles(run.files)).toEqual({ kind: 'done' });
  expect(fake.edits).toHaveLength(1);
  expect(runs.recorded.map(({ ends }) => ends)).toEqual([undefined, 'accepted']);
});

test('an editor that writes nothing leaves all pending', async () => {
  const file = await runs.one(BASE, TEXT);
  fake.refuses = true;
  expect((await runs.deciding.acceptFiles([file])).kind).toBe('refused');
  expect(runs.recorded).toEqual([]);
  fake.refuses = false;
  expect((await runs.deciding.acceptFiles([file])).kind).toBe('done');
});
