import type { RunnerHost } from '../../../agent/runner-host.ts';
import type { OperationContext } from '../../operation.ts';

/** What a judge is asked. */
export type Judge = RunnerHost['judge'];

/** Judges drafts of one workspace folder, as if their files were there. `context`: of that folder (folder-context.ts). */
export function makeJudge(_context: OperationContext): Judge {
  return (_files, checks) =>
    Promise.resolve({
      checks: checks.map((kind) => ({
        kind,
        state: 'not-checked',
        summary: 'Nothing was checked.',
      })),
      findings: [],
    });
}
