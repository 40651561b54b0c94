import { dirname, relative, resolve, sep } from 'node:path';
import { LineIndex } from '../../base/line-index.ts';
import { applyEdits } from '../../base/text-edit.ts';
import type { ReadSourceFile } from '../../analysis/ports.ts';
import type { FailedFile } from '../../operations/failed-file.ts';
import type { OperationContext } from '../../operations/operation.ts';
import type { Proposal } from '../../operations/proposed-change.ts';
import { repositoryRoot } from '../node/repository-root.ts';
import { applyChange, type WrittenFile } from './apply-change.ts';
import type { Call } from './command.ts';
import { exitCode, type ExitCode } from './exit-code.ts';
import { palette, wantsColour, type Palette } from './palette.ts';
import { spanOf } from './place.ts';
import { openSession, type Session } from './session.ts';
import { unifiedDiff } from './unified-diff.ts';
import { UsageError } from './usage-error.ts';
import { visible } from './visible.ts';

/** An operation that proposes changes of files. */
export interface ChangingOperation {
  run(input: { readonly paths: readonly string[] }, context: OperationContext): Promise<Proposal>;
}

/**
 * Runs an operation and writes what it proposes, or shows it. `done` says what was done to a file. `explained`: what is
 * only shown has its reasons beside it, on standard error, so that the diff stays one.
 */
export async function changeFiles(
  call: Call,
  operation: ChangingOperation,
  done: string,
  { explained = false } = {},
): Promise<ExitCode> {
  const { options, positionals, io } = call;
  const fromStdin = positionals.includes('-');
  if (fromStdin && positionals.length > 1) {
    throw new UsageError('Standard input cannot be changed together with files.');
  }
  const session = await openSession(call);
  const colours = palette(wantsColour(io.stdout, options['no-color'] === true, io.env));
  if (options['dry-run'] === true || fromStdin) {
    const shown = await show(call, operation, session, colours);
    if (explained && options.quiet !== true) explain(call, shown);
    return reportFailed(call, shown.failed);
  }
  const proposal = await operation.run({ paths: positionals }, session.context);
  const { written, failed } = await applyChange(proposal, session, call);
  if (options.quiet !== true) {
    for (const file of written) {
      const lines = [`${colours.bold(visible(file.path))}: ${done}`, ...whatWasDone(file)];
      io.stdout.write(`${lines.join('\n')}\n`);
    }
    io.stdout.write(
      `${written.length} file${written.length === 1 ? '' : 's'} changed.${whatIsLeft(proposal)}\n`,
    );
  }
  return reportFailed(call, failed);
}

/** A line for each reason, with its place before the change, so that several alike can be told apart. */
function whatWasDone({ before, reasons }: WrittenFile): readonly string[] {
  const lines = new LineIndex(before);
  return reasons.map(({ message, range, done }) => {
    const said = done === undefined ? message : `${message} -> ${done}`;
    if (range === undefined) return `  ${visible(said)}`;
    const { line, column } = spanOf(before, lines, range, 'characters').start;
    return `  ${line}:${column}: ${visible(said)}`;
  });
}

function whatIsLeft({ left = 0 }: Proposal): string {
  if (left === 0) return '';
  return ` ${left} finding${left === 1 ? ' is' : 's are'} left: "dataengos lint" shows ${left === 1 ? 'it' : 'them'}.`;
}

/** What was shown and not written. */
interface Shown {
  readonly files: readonly WrittenFile[];
  readonly failed: readonly FailedFile[];
}

/** Prints a diff of what would change; of standard input the new text, unless a diff is asked for. */
async function show(
  call: Call,
  operation: ChangingOperation,
  session: Session,
  colours: Palette,
): Promise<Shown> {
  const { options, positionals, io } = call;
  const sources = new Map<string, ReadSourceFile>();
  /** Files that no search finds, such as what was made. */
  const named = new Map<string, ReadSourceFile>();
  const { files } = session.context;
  const remembering: typeof files = {
    async *find(paths, governed) {
      for await (const file of files.find(paths, governed)) {
        if (file.kind === 'text') sources.set(file.path, file);
        yield file;
      }
    },
    policies: (paths) => files.policies(paths),
    around: (paths, governed) => files.around(paths, governed),
    absolute: (path) => files.absolute(path),
    resolveFile: (from, path) => files.resolveFile(from, path),
    pathTo: (from, to) => files.pathTo(from, to),
    knowsFolders: () => files.knowsFolders(),
    async lookUp(path, everything) {
      const file = await files.lookUp(path, everything);
      if (file?.kind === 'text') named.set(path, file);
      return file;
    },
    folderOf: (path) => files.folderOf(path),
    list: (folder, everything) => files.list(folder, everything),
  };
  const context = { ...session.context, files: remembering };
  const { change, failed } = await operation.run({ paths: positionals }, context);
  const edits = new Map(change.files.map((file) => [file.path, file.edits]));
  for (const { path, edits: own, isNew } of change.files)
    if (isNew === true)
      io.stdout.write(unifiedDiff(nameInDiff(path, call), '', applyEdits('', own), colours, true));
  for (const { path } of change.files) {
    const file = named.get(path);
    if (file !== undefined && !sources.has(path)) sources.set(path, file);
  }
  for (const [path, { text }] of sources) {
    const changed = applyEdits(text, edits.get(path) ?? []);
    const out =
      options['dry-run'] === true
        ? unifiedDiff(nameInDiff(path, call), text, changed, colours)
        : changed;
    if (out !== '') io.stdout.write(out);
  }
  const shown = change.files.map((file) => ({
    ...file,
    before: sources.get(file.path)?.text ?? '',
  }));
  return { files: shown, failed };
}

function explain({ io }: Call, { files }: Shown): void {
  for (const file of files) {
    const lines = [visible(file.path), ...whatWasDone(file)];
    io.stderr.write(`${lines.join('\n')}\n`);
  }
}

/** As git calls a file: from the root of its repository. Outside of one, from the current folder. */
export function nameInDiff(path: string, { options, positionals, io }: Call): string {
  if (positionals.includes('-') && options['stdin-filename'] === undefined) return path;
  const absolute = resolve(io.cwd, path);
  const root = repositoryRoot(dirname(absolute));
  return root === undefined ? path : relative(root, absolute).split(sep).join('/');
}

/** Says which files could not be looked at or changed, and what the process says of it. */
export function reportFailed({ io }: Call, failed: readonly FailedFile[]): ExitCode {
  for (const { path, reason } of failed) {
    io.stderr.write(`${visible(path)}: ${visible(reason)}\n`);
  }
  if (failed.some(({ defect }) => defect === true)) return exitCode.internal;
  return failed.length > 0 ? exitCode.findings : exitCode.clean;
}
