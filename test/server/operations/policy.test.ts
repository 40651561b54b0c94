import { expect, test } from 'vitest';
import policy from '../../../server/src/operations/policy.ts';
import { memoryContext, type MemoryFiles } from './memory-source.ts';

const FILES: MemoryFiles = {
  'specs/governance/naming.json': '{ "max_length": 63 }',
  'specs/governance/finance/naming.json': '{ "max_length": 30 }',
  '.agent-os/profiles/strict/governance/naming.json':
    '{ "max_length": 20, "casing": { "tables": "snake_case" } }',
  'mrr.odcs.yaml': 'apiVersion: v3.1.0\nkind: DataContract\nid: mrr\ndomain: Finance\n',
};

async function filesOf(path: string, profile?: string): Promise<string[]> {
  const context = { ...memoryContext(FILES), ...(profile && { profile: () => profile }) };
  const { files } = await policy.run({ path }, context);
  return files.map(({ uri }) => uri);
}

test('the domain is the one that the file says it belongs to', async () => {
  const answer = await policy.run({ path: 'mrr.odcs.yaml' }, memoryContext(FILES));
  expect(answer.domain).toBe('Finance');
  expect(answer.sections.flatMap(({ rows }) => rows.map(({ value }) => value))).toEqual([
    '30',
    '30',
  ]);
});

test('a folder has the policies of any file in it', async () => {
  expect(await filesOf('contracts/')).toEqual(['specs/governance/naming.json']);
  expect(await filesOf('contracts/finance/')).toEqual([
    'specs/governance/naming.json',
    'specs/governance/finance/naming.json',
  ]);
});

test('the profile is that of the host', async () => {
  expect(await filesOf('contracts/', 'strict')).toEqual([
    '.agent-os/profiles/strict/governance/naming.json',
    'specs/governance/naming.json',
  ]);
});
