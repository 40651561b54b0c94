import { expect, test } from 'vitest';
import { review } from '../../../../server/src/agent/phases/review.ts';
import type { DraftComment } from '../../../../server/src/agent/draft.ts';
import { HOSTILE_NAMES } from '../../hostile-names.ts';
import { churnFiles } from '../test-world.ts';
import { draftOf, refusalOf, settingOf } from './phase-setting.ts';

const MRR = 'specs/contracts/data-products/finance/mrr_report.odcs.yaml';

test('a breaking change without a new version is an error at the version, and named where it stands', async () => {
  const after = changed(/^( {8}physicalType: )DECIMAL\(14,2\)/m, '$1VARCHAR(20)');
  const comments = await reviewed({ [MRR]: after });
  const version = comments.find(({ severity }) => severity === 'error');
  expect(version?.message).toMatch(
    /^The change breaks readers, and the version is .*would tell them/,
  );
  expect(lineOf(after, version)).toMatch(/^version:/);
  const type = comments.find(({ message }) => message.includes('may fail'));
  expect(type?.severity).toBe('warning');
  expect(type?.message).toMatch(/^fct_mrr\.\w+: .* Made of fct_mrr: .*fct_churn/);
});

test('a breaking change with a new major version has no error', async () => {
  const after = changed(/^( {8}physicalType: )DECIMAL\(14,2\)/m, '$1VARCHAR(20)').replace(
    /^version: .*$/m,
    'version: 9.0.0',
  );
  const comments = await reviewed({ [MRR]: after });
  expect(comments.map(({ severity }) => severity)).not.toContain('error');
});

test('a promise that is taken back asks for a reason and for a version', async () => {
  const after = changed(/^( {6}- name: .*\n(?: {8}.*\n)*? {8}mustBe.*\n(?: {8}.*\n)*)/m, '');
  expect(after).not.toBe(churnFiles[MRR]);
  const comments = await reviewed({ [MRR]: after });
  expect(comments.map(({ message }) => message).join('\n')).toMatch(/say why/);
  expect(comments.map(({ message }) => message).join('\n')).toMatch(/under the same version/);
});

test('findings that the change brings are told, those that were there are not', async () => {
  const before = { ...churnFiles, [MRR]: `${churnFiles[MRR]!}unknownField: 1\n` };
  const after = { ...churnFiles, [MRR]: `${churnFiles[MRR]!}unknownField: 1\nanotherField: 2\n` };
  const { draft } = await draftOf(review, {}, await settingOf(after, before));
  const found = draft.comments?.map(({ message }) => message).join('\n');
  expect(found).toContain('anotherField');
  expect(found).not.toContain('unknownField');
});

test('a contract that is gone is told, and one that is new has its objects', async () => {
  const { [MRR]: _, ...without } = churnFiles;
  const gone = await draftOf(review, { ref: 'main' }, await settingOf(without, churnFiles));
  expect(gone.draft.open).toEqual([
    `${MRR} is gone: whoever reads data by it has no contract any more.`,
  ]);
  const fresh = await draftOf(review, {}, await settingOf(churnFiles, without));
  expect(fresh.draft.comments).toEqual([
    expect.objectContaining({ path: MRR, severity: 'info', message: 'fct_mrr: new.' }),
  ]);
});

test('nothing changed is nothing to say, and no model is asked', async () => {
  const setting = await settingOf(churnFiles, churnFiles);
  const { draft, prepared } = await draftOf(review, {}, setting);
  expect(draft).toEqual({
    files: [],
    open: [],
    text: 'No contract differs from HEAD.',
    comments: [],
  });
  expect(prepared.wantsModel(draft)).toBe(false);
});

test('a model is given the lines that differ with their numbers', async () => {
  const after = changed(/^version: .*$/m, 'version: 7.7.7');
  const setting = await settingOf({ ...churnFiles, [MRR]: after }, churnFiles);
  const { prepared, draft } = await draftOf(review, {}, setting);
  const line = after.split('\n').indexOf('version: 7.7.7') + 1;
  const difference = prepared.context.find(({ title }) => title.startsWith('Difference to HEAD'));
  expect(difference?.text).toContain(`${line} + version: 7.7.7`);
  expect(difference?.text).toContain('- version: ');
  expect(prepared.wantsModel(draft)).toBe(true);
});

test('without git, and with what is no ref, it is refused', async () => {
  expect(await refusalOf(review, {}, await settingOf(churnFiles))).toMatch(/no git history/);
  const setting = await settingOf(churnFiles, churnFiles);
  for (const ref of ['--output=x', 'a..b', '-c core.pager=evil', 'a\nb', 'a b', '$(x)', 'a;b'])
    expect(await refusalOf(review, { ref }, setting), ref).toMatch(/is no commit, branch or tag/);
  for (const ref of ['HEAD~2', 'origin/main', 'v1.2.0', 'a1b2c3d', 'main@{1}'])
    await draftOf(review, { ref }, setting);
});

test('contracts with hostile names are commented on in lines that exist, one line each', async () => {
  const names = HOSTILE_NAMES.slice(0, 150);
  const properties = names.map((name) => `      - name: ${JSON.stringify(name)}\n`).join('');
  const after = changed(/^ {6}- name: plan_code$/m, (all) => `${properties}${String(all)}`);
  const comments = await reviewed({ [MRR]: after });
  expect(comments.length).toBeGreaterThan(names.length);
  for (const comment of comments) {
    expect(lineOf(after, comment)).not.toBeUndefined();
    expect(comment.message).not.toMatch(/[\n\r]/);
  }
});

test('the same change has the same comments', async () => {
  const after = changed(/^( {8}physicalType: )DECIMAL\(14,2\)/m, '$1VARCHAR(20)');
  expect(await reviewed({ [MRR]: after })).toEqual(await reviewed({ [MRR]: after }));
});

function changed(find: RegExp, put: string | ((...all: unknown[]) => string)): string {
  const before = churnFiles[MRR]!;
  const after = typeof put === 'string' ? before.replace(find, put) : before.replace(find, put);
  expect(after).not.toBe(before);
  return after;
}

async function reviewed(more: Record<string, string>): Promise<readonly DraftComment<string>[]> {
  const setting = await settingOf({ ...churnFiles, ...more }, churnFiles);
  return (await draftOf(review, {}, setting)).draft.comments ?? [];
}

function lineOf(text: string, comment: DraftComment | undefined): string | undefined {
  return text.split('\n')[(comment?.line ?? 0) - 1];
}
