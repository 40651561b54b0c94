import { beforeAll, describe, expect, test } from 'vitest';
import { generateSamples } from '../../server/src/generate/sample/generate-samples.ts';
import { snakeName } from '../../server/src/generate/dbt/plan/safe-name.ts';
import { runCli } from '../server/hosts/cli/run-cli.ts';
import { addFiles, tempFolder } from '../server/hosts/temp-folder.ts';
import { letterChecks, objectChecks } from './contracts/checks.ts';
import { columns } from './contracts/columns.ts';
import { thirtyContracts } from './contracts/thirty-contracts.ts';
import type { Row } from './constructs/construct.ts';
import { adapters, canUse, newDatabase, type Database } from './database.ts';
import { dbt, type DbtCall } from './dbt-run.ts';
import { generateProject, type GeneratedProject } from './generated-project.ts';
import { loadRows } from './load-rows.ts';
import { troubles } from './outcome.ts';
import { workFolder } from './work-folder.ts';

const contracts = thirtyContracts();

test('thirty contracts hold each type and each check', () => {
  const texts = Object.values(contracts);
  expect(texts).toHaveLength(30);
  const said = texts.map((text) => JSON.stringify(JSON.parse(text))).join('\n');
  for (const part of [...columns, ...letterChecks, ...objectChecks])
    expect(said).toContain(JSON.stringify(part).slice(1, -1));
});

test('thirty contracts are without errors', async () => {
  const folder = tempFolder();
  addFiles(folder, contracts);
  const { stdout } = await runCli(folder, ['lint', '--format', 'json']);
  const { files } = JSON.parse(stdout) as {
    files: { path: string; findings: { severity: string; message: string }[] }[];
  };
  const errors = files.flatMap(({ findings }) =>
    findings.filter(({ severity }) => severity === 'error'),
  );
  expect(errors).toEqual([]);
});

describe.each(adapters)('the project of thirty contracts on %s', (adapter) => {
  describe.skipIf(!canUse(adapter))('', () => {
    let call: DbtCall;
    let project: GeneratedProject;
    beforeAll(async () => {
      const folder = workFolder();
      project = await generateProject(folder, contracts, { adapter });
      const work = workFolder();
      const database = await newDatabase(adapter, 'thirty', work);
      await loadSamples(database, project);
      call = { project: folder, work, profile: 'interop', database };
    });

    test('is parsed without a warning', async () => {
      const { code, output } = await dbt(call, ['parse', '--no-partial-parse']);
      expect({ code, said: /warning|deprecat/i.test(output) ? output : '' }).toEqual({
        code: 0,
        said: '',
      });
    });

    test('is built on generated rows', async () => {
      const run = await dbt(call, ['build']);
      expect(troubles(run)).toEqual([]);
      expect(run.results.length).toBeGreaterThan(300);
    });

    test('says that its sources are fresh', async () => {
      const run = await dbt(call, ['source', 'freshness']);
      expect(troubles(run)).toEqual([]);
    });
  });
});

/** Rows for the tables of all sources. */
async function loadSamples(database: Database, { contracts }: GeneratedProject): Promise<void> {
  const { tables, unmet } = generateSamples(contracts, { rows: 12, seed: 1 });
  // Rows that meet queries can only be made by luck; here they are.
  expect(unmet.filter(({ reason }) => !reason.startsWith('Rows are not made by'))).toEqual([]);
  await loadRows(
    database,
    tables
      .filter(({ contract }) => contract.isSource)
      .map(({ contract, object, table }) => ({
        contract,
        object,
        schema: snakeName(contract.system ?? ''),
        rows: table.rows.map((row): Row =>
          Object.fromEntries(table.columns.map((name, at) => [name, row[at] ?? null])),
        ),
      })),
  );
}
