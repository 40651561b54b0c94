import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { adapters as dialects } from '../../server/src/generate/dbt/dbt-input.ts';
import { runCli } from '../server/hosts/cli/run-cli.ts';
import { addFiles, tempFolder } from '../server/hosts/temp-folder.ts';
import { adapters, canUse, newDatabase, type Database } from './database.ts';
import { dbt, type DbtCall } from './dbt-run.ts';
import { loadTable } from './load-table.ts';
import { troubles } from './outcome.ts';
import { shopWorkspace } from './shop-workspace.ts';
import { hasSqlfluff, lintSql } from './sqlfluff.ts';
import { workFolder } from './work-folder.ts';

const SAMPLES = 'specs/sample-data';

describe.each(adapters)('a project that the command line makes for %s', (adapter) => {
  describe.skipIf(!canUse(adapter))('', () => {
    let folder: string;
    let call: DbtCall;
    beforeAll(async () => {
      folder = tempFolder();
      addFiles(folder, shopWorkspace);
      await cli(folder, 'sample', 'specs/contracts/sources', '--rows', '20');
      addFiles(folder, { [`${SAMPLES}/order_report/fct_orders.csv`]: expectedOrders(folder) });
      await cli(folder, 'scaffold', '--adapter', adapter, '--enforce');
      const work = workFolder();
      const database = await newDatabase(adapter, 'shop_rows', work);
      await loadSources(database, folder);
      const project = join(folder, 'implementation/dbt_project');
      const profile = /^profile: (\S+)$/m.exec(
        readFileSync(join(project, 'dbt_project.yml'), 'utf8'),
      )![1]!;
      call = { project, work, profile, database };
    });

    test('is built, with enforced contracts and unit tests', async () => {
      const run = await dbt(call, ['build']);
      expect(troubles(run)).toEqual([]);
      const kinds = new Set(run.results.map(({ id }) => id.split('.')[0]));
      expect(kinds).toEqual(new Set(['model', 'test', 'unit_test']));
      const { nodes, semantic_models: semantic, metrics } = manifestOf(call);
      const marts = Object.entries(nodes).filter(([id]) => /^model\..*\.(dim|fct)_/.test(id));
      expect(marts.map(([, { config }]) => config.contract?.enforced)).toEqual([true, true]);
      expect(Object.keys(semantic)).toHaveLength(1);
      expect(Object.keys(metrics)).toHaveLength(2);
    });

    test('treats what is sensitive', () => {
      const compiled = readFileSync(
        find(join(call.work, 'target/compiled'), 'stg_customers.sql'),
        'utf8',
      );
      expect(compiled).toMatch(/sha256\(/);
      expect(compiled).toMatch(/\|\| '\*\*\*'/);
    });

    test('knows whether its sources are fresh', async () => {
      const run = await dbt(call, ['source', 'freshness']);
      expect(troubles(run)).toEqual([]);
      expect(run.code).toBe(0);
    });

    test('is handed on as a project that dbt reads', async () => {
      await cli(folder, 'export', 'warehouse-package');
      const project = join(folder, 'exports/warehouse-package');
      expect(existsSync(join(project, 'dbt_project.yml'))).toBe(true);
      const run = await dbt({ ...call, project, work: workFolder() }, ['parse']);
      expect(troubles(run)).toEqual([]);
    });
  });
});

describe.each(dialects)('a project that the command line makes for %s', (adapter) => {
  test.skipIf(!hasSqlfluff())('keeps the house style', async () => {
    const folder = tempFolder();
    addFiles(folder, shopWorkspace);
    await cli(folder, 'scaffold', '--adapter', adapter);
    expect(await lintSql(join(folder, 'implementation/dbt_project'), adapter)).toEqual([]);
  });
});

async function cli(folder: string, ...args: string[]): Promise<void> {
  const { code, stderr } = await runCli(folder, args);
  expect({ args, code, said: code === 0 ? '' : stderr }).toEqual({ args, code: 0, said: '' });
}

/** Of orders the report takes all columns as they are. */
function expectedOrders(folder: string): string {
  const rows = readFileSync(join(folder, SAMPLES, 'orders/orders.csv'), 'utf8')
    .trimEnd()
    .split('\n');
  const wanted = ['order_id', 'customer_id', 'ordered_on', 'order_amount'];
  const head = rows[0]!.split(',');
  const places = wanted.map((name) => head.indexOf(name));
  return rows.map((row) => `${places.map((at) => row.split(',')[at]).join(',')}\n`).join('');
}

async function loadSources(database: Database, folder: string): Promise<void> {
  const sample = (path: string) => join(folder, SAMPLES, path);
  await loadTable(database, {
    ...{ schema: 'shop', name: 'customers', csv: sample('customers/customers.csv') },
    types: new Map([
      ['id', 'integer'],
      ['loaded_at', 'timestamp'],
    ]),
  });
  await loadTable(database, {
    ...{ schema: 'shop', name: 'orders', csv: sample('orders/orders.csv') },
    types: new Map([
      ['order_id', 'integer'],
      ['customer_id', 'integer'],
      ['order_amount', 'number'],
      ['ordered_on', 'date'],
    ]),
  });
}

interface Manifest {
  readonly nodes: Readonly<
    Record<string, { readonly config: { contract?: { enforced: boolean } } }>
  >;
  readonly semantic_models: Readonly<Record<string, unknown>>;
  readonly metrics: Readonly<Record<string, unknown>>;
}

const manifestOf = ({ work }: DbtCall) =>
  JSON.parse(readFileSync(join(work, 'target/manifest.json'), 'utf8')) as Manifest;

function find(folder: string, name: string): string {
  const path = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((one) =>
    one.endsWith(name),
  );
  if (path === undefined) throw new Error(`${folder} has no ${name}.`);
  return join(folder, path);
}
