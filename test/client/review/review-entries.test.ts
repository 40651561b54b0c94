import { afterEach, beforeEach, expect, test } from 'vitest';
import { readReviewEntry, type ReviewEntry } from '../../../client/src/review/review-entry.ts';
import { reviewEntries } from '../../../client/src/review/review-entries.ts';
import { verdictText, worstChecks } from '../../../client/src/review/verdict-text.ts';
import type { Judged } from '../../../server/src/hosts/lsp/protocol.ts';
import { fake, l10n } from '../fake-vscode.ts';
import { FakeRuns } from './fake-runs.ts';

const PATH = 'specs/a.odcs.yaml';
const BASE = 'a\nb\nc\nd\ne\n';

let runs: FakeRuns;

beforeEach(() => {
  fake.reset();
  runs = new FakeRuns();
});
afterEach(() => runs.dispose());

const at = (line: number): Judged['changes'][number]['range'] => ({
  start: { line, character: 0 },
  end: { line, character: 1 },
});

function judged(part: Partial<Judged>): Judged {
  const verdict = { checks: [], findings: [] };
  return { binding: '', verdict, ranges: [], acceptable: true, changes: [], ...part };
}

function rows(run: Awaited<ReturnType<FakeRuns['run']>>): readonly ReviewEntry[] {
  const all = (entry: ReviewEntry): readonly ReviewEntry[] => [
    entry,
    ...entry.children.flatMap(all),
  ];
  return reviewEntries([run], l10n.t).flatMap(all);
}

test('what a change means stands for the lines that change, and other changes stand by themselves', async () => {
  const run = await runs.run([{ path: PATH, base: BASE, text: 'a\nB\nc\nd\nE\n' }]);
  const [file] = run.files;
  file!.judgement = {
    ...file!.judgement!,
    judged: judged({
      changes: [
        { kind: 'type-changed', element: 't.b', label: 'type', breaking: true, range: at(1) },
      ],
    }),
  };
  const changes = rows(run).filter(({ context }) => context === 'change');
  expect(changes.map(({ label, hunks }) => [label, hunks?.length])).toEqual([
    ['t.b', 1],
    ['Line 5', 1],
  ]);
  expect(changes[0]?.icon).toBe('alert');
});

test('a new file is one change, and of a large one among several the changes are folded', async () => {
  const lines = Array.from({ length: 40 }, (_, line) => `line ${String(line)}`);
  const base = lines.join('\n');
  const text = lines.map((line, at) => (at % 4 === 0 ? `${line}!` : line)).join('\n');
  const run = await runs.run([
    { path: 'specs/new.md', base: null, text: '---\na: b\n---\n' },
    { path: PATH, base, text },
  ]);
  expect(rows(run).filter(({ context }) => context === 'change')).toHaveLength(10);
  const isOpen = (label: string): unknown => rows(run).find((one) => one.label === label)?.isOpen;
  expect(isOpen('new.md')).toBe(true);
  expect(isOpen('a.odcs.yaml')).toBe(false);
});

test('what was removed is decided on where it stood', async () => {
  const run = await runs.run([{ path: PATH, base: BASE, text: 'a\nc\nd\ne\n' }]);
  const [file] = run.files;
  for (const line of [0, 1]) {
    file!.judgement = {
      ...file!.judgement!,
      judged: judged({
        changes: [
          {
            ...{ kind: 'property-removed', element: 't.b', label: 'removed' },
            ...{ breaking: true, range: at(line) },
          },
        ],
      }),
    };
    expect(rows(run).find(({ label }) => label === 't.b')?.hunks).toHaveLength(1);
  }
});

test('a file says what keeps it from being accepted', async () => {
  const run = await runs.run([{ path: PATH, base: BASE, text: 'A\nb\nc\nd\ne\n' }]);
  const [file] = run.files;
  const context = (): string | undefined =>
    rows(run).find((one) => one.file === file && one.label === 'a.odcs.yaml')?.context;
  expect(context()).toBe('file');
  file!.judgement = { ...file!.judgement!, judged: judged({ acceptable: false }) };
  expect(context()).toBe('blockedFile');
  file!.keep('AA\nb\nc\nd\ne\n');
  fake.files.set(file!.proposal.toString(), 'AA\nb\nc\nd\ne\n');
  // Nobody has judged that.
  expect(context()).toBe('blockedFile');
  file!.model.setTarget('a\nb\nc\nd\nmine\n');
  expect(context()).toBe('changedFile');
});

test('findings of other files lead there, and old ones are nobody’s task', async () => {
  const run = await runs.run([{ path: PATH, base: BASE, text: 'A\nb\nc\nd\ne\n' }]);
  const [file] = run.files;
  const finding = { code: 'c', severity: 'error' as const, line: 3, message: 'No.', isOld: false };
  file!.judgement = {
    ...file!.judgement!,
    judged: judged({
      verdict: {
        checks: [],
        findings: [
          { ...finding, path: 'specs/b.yaml' },
          { ...finding, path: PATH, isOld: true },
        ],
      },
      ranges: [null, null],
    }),
  };
  const found = rows(run).filter(({ context }) => context === 'finding');
  expect(found.map(({ place }) => place)).toEqual([{ line: 2, uri: runs.uri('specs/b.yaml') }]);
});

test('hundreds of rows have ids of their own', async () => {
  const base = Array.from({ length: 600 }, (_, line) => `line ${String(line)}\n`);
  const text = base.map((line, at) => (at % 3 === 0 ? line.toUpperCase() : line)).join('');
  const name = `specs/${'very_long_name_'.repeat(12)}.odcs.yaml`;
  const run = await runs.run([{ path: name, base: base.join(''), text }]);
  const ids = rows(run).map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(200);
  expect(new Set(ids).size).toBe(ids.length);
});

test('nothing that somebody else made is read as a row', async () => {
  const run = await runs.run([{ path: PATH, base: BASE, text: 'A\n' }]);
  const [row] = rows(run);
  expect(readReviewEntry(row)).toBe(row);
  expect(readReviewEntry({ ...row })).toBeUndefined();
  expect(readReviewEntry('run')).toBeUndefined();
  expect(readReviewEntry(null)).toBeUndefined();
});

test('a verdict is one line, and what was not checked is no praise', () => {
  const finding = { path: PATH, line: 1, code: 'c', message: 'm', isOld: false };
  const check = { kind: 'samples' as const, summary: '' };
  expect(verdictText([], l10n.t)).toBe('Not checked');
  expect(verdictText([judged({})], l10n.t)).toBe('Valid');
  expect(
    verdictText(
      [
        judged({
          verdict: {
            checks: [{ ...check, state: 'not-checked' }],
            findings: [
              { ...finding, severity: 'warning' },
              { ...finding, severity: 'warning', line: 2 },
              { ...finding, severity: 'error', isOld: true },
            ],
          },
        }),
      ],
      l10n.t,
    ),
  ).toBe('Valid · 2 warnings · not everything was checked');
  expect(
    verdictText(
      [
        judged({
          acceptable: false,
          verdict: { checks: [{ ...check, state: 'failed' }], findings: [] },
        }),
      ],
      l10n.t,
    ),
  ).toBe('A check failed');
});

test('of several verdicts the worst of each kind counts', () => {
  const verdict = (state: 'passed' | 'failed' | 'not-checked'): Judged['verdict'] => ({
    checks: [{ kind: 'rules', state, summary: state }],
    findings: [],
  });
  expect(worstChecks([verdict('passed'), verdict('failed'), verdict('not-checked')])).toEqual(
    verdict('failed').checks,
  );
});
