import { expect } from 'vitest';
import { contract } from '../../../../server/src/lint/example.ts';
import testOperation from '../../../../server/src/operations/test.ts';
import type { SqlEngine } from '../../../../server/src/operations/sql-engine.ts';
import type { SampleTest, TestReport } from '../../../../server/src/operations/test/test-report.ts';
import { testEngine } from '../../hosts/node/engine/test-engine.ts';
import { memoryContext, type MemoryFiles } from '../memory-source.ts';

/** The operation on the real engine, with files from memory. */
export async function runTests(
  files: MemoryFiles,
  input: Parameters<typeof testOperation.run>[0] = {},
  timeout?: number,
): Promise<TestReport> {
  const engine = await testEngine();
  const sql: SqlEngine = {
    open: (options) => engine.open(timeout === undefined ? options : { ...options, timeout }),
    dispose: () => undefined,
  };
  return testOperation.run(input, { ...memoryContext(files), sql });
}

/** A source contract `shop` with the objects that the YAML below `schema:` says. */
export function shop(schema: string): string {
  return contract(`\nschema:\n${schema}`).replace(/^name: .*$/m, 'name: shop');
}

export const SHOP = 'specs/contracts/sources/shop/shop.odcs.yaml';

/** Tests a contract with CSV samples, by the names of their objects. */
export function runShop(
  schema: string,
  samples: Readonly<Record<string, string>>,
): Promise<TestReport> {
  const files = Object.entries(samples).map(([name, text]) => [
    `specs/sample-data/shop/${name.includes('.') ? name : `${name}.csv`}`,
    text,
  ]);
  return runTests({ [SHOP]: shop(schema), ...(Object.fromEntries(files) as MemoryFiles) });
}

export function byLabel({ tests }: TestReport, label: string): SampleTest {
  const found = tests.filter((one) => one.label === label);
  expect(found.map((one) => one.label)).toEqual([label]);
  return found[0]!;
}

/** What failed or was skipped, in few words. */
export function trouble({ tests }: TestReport): readonly string[] {
  return tests
    .filter(({ state }) => state !== 'passed')
    .map(({ state, label, message }) => `${state} ${label}: ${message}`);
}
