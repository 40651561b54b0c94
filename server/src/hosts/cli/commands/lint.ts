import type { Severity } from '../../../lint/rule.ts';
import fix from '../../../operations/fix.ts';
import lint, { type FileReport } from '../../../operations/lint.ts';
import type { ProposedFileChange } from '../../../operations/proposed-change.ts';
import type { Call } from '../command.ts';
import type { ExitCode } from '../exit-code.ts';
import { loadFormat } from '../load-format.ts';
import { shown, tallyOf, verdict, type LintRun } from '../lint-run.ts';
import { maskSecrets } from '../mask-secrets.ts';
import { palette, wantsColour } from '../palette.ts';
import { openSession, type Session } from '../session.ts';
import { UsageError } from '../usage-error.ts';
import { visible } from '../visible.ts';

/** Checks, prints, and says by its exit code what came out. */
export async function runLint(call: Call): Promise<ExitCode> {
  const { options, positionals, io } = call;
  const maxWarnings = readMaxWarnings(options['max-warnings']);
  if (options.fix === true && positionals.includes('-')) {
    throw new UsageError(
      'Standard input cannot be fixed in place. Use "dataengos fix -", which prints the fixed text.',
    );
  }
  const session = await openSession(call);
  let fixed: readonly ProposedFileChange[] | undefined;
  if (options.fix === true) {
    const { applyChange } = await import('../apply-change.ts');
    const proposal = await fix.run({ paths: positionals }, session.context);
    const { written, failed } = await applyChange(proposal, session, call);
    fixed = written;
    for (const { path, reason } of failed) session.note(`${path}: ${reason}`);
  }
  const all = await lint.run({ paths: positionals }, session.context);
  const reports = all.filter(({ state }) => state !== 'skipped');
  if (reports.length === 0) requireSome(call, session, all);
  for (const { path, state } of all) {
    if (state === 'skipped') session.note(`${path} was skipped. It is not a data contract.`);
  }
  const tally = tallyOf(reports);
  const lowest = (options.severity ?? 'hint') as Severity;
  const run: LintRun = {
    reports: reports.map((report) => shown(maskSecrets(report), lowest)),
    rules: session.context.engine.rules,
    tally,
    warningsFail: tally.warning > maxWarnings,
    palette: palette(wantsColour(io.stdout, options['no-color'] === true, io.env)),
    quiet: options.quiet === true,
    fixed,
  };
  const format = await loadFormat(typeof options.format === 'string' ? options.format : 'pretty');
  io.stdout.write(format(run));
  if (tally.warning > maxWarnings && tally.error === 0) {
    io.stderr.write(
      `There are more warnings than --max-warnings ${maxWarnings} allows: ${tally.warning}.\n`,
    );
  }
  return verdict(tally, maxWarnings);
}

/** A search that finds nothing would be green for ever after a folder is renamed, or a file is named by mistake. */
function requireSome(
  { options }: Call,
  { project }: Session,
  skipped: readonly FileReport[],
): void {
  if (options.since !== undefined || options['allow-empty'] === true) return;
  const [first] = skipped;
  if (first !== undefined) {
    const which =
      skipped.length === 1
        ? `${visible(first.path)} is not a data contract`
        : `None of these ${skipped.length} files is a data contract`;
    throw new UsageError(
      `${which}: one says "kind: DataContract" or "kind: DataProduct", or its name ends in .odcs.yaml or .odps.yaml. Use --allow-empty if that is all right.`,
    );
  }
  const globs = project.settings.files.include.map((glob) => `"${visible(glob)}"`).join(', ');
  throw new UsageError(
    `There are no data contracts here. Looked for ${globs}; files whose name does not end in .odcs.yaml or .odps.yaml count when they say "kind: DataContract" or "kind: DataProduct". Use --allow-empty if that is all right.`,
  );
}

function readMaxWarnings(given: string | boolean | undefined): number {
  if (given === undefined) return Infinity;
  if (typeof given === 'string' && /^\d{1,9}$/.test(given)) return Number(given);
  throw new UsageError(
    `The option --max-warnings takes a number from 0 up, not "${String(given)}".`,
  );
}
