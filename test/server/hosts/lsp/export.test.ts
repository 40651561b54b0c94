import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { URI } from 'vscode-uri';
import { afterEach, expect, it } from 'vitest';
import type { ExportOutcome, ExportParams } from '../../../../server/src/hosts/lsp/protocol.ts';
import { contract } from '../../../../server/src/lint/example.ts';
import { portuguese } from '../../portuguese.ts';
import { tempFolder } from '../temp-folder.ts';
import { TestClient } from './test-client.ts';

const PATH = 'specs/contracts/orders.odcs.yaml';
const ORDERS = contract('schema:\n  - name: orders\n    properties:\n      - name: order_id\n');

let folder: string;
let client: TestClient;

async function start(files: Readonly<Record<string, string>>, restricted = false): Promise<void> {
  folder = tempFolder(files);
  client = await TestClient.start({
    folders: [URI.file(folder).toString()],
    initializationOptions: { trusted: !restricted },
  });
}

const run = (params: ExportParams | object = {}): Promise<ExportOutcome> =>
  client.request('dataengos/export', params);

afterEach(() => client.stop());

it('writes the docs of the workspace folder', async () => {
  await start({ [PATH]: ORDERS });
  const outcome = await run({ targets: ['docs'] });
  expect(outcome).toMatchObject({ state: 'written', reasons: [], errors: 0 });
  const [docs] = outcome.targets;
  expect(docs?.folder).toBe(URI.file(join(folder, 'exports/docs')).toString());
  expect(docs?.written).toBe((docs?.files ?? 0) + 1);
  expect(readFileSync(join(folder, 'exports/docs/README.md'), 'utf8')).toContain('# Data catalog');
  expect(readFileSync(join(folder, 'exports/docs/catalog.json'), 'utf8')).toContain(
    `"path": "${PATH}"`,
  );
  expect((await run({ targets: ['docs'] })).targets[0]?.written).toBe(0);
});

it('writes nothing while there are errors, and says how many', async () => {
  await start({ [PATH]: `${ORDERS}id: again\n` });
  const outcome = await run();
  expect(outcome.state).toBe('refused');
  expect(outcome.errors).toBeGreaterThan(0);
  expect(outcome.reasons[0]?.path).toBe(join(folder, PATH));
  expect(existsSync(join(folder, 'exports'))).toBe(false);
});

it('replaces what people have changed only when it is told to', async () => {
  await start({ [PATH]: ORDERS });
  await run({ targets: ['docs'] });
  const page = join(folder, 'exports/docs/README.md');
  writeFileSync(page, 'mine\n');
  expect(await run({ targets: ['docs'] })).toMatchObject({ state: 'refused', changed: 1 });
  expect(await run({ targets: ['docs'], force: true })).toMatchObject({ state: 'written' });
  expect(readFileSync(page, 'utf8')).toContain('# Data catalog');
});

it('writes nothing in a workspace that nobody trusts, until somebody does', async () => {
  await start({ [PATH]: ORDERS }, true);
  expect((await run()).state).toBe('restricted');
  expect(existsSync(join(folder, 'exports'))).toBe(false);
  await client.connection.sendNotification('dataengos/trustGranted');
  expect((await run()).state).toBe('written');
});

it.each([
  { targets: 'docs' },
  { targets: ['moon'] },
  { folder: 7 },
  { folder: 'file:///elsewhere' },
])('calls %o a mistake', async (params) => {
  await start({ [PATH]: ORDERS });
  await expect(run(params)).rejects.toMatchObject({ code: -32602 });
});

it('says in the language of the editor why nothing was written', async () => {
  await start({ [PATH]: ORDERS, 'exports/docs/README.md/x.txt': 'A folder stands there.\n' });
  await client.stop();
  client = await TestClient.start({
    folders: [URI.file(folder).toString()],
    initializationOptions: { translations: portuguese },
  });
  expect(await run({ targets: ['docs'] })).toMatchObject({
    state: 'cannot',
    reasons: [{ message: 'Não é um arquivo comum.' }],
  });
  const { targets } = await run({ targets: ['warehouse-package'] });
  expect(targets[0]?.nothing).toBe('Não há projeto dbt a entregar.');
});
