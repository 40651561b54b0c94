import {
  LSPErrorCodes,
  ResponseError,
  type AnnotatedTextEdit,
  type CancellationToken,
  type ChangeAnnotation,
  type PrepareRenameParams,
  type RenameParams,
  type TextDocumentEdit,
  type TextEdit,
  type WorkDoneProgressReporter,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { promisedByName } from '../../../analysis/promised-by-name.ts';
import { SourceFile } from '../../../analysis/source-file.ts';
import type { Settings } from '../../../analysis/settings.ts';
import type { SymbolIndex } from '../../../analysis/symbol-index.ts';
import { LineIndex } from '../../../base/line-index.ts';
import type { DbtResource } from '../../../model/dbt/dbt-file.ts';
import { dbtWords, renameInDbt } from '../../../ide/dbt/rename-in-dbt.ts';
import { renameInSql, type SqlRename } from '../../../ide/rename-in-sql.ts';
import type { RenameProblem } from '../../../ide/rename-check.ts';
import type { RenameNote } from '../../../ide/rename-scalars.ts';
import {
  filesOfRename,
  renameEdits,
  renameTargetAt,
  stale,
  type FileEdits,
  type LoadedFile,
  type RenameTarget,
} from '../../../ide/rename.ts';
import { formatMessage } from '../../../lint/format-message.ts';
import { bindFile } from '../../../model/bound-document.ts';
import { findDbt, type FoundDbt } from '../dbt-files.ts';
import { answer, type FeatureContext } from '../feature-context.ts';
import { checkPosition, documentUri } from '../from-lsp.ts';
import { goOn } from '../guard.ts';
import { isInside } from '../settings-store.ts';
import { placeRange, toLspRange } from '../to-lsp.ts';
import type { WorkspaceFiles } from '../workspace-files.ts';
import type { WorkspaceIndex } from '../workspace-index.ts';

export interface RenameSources {
  readonly symbols: SymbolIndex;
  readonly index: WorkspaceIndex;
  readonly files: WorkspaceFiles;
  readonly folders: () => readonly string[];
  readonly settings: (uri: string) => Settings;
}

export function registerRename(context: FeatureContext, sources: RenameSources): void {
  const { connection, guard } = context;
  connection.onPrepareRename(
    answer<PrepareRenameParams, { range: TextEdit['range']; placeholder: string } | null>(
      context,
      'prepareRename',
      null,
      ({ uri }, params) => {
        const target = accept(
          context,
          renameTargetAt(sources.symbols, uri, checkPosition(params.position)),
        );
        return { range: placeRange(target.place), placeholder: target.current };
      },
    ),
  );
  connection.onRenameRequest((params, token, progress) =>
    guard.runAsync('rename', null, () => rename(context, sources, params, { token, progress })),
  );
}

/** How a request that takes its time says so, and is told to end. */
interface Course {
  readonly token: CancellationToken;
  readonly progress?: WorkDoneProgressReporter;
}

/** The edits of a rename in all files; refuses what cannot be renamed so. */
export async function rename(
  context: FeatureContext,
  sources: RenameSources,
  params: RenameParams,
  course: Course,
): Promise<WorkspaceEdit | null> {
  const { symbols, index } = sources;
  const uri = documentUri(params);
  if (context.documents.get(uri) === undefined || context.isQuarantined(uri)) return null;
  const position = checkPosition(params.position);
  // A file that was not looked at yet may hold references.
  await index.settled;
  goOn(course.token);
  const asked = accept(context, renameTargetAt(symbols, uri, position));
  const dbt = await dbtOf(context, sources, asked, course);
  const files = new Map<string, LoadedFile & { readonly file: SourceFile }>();
  for (;;) {
    const target = accept(context, renameTargetAt(symbols, uri, position));
    const missing = filesOfRename(symbols, target).filter((one) => !files.has(one));
    if (missing.length === 0) {
      // Somebody typed while files were read.
      const { files: open } = context.host.snapshot();
      const texts = new Map([...files].map(([one, { file }]) => [one, file]));
      for (const [one, file] of dbt?.texts ?? []) texts.set(one, file);
      for (const [one, file] of texts)
        if ((open.get(one) ?? file) !== file) return refuse(context, stale);
      if (target.current !== asked.current) return refuse(context, stale);
      const edits = accept(context, renameEdits(symbols, target, params.newName, files));
      const more =
        dbt === undefined || edits.length === 0
          ? { files: [], kept: [] }
          : accept(context, renameInDbt(symbols, target, params.newName, dbt));
      const sql = inSql(context, target, params.newName, files);
      const all = [...withSql(edits, target.address.uri, sql), ...more.files];
      return toWorkspaceEdit(context, target, all, texts, keptNotes(context, more.kept, sql));
    }
    for (const one of missing) {
      const file = await load(context, sources, one);
      goOn(course.token);
      symbols.put(file);
      const bound = bindFile(file.tree, context.host.snapshot().engine.spec, file.assumed);
      files.set(one, { file, text: file.text, bound });
    }
  }
}

/** The queries of the contract itself, as far as their parser runs. */
function inSql(
  context: FeatureContext,
  target: RenameTarget,
  newName: string,
  files: ReadonlyMap<string, LoadedFile>,
): SqlRename {
  const file = files.get(target.address.uri);
  const { sql } = context.host.snapshot().engine;
  if (file === undefined || sql === undefined || newName === target.current)
    return { edits: [], kept: [] };
  return renameInSql(file, target, newName, sql);
}

function withSql(files: readonly FileEdits[], uri: string, sql: SqlRename): readonly FileEdits[] {
  return files.map((one) => (one.uri === uri ? { uri, edits: [...one.edits, ...sql.edits] } : one));
}

/** What keeps the old name and why, for the preview. */
function keptNotes(
  { translate }: FeatureContext,
  [resource]: readonly DbtResource[],
  { kept }: SqlRename,
): string | undefined {
  const notes: string[] = [];
  if (resource !== undefined)
    notes.push(
      formatMessage(
        'dbt keeps `{name}`: files and refs hang on it.',
        { name: resource.name },
        translate,
      ),
    );
  if (kept.length > 0)
    notes.push(
      formatMessage(
        'Queries may keep the old name: see line {lines}.',
        { lines: kept.map((line) => line + 1).join(', ') },
        translate,
      ),
    );
  return notes.length === 0 ? undefined : notes.join(' ');
}

/** The dbt projects beside the contract, when the rename may concern them. */
async function dbtOf(
  context: FeatureContext,
  { symbols, files, folders, settings }: RenameSources,
  target: RenameTarget,
  { token, progress }: Course,
): Promise<FoundDbt | undefined> {
  const { uri } = target.address;
  const words = dbtWords(symbols, target);
  const folder = folders()
    .filter((one) => isInside(uri, one))
    .reduce<string>((longest, one) => (one.length > longest.length ? one : longest), '');
  if (words === undefined || folder === '') return undefined;
  progress?.begin(context.translate('Looking for dbt projects'), undefined, undefined, true);
  try {
    const found = await findDbt({
      files,
      folder,
      settings: settings(uri).files,
      words,
      open: (one) => context.host.snapshot().file(one),
      token,
      progress: (done, all) => {
        progress?.report(`${String(done)} / ${String(all)}`);
      },
      warn: (message) => {
        context.connection.console.warn(message);
      },
    });
    goOn(token);
    if (found !== 'too-many') return found;
    context.connection.window.showWarningMessage(
      context.translate('The dbt projects have too many files: their columns keep their names.'),
    );
    return undefined;
  } finally {
    progress?.done();
  }
}

/** The text as it is now: the editor's, else the disk's. */
async function load(
  context: FeatureContext,
  { files, folders, settings }: RenameSources,
  uri: string,
): Promise<SourceFile> {
  const open = context.host.snapshot().file(uri);
  if (open !== undefined) return open;
  const folder = folders().find((one) => isInside(uri, one)) ?? uri;
  const read = await files.read(uri, settings(uri).files.maxSize, folder);
  if (read !== undefined && 'text' in read)
    return new SourceFile(uri, read.text, { assumed: promisedByName(uri) });
  return refuse(context, {
    problem: 'A file that must be changed cannot be read: {file}',
    params: { file: decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1)) },
  });
}

function accept<Result extends object>(
  context: FeatureContext,
  result: Result | RenameProblem,
): Result {
  return 'problem' in result ? refuse(context, result) : result;
}

/** Editors show the message of an error that a request ends with. */
function refuse(context: FeatureContext, { problem, params }: RenameProblem): never {
  const message = formatMessage(problem, params, context.translate);
  throw new ResponseError(LSPErrorCodes.RequestFailed, message);
}

/** Annotation of the edits that need no look. */
const SURE = 'rename';

function toWorkspaceEdit(
  context: FeatureContext,
  target: RenameTarget,
  files: readonly FileEdits[],
  texts: ReadonlyMap<string, SourceFile>,
  description: string | undefined,
): WorkspaceEdit {
  const client = context.client.workspace?.workspaceEdit;
  const annotate = client?.changeAnnotationSupport !== undefined;
  const { translate } = context;
  const notes = new Map<string, ChangeAnnotation>();
  const annotationOf = (note: RenameNote | undefined): string => {
    if (note === undefined) return SURE;
    const label = formatMessage(note.label, note.params, translate);
    const description = translate(note.description);
    notes.set(label, { label, description, needsConfirmation: true });
    return label;
  };
  const changes = files.map(({ uri, edits }): TextDocumentEdit => {
    const lines = new LineIndex(texts.get(uri)?.text ?? '');
    return {
      // The version makes the editor refuse edits that were made for an older text.
      textDocument: { uri, version: context.documents.get(uri)?.version ?? null },
      edits: edits.map(({ range, newText, note }): TextEdit | AnnotatedTextEdit => ({
        range: toLspRange(range, lines),
        newText,
        ...(annotate && { annotationId: annotationOf(note) }),
      })),
    };
  });
  if (client?.documentChanges !== true)
    return {
      changes: Object.fromEntries(changes.map((one) => [one.textDocument.uri, plain(one)])),
    };
  if (!annotate) return { documentChanges: changes };
  const label = formatMessage('Rename `{name}`', { name: target.current }, translate);
  return {
    documentChanges: changes,
    changeAnnotations: {
      [SURE]: { label, ...(description !== undefined && { description }) },
      ...Object.fromEntries(notes),
    },
  };
}

function plain({ edits }: TextDocumentEdit): TextEdit[] {
  return edits.flatMap((edit) =>
    'newText' in edit ? [{ range: edit.range, newText: edit.newText }] : [],
  );
}
