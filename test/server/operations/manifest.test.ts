import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { applyEdits } from '../../../server/src/base/text-edit.ts';
import manifest from '../../../server/src/operations/manifest.ts';
import { exampleFiles } from './scaffold/workspace.ts';
import { memoryContext } from './memory-source.ts';
import { churnFolder, diskContext } from './run/churn-workspace.ts';

const PATH = 'specs/contracts/manifest.json';
const SAVED = readFileSync(`examples/churn/${PATH}`, 'utf8');

it('has nothing to change in the example, byte for byte', async () => {
  const { change, failed } = await manifest.run({}, diskContext(churnFolder()));
  expect({ change, failed }).toEqual({ change: { files: [] }, failed: [] });
});

it('makes the whole file where none is', async () => {
  const { [PATH]: _gone, ...files } = exampleFiles('churn');
  const [file] = (await manifest.run({}, memoryContext(files, []))).change.files;
  expect(file).toMatchObject({ path: PATH, isNew: true });
  expect(applyEdits('', file!.edits)).toBe(SAVED);
});

it('changes nothing while a contract cannot be read', async () => {
  const files = {
    ...exampleFiles('churn'),
    [PATH]: '{}',
    'specs/contracts/x.odcs.yaml': { reason: 'No.' },
  };
  const { change, failed } = await manifest.run({}, memoryContext(files, []));
  expect(change.files).toEqual([]);
  expect(failed).toMatchObject([{ reason: 'No.' }]);
});
