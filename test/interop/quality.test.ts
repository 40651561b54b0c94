import { beforeAll, describe, expect, test } from 'vitest';
import { allConstructs } from './constructs/all-constructs.ts';
import type { Construct, Row } from './constructs/construct.ts';
import { adapters, canUse, newDatabase, type Database } from './database.ts';
import { dbt, type DbtRun } from './dbt-run.ts';
import { generateProject, type GeneratedProject } from './generated-project.ts';
import { loadRows } from './load-rows.ts';
import { troubles } from './outcome.ts';
import { testsOfRelations, type TestOfRelation } from './tested-relation.ts';
import { workFolder } from './work-folder.ts';

/** Also the name of the source, and of its schema. */
const SYSTEM = 'checked';

const constructs = Object.values(allConstructs).flat();

describe.each(adapters)('the tests that dbt has of contracts, on %s', (adapter) => {
  describe.skipIf(!canUse(adapter))('', () => {
    let project: GeneratedProject;
    let good: Checked;
    let bad: Checked;
    beforeAll(async () => {
      const folder = workFolder();
      project = await generateProject(folder, contracts, { adapter });
      good = await check(adapter, folder, project, ({ good }) => good);
      bad = await check(adapter, folder, project, ({ bad }) => bad);
    });

    test('pass where all rows are as they should be', () => {
      expect(troubles(good.run)).toEqual([]);
    });

    test.each(constructs)('find $name alone', (construct) => {
      expect(good.failed(construct), 'good rows').toEqual([]);
      const what = bad.failed(construct).map(({ column, status }) => `${status} ${column}`);
      const missed = project.unexpressed.filter(({ element }) => isAbout(element, construct));
      const reason = construct.unexpressed?.[adapter];
      if (reason) {
        expect(missed).toHaveLength(1);
        expect(missed[0]!.reason).toMatch(reason);
        expect(what).toEqual([]);
      } else {
        expect(missed).toEqual([]);
        const { fails, status = 'fail' } = construct;
        expect(what).toEqual(fails.map((column) => `${status} ${column}`));
      }
    });
  });
});

const isAbout = (element: string, { name }: Construct) => new RegExp(`^${name}\\b`).test(element);

/** A contract for each group of constructs, a schema object for each construct. */
const contracts = Object.fromEntries(
  Object.entries(allConstructs).map(([group, all]) => [
    `specs/contracts/sources/${SYSTEM}/${group}.odcs.yaml`,
    JSON.stringify({
      ...{ apiVersion: 'v3.2.0', kind: 'DataContract', id: group, name: group },
      ...{ version: '1.0.0', status: 'active' },
      schema: all.map(({ name, object }) => ({
        name,
        ...object,
        properties: [{ name: 'id', logicalType: 'integer' }, ...object.properties],
      })),
    }),
  ]),
);

interface Checked {
  readonly run: DbtRun;
  /** The tests at the table of a construct that did not pass. */
  readonly failed: (construct: Construct) => readonly (TestOfRelation & { status: string })[];
}

/** Runs all tests of the project on tables with the chosen rows. */
async function check(
  adapter: Database['adapter'],
  folder: string,
  { contracts }: GeneratedProject,
  rowsOf: (construct: Construct) => readonly Row[],
): Promise<Checked> {
  const work = workFolder();
  const database = await newDatabase(adapter, 'checked_rows', work);
  const byName = new Map(constructs.map((one) => [one.name, one]));
  const tables = contracts.flatMap((contract) =>
    contract.content.objects.map((object) => {
      const construct = byName.get(object.name)!;
      const rows = rowsOf(construct).map((row, id) => ({ id, ...row }));
      return { contract, object, rows, schema: SYSTEM, stored: construct.stored ?? {} };
    }),
  );
  await loadRows(database, tables);
  const run = await dbt({ project: folder, work, profile: 'interop', database }, [
    'test',
    '--select',
    'source:*',
  ]);
  const tests = testsOfRelations(work);
  const results = run.results.flatMap(({ id, status }) => {
    const one = tests.get(id);
    return one && status !== 'pass' ? [{ ...one, status }] : [];
  });
  return {
    run,
    failed: ({ name }) => results.filter(({ kind, table }) => kind === 'source' && table === name),
  };
}
