import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll } from 'vitest';
import { lintConfig } from '../../../../server/src/analysis/lint-config.ts';
import { mergeSettings } from '../../../../server/src/analysis/merge-settings.ts';
import { neverCancelled } from '../../../../server/src/base/cancellation.ts';
import { DiskSource } from '../../../../server/src/hosts/cli/disk-source.ts';
import { LintEngine } from '../../../../server/src/lint/engine.ts';
import allRules from '../../../../server/src/lint/rules/all-rules.ts';
import type { OperationContext } from '../../../../server/src/operations/operation.ts';
import type { SqlEngine } from '../../../../server/src/operations/sql-engine.ts';
import { odcs } from '../../../../server/src/spec/odcs/odcs.ts';
import { SpecIndex } from '../../../../server/src/spec/spec-index.ts';
import { sqlReader } from '../../lint/sql-wasm.ts';

/** A copy of the example `churn` on the disk, removed after the tests of the file. */
export function churnFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'chürn #1 100% ')));
  folders.push(folder);
  cpSync(resolve(import.meta.dirname, '../../../../examples/churn'), folder, { recursive: true });
  return folder;
}

/** What operations get from the command line, called in a folder. */
export function diskContext(cwd: string, sql?: SqlEngine): OperationContext {
  const settings = mergeSettings();
  const out = { write: () => true };
  const io = {
    ...{ cwd, env: {}, stdout: out, stderr: out, token: neverCancelled },
    readStdin: () => Promise.resolve(new Uint8Array()),
  };
  return {
    files: new DiskSource({
      ...{ io, project: { root: cwd, declared: false, settings } },
      note: () => undefined,
    }),
    engine: new LintEngine(new SpecIndex(odcs), allRules, {
      sql: sqlReader,
      today: () => '2026-11-01',
    }),
    config: lintConfig(settings),
    token: neverCancelled,
    ...(sql !== undefined && { sql }),
  };
}

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}, 60_000);
