import { beforeEach, expect, test } from 'vitest';
import type { CommandContext } from '../../../client/src/commands/command.ts';
import { scaffoldPipeline } from '../../../client/src/commands/scaffold-pipeline.ts';
import type { ScaffoldParams } from '../../../server/src/hosts/lsp/protocol.ts';
import { person } from '../fake-messages.ts';
import { fake } from '../fake-vscode.ts';

const table = { id: 't', kind: 'table', label: 'orders', node: 'n1' };

/** What the server is asked for a table that is declared in these files. */
async function askedFor(...declared: readonly string[]): Promise<readonly ScaffoldParams[]> {
  const asked: ScaffoldParams[] = [];
  const context = {
    server: {
      state: 'running',
      request: (_method: string, params: ScaffoldParams) => {
        asked.push(params);
        return Promise.resolve(null);
      },
    },
    lineage: { source: { places: () => Promise.resolve(declared.map((uri) => ({ uri }))) } },
  } as unknown as CommandContext;
  await scaffoldPipeline(context, table);
  return asked;
}

beforeEach(() => person.reset());

test('a table of the tree is scaffolded from its contract', async () => {
  expect(await askedFor('file:///w/topology.mermaid', 'file:///w/orders.odcs.yaml')).toEqual([
    { contracts: ['file:///w/orders.odcs.yaml'] },
  ]);
});

test('nothing is asked for a table without a contract', async () => {
  expect(await askedFor('file:///w/models/orders.sql')).toEqual([]);
});

test('nothing is asked in Restricted Mode', async () => {
  person.trusts = false;
  expect(await askedFor('file:///w/orders.odcs.yaml')).toEqual([]);
  expect(fake.warned).toEqual(['Nothing is written in Restricted Mode.']);
});
