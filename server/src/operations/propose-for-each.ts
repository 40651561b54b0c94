import { errorText } from '../base/error-text.ts';
import type { ReadSourceFile } from '../analysis/ports.ts';
import type { FailedFile } from './failed-file.ts';
import type { OperationContext } from './operation.ts';
import type { Proposal, ProposedFileChange } from './proposed-change.ts';

/** Asks for a change of every file; one that makes us fail does not keep the others from theirs. */
export async function proposeForEach(
  paths: readonly string[] | undefined,
  context: OperationContext,
  propose: (
    file: ReadSourceFile,
    context: OperationContext,
  ) => ProposedFileChange | FailedFile | undefined,
): Promise<Proposal> {
  const files: ProposedFileChange[] = [];
  const failed: FailedFile[] = [];
  for await (const file of context.files.find(paths)) {
    if (context.token.isCancellationRequested) break;
    if (file.kind === 'unread') {
      failed.push({ path: file.path, reason: file.reason });
      continue;
    }
    try {
      const change = propose(file, context);
      if (change === undefined) continue;
      if ('reason' in change) failed.push(change);
      else files.push(change);
    } catch (error) {
      const cause = errorText(error);
      const reason = `DataEngOS failed on this file. Cause: ${cause}`;
      failed.push({ path: file.path, reason, defect: true });
    }
  }
  return { change: { files }, failed };
}
