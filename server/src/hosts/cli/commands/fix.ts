import { applyEdits } from '../../../base/text-edit.ts';
import type { ReadSourceFile } from '../../../analysis/ports.ts';
import fix, { type FailedFile } from '../../../operations/fix.ts';
import { applyFixes } from '../apply-fixes.ts';
import type { Call } from '../command.ts';
import { exitCode, type ExitCode } from '../exit-code.ts';
import { palette, wantsColour, type Palette } from '../palette.ts';
import { openSession, type Session } from '../session.ts';
import { unifiedDiff } from '../unified-diff.ts';
import { UsageError } from '../usage-error.ts';
import { visible } from '../visible.ts';

/** Writes the safe fixes, or shows them. */
export async function runFix(call: Call): Promise<ExitCode> {
  const { options, positionals, io } = call;
  const fromStdin = positionals.includes('-');
  if (fromStdin && positionals.length > 1) {
    throw new UsageError('Standard input cannot be fixed together with files.');
  }
  const session = await openSession(call);
  const colours = palette(wantsColour(io.stdout, options['no-color'] === true, io.env));
  if (options['dry-run'] === true || fromStdin) return proposeFixes(call, session, colours);
  const { written, failed } = await applyFixes(session, call);
  if (options.quiet !== true) {
    for (const { path, reasons } of written) {
      const list = reasons.map((reason) => `  ${visible(reason)}`);
      io.stdout.write(`${[`${colours.bold(visible(path))}: fixed`, ...list].join('\n')}\n`);
    }
    io.stdout.write(`${written.length} file${written.length === 1 ? '' : 's'} changed.\n`);
  }
  return reportFailed(call, failed);
}

/** Prints a diff of what would change; of standard input the fixed text, unless a diff is asked for. */
async function proposeFixes(call: Call, session: Session, colours: Palette): Promise<ExitCode> {
  const { options, positionals, io } = call;
  const sources = new Map<string, ReadSourceFile>();
  const { files } = session.context;
  const remembering: typeof files = {
    async *find(paths) {
      for await (const file of files.find(paths)) {
        if (file.kind === 'text') sources.set(file.path, file);
        yield file;
      }
    },
  };
  const proposal = await fix.run(
    { paths: positionals },
    { ...session.context, files: remembering },
  );
  const edits = new Map(proposal.change.files.map((file) => [file.path, file.edits]));
  for (const [path, { text }] of sources) {
    const fixed = applyEdits(text, edits.get(path) ?? []);
    const out = options['dry-run'] === true ? unifiedDiff(path, text, fixed, colours) : fixed;
    if (out !== '') io.stdout.write(out);
  }
  return reportFailed(call, proposal.failed);
}

function reportFailed({ io }: Call, failed: readonly FailedFile[]): ExitCode {
  for (const { path, reason } of failed) {
    io.stderr.write(`${visible(path)}: ${visible(reason)}\n`);
  }
  if (failed.some(({ defect }) => defect === true)) return exitCode.internal;
  return failed.length > 0 ? exitCode.findings : exitCode.clean;
}
