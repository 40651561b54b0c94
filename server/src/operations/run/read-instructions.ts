import type { Instructions } from '../../agent/runner-host.ts';
import type { PhaseId } from '../../agent/phase.ts';
import type { OperationContext } from '../operation.ts';

/** The directives, standards and workflow that hold for a phase. `context`: of the workspace folder. */
export function readInstructions(
  _phase: PhaseId,
  _context: OperationContext,
): Promise<Instructions> {
  return Promise.resolve({ text: '', workflow: undefined, files: [] });
}
