import { resolve } from 'node:path';
import { applyEdits } from '../../../base/text-edit.ts';
import scaffold, { type ScaffoldProposal } from '../../../operations/scaffold.ts';
import { applyChange, type WrittenFile } from '../apply-change.ts';
import { nameInDiff, reportFailed } from '../change-files.ts';
import type { Call, RunCommand } from '../command.ts';
import { exitCode, type ExitCode } from '../exit-code.ts';
import { fromRoot } from '../from-root.ts';
import { palette, wantsColour, type Palette } from '../palette.ts';
import { scaffoldReport } from '../scaffold-report.ts';
import { openSession } from '../session.ts';
import { shownPath } from '../shown-path.ts';
import { unifiedDiff } from '../unified-diff.ts';
import { UsageError } from '../usage-error.ts';
import { visible } from '../visible.ts';

/** Writes the dbt project that contracts demand, or shows it. */
export const runScaffold: RunCommand = async (asked) => {
  const call = fromRoot(asked);
  const { options, positionals, io } = call;
  if (positionals.includes('-'))
    throw new UsageError(
      'A contract on standard input has no place in a workspace: name its file.',
    );
  const session = await openSession(call);
  const text = (name: string): string | undefined => {
    const value = options[name];
    return typeof value === 'string' ? value : undefined;
  };
  const project = text('project');
  const proposal = await scaffold.run(
    {
      contracts: positionals,
      adapter: text('adapter'),
      project:
        project === undefined ? undefined : shownPath(io.cwd, resolve(asked.io.cwd, project)),
      enforce: options.enforce === true,
      packages: options.packages === true,
      unitTests: options['no-unit-tests'] !== true,
    },
    session.context,
  );
  if (proposal.refused !== undefined) throw new UsageError(visible(proposal.refused));
  const colours = palette(wantsColour(io.stdout, options['no-color'] === true, io.env));
  if (options['dry-run'] === true) return show(proposal, call, colours);
  const { written, failed } = await applyChange(proposal, session, call);
  if (options.quiet !== true) io.stdout.write(whatWasWritten(proposal, written, colours));
  return finish(proposal, reportFailed(call, failed), call);
};

/** A diff on standard output, and all else beside it, so that the diff stays one. */
function show(proposal: ScaffoldProposal, call: Call, colours: Palette): ExitCode {
  const { io, options } = call;
  const files = shownFiles(proposal);
  for (const { path, edits, isNew } of files) {
    const before = isNew === true ? '' : (proposal.texts.get(path) ?? '');
    const after = applyEdits(before, edits);
    io.stdout.write(unifiedDiff(nameInDiff(path, call), before, after, colours, isNew === true));
  }
  if (options.quiet !== true)
    for (const { path, reasons } of files)
      io.stderr.write(`${visible(path)}\n${reasonLines(reasons)}`);
  return finish(proposal, reportFailed(call, proposal.failed), call);
}

function whatWasWritten(
  proposal: ScaffoldProposal,
  written: readonly WrittenFile[],
  { bold }: Palette,
): string {
  const files = shownFiles({ change: { files: written } });
  const lines = files.map(
    ({ path, isNew, reasons }) =>
      `${bold(visible(path))}: ${isNew === true ? 'made' : 'updated'}\n${reasonLines(reasons)}`,
  );
  const made = files.filter(({ isNew }) => isNew === true).length;
  const project =
    proposal.project === undefined
      ? ''
      : ` The dbt project is in ${visible(proposal.project)}, for ${String(proposal.adapter)}.`;
  const count = (number: number): string => `${number} file${number === 1 ? '' : 's'}`;
  return `${lines.join('')}${count(made)} made, ${files.length - made} updated.${project}\n`;
}

/** Those that somebody reads. */
function shownFiles({
  change,
}: Pick<ScaffoldProposal, 'change'>): ScaffoldProposal['change']['files'] {
  return change.files.filter(({ role }) => role !== 'base');
}

function reasonLines(reasons: WrittenFile['reasons']): string {
  return reasons.map(({ message }) => `  ${visible(message)}\n`).join('');
}

/** Says what is to be known beside the files. Conflicts are said even if little is to be said. */
function finish(proposal: ScaffoldProposal, code: ExitCode, { io, options }: Call): ExitCode {
  io.stderr.write(scaffoldReport(proposal, options.quiet === true));
  return code === exitCode.clean && proposal.conflicts.length > 0 ? exitCode.findings : code;
}
