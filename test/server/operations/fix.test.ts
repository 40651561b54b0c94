import { expect, test } from 'vitest';
import { applyEdits } from '../../../server/src/base/text-edit.ts';
import { contentHash } from '../../../server/src/base/content-hash.ts';
import fix from '../../../server/src/operations/fix.ts';
import { cleanContract, fixableContract } from '../hosts/contract-texts.ts';
import { memoryContext } from './memory-source.ts';

test('proposes edits with their reasons and the hash of what they are for', async () => {
  const { change, failed, left } = await fix.run(
    {},
    memoryContext({
      'clean.odcs.yaml': cleanContract,
      'fixable.odcs.yaml': fixableContract,
      'unread.odcs.yaml': { reason: 'It is a folder.' },
    }),
  );
  expect(failed).toEqual([{ path: 'unread.odcs.yaml', reason: 'It is a folder.' }]);
  expect(change.files).toHaveLength(1);
  const [file] = change.files;
  expect(file?.path).toBe('fixable.odcs.yaml');
  expect(file?.basedOn).toBe(contentHash(fixableContract));
  const start = fixableContract.indexOf('3.1.0 #');
  expect(file?.reasons).toEqual([
    {
      message: expect.any(String) as string,
      range: { start, end: start + 5 },
      done: 'Write `v3.1.0`',
    },
  ]);
  expect(left).toBe(0);
  expect(applyEdits(fixableContract, file?.edits ?? [])).toBe(
    fixableContract.replace('apiVersion: 3.1.0', 'apiVersion: v3.1.0'),
  );
});
