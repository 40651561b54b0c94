import {
  LSPErrorCodes,
  ResponseError,
  type AnnotatedTextEdit,
  type CancellationToken,
  type ChangeAnnotation,
  type RenameFile,
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
import type { RenameProblem } from '../../../ide/rename-check.ts';
import type { RenameNote } from '../../../ide/rename-scalars.ts';
import type { FileEdits } from '../../../ide/rename.ts';
import { formatMessage } from '../../../lint/format-message.ts';
import type { DbtSearch } from '../dbt-files.ts';
import type { FeatureContext } from '../feature-context.ts';
import { isInside } from '../settings-store.ts';
import { toLspRange } from '../to-lsp.ts';
import type { WorkspaceFiles } from '../workspace-files.ts';
import type { WorkspaceIndex } from '../workspace-index.ts';

export interface RenameSources {
  readonly symbols: SymbolIndex;
  readonly index: WorkspaceIndex;
  readonly files: WorkspaceFiles;
  readonly folders: () => readonly string[];
  readonly settings: (uri: string) => Settings;
}

/** How a request that takes its time says so, and is told to end. */
export interface Course {
  readonly token: CancellationToken;
  readonly progress?: WorkDoneProgressReporter;
}

/** How to look for the dbt projects of the workspace folder that a file lies in; undefined outside of all. */
export function dbtSearch(
  context: FeatureContext,
  { files, folders, settings }: RenameSources,
  uri: string,
  words: readonly string[],
  { token, progress }: Course,
): DbtSearch | undefined {
  const folder = folders()
    .filter((one) => isInside(uri, one))
    .reduce<string>((longest, one) => (one.length > longest.length ? one : longest), '');
  if (folder === '') return undefined;
  return {
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
  };
}

/** The text as it is now: the editor's, else the disk's. */
export async function load(
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

export function accept<Result extends object>(
  context: FeatureContext,
  result: Result | RenameProblem,
): Result {
  return 'problem' in result ? refuse(context, result) : result;
}

/** Editors show the message of an error that a request ends with. */
export function refuse(context: FeatureContext, { problem, params }: RenameProblem): never {
  const message = formatMessage(problem, params, context.translate);
  throw new ResponseError(LSPErrorCodes.RequestFailed, message);
}

/** Annotation of the edits that need no look. */
const SURE = 'rename';

/** What is renamed, what is to be said of it in the preview, and the file that gets another name, once all else is done. */
export interface Renaming {
  readonly name: string;
  readonly description?: string | undefined;
  readonly file?: Pick<RenameFile, 'oldUri' | 'newUri'>;
}

export function toWorkspaceEdit(
  context: FeatureContext,
  renaming: Renaming,
  files: readonly FileEdits[],
  texts: ReadonlyMap<string, SourceFile>,
): WorkspaceEdit {
  const { name, description, file } = renaming;
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
  const moved: RenameFile[] =
    file === undefined
      ? []
      : [{ kind: 'rename', ...file, ...(annotate && { annotationId: SURE }) }];
  const documentChanges = [...changes, ...moved];
  if (!annotate) return { documentChanges };
  const label = formatMessage('Rename `{name}`', { name }, translate);
  return {
    documentChanges,
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
