import { join } from 'node:path';
import { URI } from 'vscode-uri';
import { afterEach, expect, it } from 'vitest';
import type { SampleFiles } from '../../../../server/src/hosts/lsp/protocol.ts';
import { contract } from '../../../../server/src/lint/example.ts';
import { portuguese } from '../../portuguese.ts';
import { tempFolder } from '../temp-folder.ts';
import { TestClient, type ClientOptions } from './test-client.ts';

const ORDERS = 'specs/contracts/orders.odcs.yaml';
const SAMPLE = 'specs/sample-data/Orders/orders.csv';

const orders = contract(`
schema:
  - name: orders
    properties:
      - name: id
        logicalType: integer
        required: true
        unique: true
        quality:
          - name: busy
            type: sql
            query: select 1
            mustBe: 0`);

let folder: string;
let client: TestClient;

async function start(files: Readonly<Record<string, string>>, options: ClientOptions = {}) {
  folder = tempFolder(files);
  client = await TestClient.start({ ...options, folders: [URI.file(folder).toString()] });
}

function uriOf(name: string): string {
  return URI.file(join(folder, name)).toString();
}

function sample(within?: string): Promise<SampleFiles> {
  return client.request('dataengos/sample', within === undefined ? {} : { within });
}

afterEach(() => client.stop());

it('proposes the samples that are missing, with what their rows do not meet', async () => {
  await start({ [ORDERS]: orders });
  const found = await sample(uriOf(ORDERS));
  expect(found).toMatchObject({ contracts: 1, kept: 0, failed: [] });
  expect(found.files).toEqual([
    {
      uri: uriOf(SAMPLE),
      text: 'id\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n',
      label: '10 rows for `orders`',
      description: 'There is no sample of `orders` of the contract `Orders` yet.',
    },
  ]);
  expect(found.unmet).toEqual([
    {
      uri: uriOf(ORDERS),
      range: expect.objectContaining({ start: { line: 14, character: 12 } }) as unknown,
      element: 'orders.id: busy',
      reason: expect.stringContaining('not made by queries') as unknown,
    },
  ]);
});

it('what is there already stays, and other folders are left alone', async () => {
  await start({ [ORDERS]: orders, [SAMPLE]: 'id\n7\n', 'specs/other/x.odcs.yaml': orders });
  const found = await sample(uriOf('specs/contracts'));
  expect(found).toMatchObject({ contracts: 1, kept: 1, files: [] });
});

it('what an editor has changed counts before it is saved', async () => {
  await start({ [ORDERS]: orders });
  client.open(uriOf(ORDERS), orders.replace('name: id', 'name: number'));
  const { files } = await sample();
  expect(files[0]?.text).toMatch(/^number\n/);
});

it('says it in the language of the editor', async () => {
  await start({ [ORDERS]: orders }, { initializationOptions: { translations: portuguese } });
  const { files } = await sample();
  expect(files[0]?.label).toBe('10 linhas para `orders`');
});
