import type { OperationContext } from '../../operation.ts';
import type { WorkspaceContents } from '../../workspace-contents.ts';

/** Values of protected columns, in samples and examples: they are sent to nobody. */
export function protectedValues(
  _contents: WorkspaceContents,
  _context: OperationContext,
): Promise<ReadonlySet<string>> {
  return Promise.resolve(new Set());
}
