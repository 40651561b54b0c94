import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { adapters } from '../../server/src/generate/dbt/dbt-input.ts';
import { thirtyContracts } from './contracts/thirty-contracts.ts';
import { generateProject } from './generated-project.ts';
import { hasSqlfluff, lintSql } from './sqlfluff.ts';
import { workFolder } from './work-folder.ts';

const golden = join(import.meta.dirname, '../server/generate/dbt/golden');

const contracts = thirtyContracts();

describe.each(adapters)('the SQL of thirty contracts for %s', (adapter) => {
  test.skipIf(!hasSqlfluff())('keeps the house style', async () => {
    const folder = workFolder();
    await generateProject(folder, contracts, { adapter });
    expect(await lintSql(folder, adapter)).toEqual([]);
  });
});

describe.each(adapters)('the golden folder for %s', (adapter) => {
  test.skipIf(!hasSqlfluff())('keeps the house style', async () => {
    expect(await lintSql(join(golden, adapter), adapter)).toEqual([]);
  });
});
