import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { URI } from 'vscode-uri';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import { afterEach, expect, it, vi } from 'vitest';
import type { SampleTests, ViewTest } from '../../../../server/src/hosts/lsp/protocol.ts';
import { contract } from '../../../../server/src/lint/example.ts';
import { portuguese } from '../../portuguese.ts';
import { tempFolder } from '../temp-folder.ts';
import { spawnServer } from './server-process.ts';
import { spawnServerWithEngine } from './server-with-engine.ts';
import { TestClient, type ClientOptions } from './test-client.ts';

const PATH = 'specs/contracts/orders.odcs.yaml';
const SAMPLE = 'specs/sample-data/Orders/orders.csv';

const orders = (rest = ''): string =>
  contract(`
schema:
  - name: orders
    properties:
      - name: order_id
        logicalType: integer
        required: true
      - name: status
        logicalType: string
        quality:
          - name: known_status
            metric: invalidValues
            arguments:
              validValues:
                - open
                - paid
            mustBe: 0
${rest}`);

const slow = `    quality:
      - name: slow
        type: sql
        query: select count(*) from range(10000000) a, range(10000000) b where a.range * b.range % 7 = 3
        mustBe: 0
`;

const GOOD = 'order_id,status\n1,open\n2,paid\n';
const BAD = 'order_id,status\n1,open\n2,lost\n3,lost\n';

let folders: string[];
let client: TestClient;

/** A workspace folder for each set of files. */
async function start(
  files: readonly Readonly<Record<string, string>>[],
  options: ClientOptions = {},
  spawn = spawnServerWithEngine,
): Promise<void> {
  folders = files.map(tempFolder);
  const uris = folders.map((one) => URI.file(one).toString());
  client = await TestClient.start({ ...options, folders: uris }, await spawn());
}

const uriOf = (name: string, folder = 0): string =>
  URI.file(join(folders[folder] ?? '', name)).toString();

const ask = (params: object | null = { run: false }): Promise<SampleTests> =>
  client.request('dataengos/sampleTests', params);

const states = ({ tests }: SampleTests): readonly string[] =>
  tests.map(({ state, label }) => `${state} ${label}`);

function named({ tests }: SampleTests, label: string): ViewTest {
  const found = tests.find((one) => one.label === label);
  if (found === undefined) throw new Error(`There is no ${label}.`);
  return found;
}

/** Processes of the engine that the server has started. */
function engines(): number {
  const lines = execFileSync('ps', ['-A', '-o', 'ppid=,args='], { encoding: 'utf8' }).split('\n');
  return lines.filter(
    (line) =>
      line.trim().startsWith(`${String(client.process.pid)} `) && line.includes('engine.cjs'),
  ).length;
}

afterEach(() => client.stop());

it('lists the tests with their places, and starts no engine for it', async () => {
  await start([{ [PATH]: orders(), [SAMPLE]: GOOD }]);
  const found = await ask();
  expect(states(found)).toEqual([
    'listed columns of orders',
    'listed type of order_id',
    'listed order_id is required',
    'listed known_status',
  ]);
  expect(named(found, 'known_status')).toMatchObject({
    ...{ uri: uriOf(PATH), contract: 'Orders', object: 'orders', property: 'status' },
    ...{ severity: 'error', message: '' },
  });
  const line = orders()
    .split('\n')
    .findIndex((text) => text.includes('known_status'));
  expect(named(found, 'known_status').range.start.line).toBe(line);
  expect(await ask(null)).toEqual(found);
  expect(engines()).toBe(0);
});

it('runs them all, with the rows that break a promise', async () => {
  await start([{ [PATH]: orders(), [SAMPLE]: BAD }]);
  const found = await ask({ run: true });
  expect(found.unavailable).toBeUndefined();
  expect(found.tests.filter(({ state }) => state !== 'passed')).toMatchObject([
    {
      ...{ label: 'known_status', state: 'failed' },
      message: expect.stringContaining('invalidValues') as unknown,
      evidence: {
        columns: ['row', 'status'],
        rows: [
          ['2', 'lost'],
          ['3', 'lost'],
        ],
        total: 2,
      },
    },
  ]);
  await vi.waitFor(() => expect(engines()).toBe(0));
});

it('runs those that are asked for, by ids that a change of the sample leaves alone', async () => {
  await start([{ [PATH]: orders(), [SAMPLE]: BAD }]);
  const { id } = named(await ask(), 'known_status');
  expect(states(await ask({ run: true, tests: [id] }))).toEqual(['failed known_status']);
  writeFileSync(join(folders[0]!, SAMPLE), GOOD);
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(SAMPLE), type: 2 }] });
  expect(states(await ask({ run: true, tests: [id] }))).toEqual(['passed known_status']);
  expect(states(await ask({ run: true, tests: ['of yesterday'] }))).toEqual([]);
});

it('what an editor has changed counts before it is saved', async () => {
  await start([{ [PATH]: orders(), [SAMPLE]: BAD }]);
  client.open(uriOf(PATH), orders().replace('- paid', '- lost'));
  expect(states(await ask({ run: true }))).not.toContain('failed known_status');
  client.open(uriOf(SAMPLE), 'order_id,status\n,open\n', 'csv');
  expect(states(await ask({ run: true }))).toContain('failed order_id is required');
});

it('tests the samples of each folder of the workspace', async () => {
  await start([
    { [PATH]: orders(), [SAMPLE]: GOOD },
    { [PATH]: orders(), [SAMPLE]: BAD },
  ]);
  const { tests } = await ask({ run: true });
  expect(new Set(tests.map(({ id }) => id)).size).toBe(tests.length);
  const failed = tests.filter(({ state }) => state === 'failed');
  expect(failed.map(({ uri }) => uri)).toEqual([uriOf(PATH, 1)]);
});

it('shows what a model gives beside what the sample says', async () => {
  await start([
    {
      [PATH]: orders(),
      [SAMPLE]: GOOD,
      'dbt/dbt_project.yml': 'name: shop\n',
      'dbt/models/orders.sql': "select 1 as order_id, 'open' as status",
    },
  ]);
  expect(named(await ask({ run: true }), 'rows of the model orders')).toMatchObject({
    state: 'failed',
    diff: {
      expected: 'order_id | status\n1 | open\n2 | paid\n',
      actual: 'order_id | status\n1 | open\n',
    },
  });
});

it('says which samples no test reads, and what has no sample', async () => {
  const stray = 'specs/sample-data/orderz/orders.csv';
  await start([{ [PATH]: orders(), [stray]: GOOD }]);
  const { notRead } = await ask();
  expect(notRead).toEqual([{ uri: uriOf(stray), reason: 'No contract is called `orderz`.' }]);
  const run = await ask({ run: true });
  expect(states(run)).toEqual(['skipped columns of orders']);
  expect(run.tests[0]?.message).toBe('There is no sample of `orders`.');
});

it('ends the engine when nobody wants the results any more', async () => {
  await start([{ [PATH]: orders(slow), [SAMPLE]: GOOD }]);
  const stop = new CancellationTokenSource();
  const running = client.connection.sendRequest('dataengos/sampleTests', { run: true }, stop.token);
  await vi.waitFor(() => expect(engines()).toBe(1), 20_000);
  stop.cancel();
  await expect(running).rejects.toMatchObject({ code: -32800 });
  await vi.waitFor(() => expect(engines()).toBe(0), 5_000);
  expect((await ask()).tests).not.toEqual([]);
}, 60_000);

it('runs nothing in a workspace that nobody trusts, until somebody does', async () => {
  await start([{ [PATH]: orders(), [SAMPLE]: GOOD }], {
    initializationOptions: { trusted: false },
  });
  expect((await ask()).tests).not.toEqual([]);
  await expect(ask({ run: true })).rejects.toMatchObject({ message: /not trusted/ });
  expect(engines()).toBe(0);
  await client.connection.sendNotification('dataengos/trustGranted');
  expect(new Set((await ask({ run: true })).tests.map(({ state }) => state))).toEqual(
    new Set(['passed']),
  );
});

it('says so where there is no engine, once and in the language of the editor', async () => {
  const options = { initializationOptions: { translations: portuguese } };
  await start([{ [PATH]: orders(), [SAMPLE]: GOOD }], options, spawnServer);
  const { tests, unavailable } = await ask({ run: true });
  expect(new Set(tests.map(({ state }) => state))).toEqual(new Set(['skipped']));
  expect(unavailable).toContain('não tem motor SQL');
});

it.each([{ run: 'yes' }, { run: true, tests: 'all' }, { run: true, tests: [7] }])(
  'calls %o a mistake',
  async (params) => {
    await start([{ [PATH]: orders(), [SAMPLE]: GOOD }]);
    await expect(ask(params)).rejects.toMatchObject({ code: -32602 });
  },
);
