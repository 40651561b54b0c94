import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { churn, columnOf, readContracts, storedProperties } from '../server/examples/contracts.ts';
import { runCli } from '../server/hosts/cli/run-cli.ts';
import { tempFolder } from '../server/hosts/temp-folder.ts';
import { adapters, canUse, newDatabase, type Database } from './database.ts';
import { dbt, type DbtCall } from './dbt-run.ts';
import { loadTable } from './load-table.ts';
import { troubles } from './outcome.ts';
import { workFolder } from './work-folder.ts';

describe.each(adapters)('the example on %s', (adapter) => {
  test.skipIf(!canUse(adapter))('is built as it stands', async () => {
    const call = await prepare(adapter);
    const run = await dbt(call, ['build']);
    expect(troubles(run)).toEqual([]);
    expect(run.results.length).toBeGreaterThan(40);
  });

  test.skipIf(!canUse(adapter))(
    'is built after its contracts were scaffolded over it',
    async () => {
      const call = await prepare(adapter);
      const scaffolded = await runCli(call.workspace, ['scaffold', '--adapter', adapter]);
      expect(scaffolded.code).toBe(0);
      const again = await runCli(call.workspace, ['scaffold', '--adapter', adapter, '--dry-run']);
      expect(again).toMatchObject({ code: 0, stdout: '' });
      const run = await dbt(call, ['build']);
      expect(troubles(run)).toEqual([]);
      expect(run.results.length).toBeGreaterThan(100);
    },
  );
});

/** A copy of the example, with its samples in place of what its connectors load. */
async function prepare(
  adapter: Database['adapter'],
): Promise<DbtCall & { readonly workspace: string }> {
  const folder = tempFolder();
  cpSync(churn, folder, { recursive: true });
  const work = workFolder();
  // As the example calls the database of its sources.
  const database = await newDatabase(adapter, 'raw', work);
  // DuckDB reads the files where they lie.
  if (adapter === 'postgres') await loadSources(database);
  const project = join(folder, 'implementation/dbt_project');
  return { workspace: folder, project, work, profile: 'harbor', schema: 'staging', database };
}

/** What the connectors of the example leave in the warehouse, where `sources.yml` looks for it. */
async function loadSources(database: Database): Promise<void> {
  const sources = readContracts().filter(({ url }) => url.pathname.includes('/sources/'));
  for (const { url, contract } of sources)
    for (const object of contract.schema)
      await loadTable(database, {
        schema: /sources\/(\w+)/.exec(url.pathname)![1]!,
        name: object.physicalName ?? object.name,
        csv: fileURLToPath(new URL(`specs/sample-data/${contract.name}/${object.name}.csv`, churn)),
        types: new Map(
          storedProperties(object).map((property) => [columnOf(property), property.logicalType]),
        ),
        lowerCase: true,
      });
}
