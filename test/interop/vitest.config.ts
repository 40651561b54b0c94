import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** What is made here, run by dbt, PostgreSQL, DuckDB and sqlfluff themselves: npm run test:interop. */
export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  test: {
    include: ['test/interop/**/*.test.ts'],
    globalSetup: 'test/interop/setup/global-setup.ts',
    // dbt takes seconds to start and is busy with one core: two at a time are enough for a small machine.
    maxWorkers: 2,
    // Against hanging only: one test is a whole run of dbt.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
