import { expect, test } from 'vitest';
import { applyEdits } from '../../../server/src/base/text-edit.ts';
import { contentHash } from '../../../server/src/operations/content-hash.ts';
import fix from '../../../server/src/operations/fix.ts';
import { cleanContract, fixableContract } from '../hosts/contract-texts.ts';
import { memoryContext } from './memory-source.ts';

test('proposes edits with their reasons and the hash of what they are for', async () => {
  const { change, failed } = await fix.run(
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
  expect(file?.reasons).toHaveLength(1);
  expect(applyEdits(fixableContract, file?.edits ?? [])).toBe(
    fixableContract.replace('apiVersion: 3.1.0', 'apiVersion: v3.1.0'),
  );
});
