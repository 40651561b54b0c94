import { resolve } from 'node:path';
import { applyEdits } from '../../base/text-edit.ts';
import type { OperationContext } from '../../operations/operation.ts';
import type { NewProposal } from '../../operations/new/propose-new-files.ts';
import { repositoryRoot } from '../node/repository-root.ts';
import { applyChange } from './apply-change.ts';
import type { Call } from './command.ts';
import { exitCode, type ExitCode } from './exit-code.ts';
import { palette, wantsColour } from './palette.ts';
import { openSession } from './session.ts';
import { shownPath } from './shown-path.ts';
import { unifiedDiff } from './unified-diff.ts';
import { UsageError } from './usage-error.ts';
import { visible } from './visible.ts';

export interface Making {
  /** A path as whoever called sees it. */
  readonly within: (path: string) => string;
  run(context: OperationContext): Promise<NewProposal & { readonly dbtProject?: string }>;
}

/** Makes the files that an operation proposes, or shows them as a diff. Answers that cannot be used are a wrong call. */
export async function makeFiles(call: Call, making: Making): Promise<ExitCode> {
  const { options, io } = call;
  const session = await openSession(call);
  const proposal = await making.run(session.context);
  if (proposal.problems.length > 0)
    throw new UsageError(proposal.problems.map(({ message }) => message).join('\n'));
  const colours = palette(wantsColour(io.stdout, options['no-color'] === true, io.env));
  if (options['dry-run'] === true) {
    for (const { path, edits } of proposal.change.files)
      io.stdout.write(
        unifiedDiff(nameInDiff(path, io.cwd), '', applyEdits('', edits), colours, true),
      );
    return failed(call, making, proposal.failed);
  }
  const applied = await applyChange(proposal, session, call);
  if (options.quiet !== true) {
    for (const { path, reasons } of applied.written) {
      const why = reasons.map(({ message }) => ` ${visible(message)}`).join('');
      io.stdout.write(`${colours.bold(visible(making.within(path)))}:${why}\n`);
    }
    io.stdout.write(`${sentence(applied.written.length, proposal.kept.length)}\n`);
    const { dbtProject } = proposal;
    if (dbtProject !== undefined)
      session.note(`The dbt project ${making.within(dbtProject)} is used.`);
  }
  return failed(call, making, applied.failed);
}

function sentence(made: number, kept: number): string {
  const there =
    kept === 0 ? '' : ` ${files(kept)} there already and ${kept === 1 ? 'stays' : 'stay'}.`;
  return `${made} file${made === 1 ? '' : 's'} made.${there}`;
}

function files(count: number): string {
  return count === 1 ? '1 file was' : `${count} files were`;
}

function failed(
  { io }: Call,
  { within }: Making,
  files: readonly { readonly path: string; readonly reason: string }[],
): ExitCode {
  for (const { path, reason } of files)
    io.stderr.write(`${visible(within(path))}: ${visible(reason)}\n`);
  return files.length > 0 ? exitCode.findings : exitCode.clean;
}

/** As git calls a file: from the root of its repository. Outside of one, from the folder of the workspace. */
function nameInDiff(path: string, cwd: string): string {
  const root = repositoryRoot(cwd);
  return root === undefined ? path : shownPath(root, resolve(cwd, path));
}
