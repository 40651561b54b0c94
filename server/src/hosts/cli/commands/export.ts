import { applyEdits } from '../../../base/text-edit.ts';
import { mostSimilar } from '../../../base/similar.ts';
import exportFiles from '../../../operations/export.ts';
import {
  exportTargets,
  type ExportAnswer,
  type Refusal,
  type TargetAnswer,
} from '../../../operations/export/export-target.ts';
import { applyChange } from '../apply-change.ts';
import { nameInDiff } from '../change-files.ts';
import type { Call } from '../command.ts';
import { exitCode, type ExitCode } from '../exit-code.ts';
import { fromRoot } from '../from-root.ts';
import { loadFormat } from '../load-format.ts';
import { tallyOf } from '../lint-run.ts';
import { palette, wantsColour } from '../palette.ts';
import { maskSecrets } from '../mask-secrets.ts';
import { openSession, type Session } from '../session.ts';
import { shownPath } from '../shown-path.ts';
import { unifiedDiff } from '../unified-diff.ts';
import { UsageError } from '../usage-error.ts';
import { visible } from '../visible.ts';

/** Writes what is handed on, shows what would be written, or says why it must not be handed on. */
export async function runExport(asked: Call): Promise<ExitCode> {
  const { positionals } = asked;
  for (const given of positionals) requireTarget(given);
  const call = { ...fromRoot(asked), positionals };
  const { options, io } = call;
  const session = await openSession(call);
  const folder = shownPath(io.cwd, session.project.root);
  const input = { targets: positionals, folder, force: options.force === true };
  const answer = await exportFiles.run(input, session.context);
  if (answer.refused !== undefined) {
    await printRefusal(answer.refused, call, session);
    return exitCode.findings;
  }
  if (options['dry-run'] === true) return showDiff(answer, call, session);
  const { written, failed } = await applyChange(answer, session, call);
  if (failed.length > 0) return printFailed(failed, call);
  const changed = new Set(written.map(({ path }) => path));
  if (options.quiet !== true)
    io.stdout.write(answer.targets.map((one) => targetText(one, changed)).join(''));
  return missing(answer, call) ? exitCode.findings : exitCode.clean;
}

function requireTarget(given: string): void {
  const known: readonly string[] = exportTargets;
  if (known.includes(given)) return;
  const similar = mostSimilar(given, known);
  const hint = similar === undefined ? '' : ` Did you mean "${similar}"?`;
  throw new UsageError(
    `There is nothing called "${visible(given)}" to export, only ${known.join(' and ')}.${hint}`,
  );
}

/** Whether something was asked for by name that is not there. */
function missing({ targets }: ExportAnswer, { positionals, io }: Call): boolean {
  const lacking = targets.flatMap(({ target, nothing }) =>
    nothing === undefined ? [] : [{ path: target, reason: nothing }],
  );
  for (const { path, reason } of lacking) io.stderr.write(`${path}: ${visible(reason)}\n`);
  return positionals.length > 0 && lacking.length > 0;
}

function printFailed(
  failed: readonly { readonly path: string; readonly reason: string }[],
  { io }: Call,
): ExitCode {
  for (const { path, reason } of failed) io.stderr.write(`${visible(path)}: ${visible(reason)}\n`);
  io.stderr.write('Nothing was exported.\n');
  return exitCode.findings;
}

function showDiff(answer: ExportAnswer, call: Call, session: Session): ExitCode {
  const { options, io } = call;
  if (answer.failed.length > 0) return printFailed(answer.failed, call);
  const colours = palette(wantsColour(io.stdout, options['no-color'] === true, io.env));
  for (const file of answer.change.files) {
    const before = answer.before.get(file) ?? '';
    const after = file.isGone === true ? '' : applyEdits(before, file.edits);
    const [isNew, isGone] = [file.isNew === true, file.isGone === true];
    io.stdout.write(
      unifiedDiff(nameInDiff(file.path, call), before, after, colours, isNew, isGone),
    );
  }
  for (const { leftOut } of answer.targets)
    for (const { path, reason } of leftOut) session.note(`${path} is left out. ${reason}`);
  return missing(answer, call) ? exitCode.findings : exitCode.clean;
}

function targetText(
  { folder, files, leftOut, nothing }: TargetAnswer,
  changed: ReadonlySet<string>,
): string {
  if (nothing !== undefined) return '';
  const count = [...changed].filter((path) => path.startsWith(`${folder}/`)).length;
  const what = count === 0 ? 'nothing has changed' : `${String(count)} written or removed`;
  const lines = leftOut.map(({ path, reason }) => `  without ${visible(path)}: ${visible(reason)}`);
  const head = `${visible(folder)}: ${String(files)} file${files === 1 ? '' : 's'}, ${what}`;
  return `${[head, ...lines].join('\n')}\n`;
}

/** Findings as "lint" prints them, then all other reasons, on standard error. */
async function printRefusal(
  { findings, notChecked, marks, changed }: Refusal,
  { options, io }: Call,
  { context }: Session,
): Promise<void> {
  if (findings.length > 0) {
    const format = await loadFormat('pretty');
    const text = format({
      ...{ reports: findings.map(maskSecrets), rules: context.engine.rules },
      tally: tallyOf(findings),
      warningsFail: false,
      palette: palette(wantsColour(io.stderr, options['no-color'] === true, io.env)),
      quiet: options.quiet === true,
      fixed: undefined,
    });
    io.stderr.write(text);
  }
  const lines = [
    ...notChecked.map(({ path, reason }) => `${path}: It was not checked. ${reason}`),
    ...marks.map(({ path, line }) => `${path}:${String(line)}: Logic is still to be written here.`),
    ...changed.map((path) => `${path}: Somebody has changed it since it was exported.`),
  ];
  const hint = changed.length > 0 ? ' With --force it replaces what people have changed.' : '';
  io.stderr.write(`${[...lines, `Nothing was exported.${hint}`].map(visible).join('\n')}\n`);
}
