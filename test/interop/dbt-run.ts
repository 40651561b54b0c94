import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { Database } from './database.ts';
import { runProgram, type ProgramResult } from './setup/run-program.ts';

/** A call of dbt, and what it says of each node. */
export interface DbtRun extends ProgramResult {
  readonly results: readonly NodeResult[];
}

export interface NodeResult {
  /** `test.harbor.not_null_orders_id.1f2a3b4c5d` */
  readonly id: string;
  /** `pass`, `success`, `fail`, `error`, `warn`, `skipped`, `no-op`. */
  readonly status: string;
  readonly message: string | null;
  /** Rows that a test found. */
  readonly failures: number | null;
}

/** What a run of dbt is about. */
export interface DbtCall {
  /** The folder of dbt_project.yml. Nothing is written into it. */
  readonly project: string;
  /** Where dbt writes, and where its profile is put: of `workFolder`. */
  readonly work: string;
  /** The name in `profile:` of dbt_project.yml. */
  readonly profile: string;
  readonly database: Database;
  /** Schema of models whose configuration names none. */
  readonly schema?: string;
}

/** Runs dbt. Its exit code and results are for the caller to judge. */
export async function dbt(call: DbtCall, args: readonly string[]): Promise<DbtRun> {
  const { python } = inject('tools');
  if (python === undefined) throw new Error('There is no dbt.');
  const results = join(call.work, 'target', 'run_results.json');
  rmSync(results, { force: true });
  const folders = writeProfile(call);
  const result = await runProgram(python.python, ['-W', 'ignore', '-m', 'dbt.cli.main', ...args], {
    cwd: call.project,
    env: { ...quiet, ...folders },
  });
  return { ...result, results: existsSync(results) ? readResults(results) : [] };
}

/** No calls home, no colours, four queries at a time. */
const quiet = {
  DBT_SEND_ANONYMOUS_USAGE_STATS: 'false',
  DO_NOT_TRACK: '1',
  DBT_VERSION_CHECK: 'false',
  DBT_USE_COLORS: 'false',
  DBT_STATIC_PARSER: 'true',
};

function writeProfile({ work, profile, database, schema = 'main' }: DbtCall): NodeJS.ProcessEnv {
  mkdirSync(work, { recursive: true });
  const output = { ...database.output, schema, threads: 4 };
  // JSON is YAML.
  const profiles = { [profile]: { target: 'interop', outputs: { interop: output } } };
  writeFileSync(join(work, 'profiles.yml'), JSON.stringify(profiles));
  return {
    DBT_PROFILES_DIR: work,
    DBT_TARGET_PATH: join(work, 'target'),
    DBT_LOG_PATH: join(work, 'logs'),
  };
}

function readResults(path: string): NodeResult[] {
  const { results } = JSON.parse(readFileSync(path, 'utf8')) as {
    results: (Omit<NodeResult, 'id'> & { unique_id: string })[];
  };
  return results.map(({ unique_id, status, message, failures }) => ({
    id: unique_id,
    status,
    message,
    failures,
  }));
}
