import { defineOperation } from './operation.ts';
import { runTests } from './test/run-tests.ts';
import type { TestReport } from './test/test-report.ts';
import { workspaceContents } from './workspace-contents.ts';

export default defineOperation({
  name: 'test',
  title: 'Test sample data',
  doc: 'Holds the sample data of the workspace against its data contracts: columns, types, options, keys, relationships and quality rules, and runs the dbt models on it. Samples are specs/sample-data/<contract>/<object>.csv, .json, .jsonl or .parquet. Returns a test for each promise with its place in the contract, whether it holds, and rows that break it; sensitive values are masked. Nothing is written, and nothing but the samples is read by the database.',
  writes: false,
  input: {
    paths: {
      type: 'strings',
      doc: 'Names of contracts, or files and folders of contracts; all of the workspace when left out.',
    },
    tests: { type: 'strings', doc: 'Ids of the tests to run; all when left out.' },
    list: { type: 'boolean', doc: 'Return the tests that there are, and run none.' },
  },
  async run(input, context): Promise<TestReport> {
    return runTests(input, await workspaceContents(context, { governed: false }), context);
  },
});
