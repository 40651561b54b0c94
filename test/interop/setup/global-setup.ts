import type { TestProject } from 'vitest/node';
import { makePythonTools } from './python-tools.ts';
import { startPostgres } from './postgres-server.ts';

/** Makes the tools once for all test files, and says what could not be had. Gives back what takes them down. */
export default async function setUpTools(project: TestProject): Promise<() => Promise<void>> {
  const python = await said('dbt and sqlfluff', makePythonTools);
  const postgres = await said('PostgreSQL', startPostgres);
  project.provide('tools', { python, postgres: postgres?.server });
  return async () => {
    await postgres?.stop();
  };
}

/** Undefined where it could not be had: tests that need it are skipped, and `--no-skips` makes failures of them. */
async function said<T>(what: string, make: () => Promise<T>): Promise<T | undefined> {
  try {
    return await make();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.log(`Tests with ${what} are skipped: ${reason}`);
    return undefined;
  }
}
