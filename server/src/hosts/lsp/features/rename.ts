import {
  LSPErrorCodes,
  ResponseError,
  type AnnotatedTextEdit,
  type PrepareRenameParams,
  type RenameParams,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { namedAsContract } from '../../../analysis/named-as-contract.ts';
import { SourceFile } from '../../../analysis/source-file.ts';
import type { Settings } from '../../../analysis/settings.ts';
import type { SymbolIndex } from '../../../analysis/symbol-index.ts';
import { LineIndex } from '../../../base/line-index.ts';
import type { RenameProblem } from '../../../ide/rename-check.ts';
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
import { answer, type FeatureContext } from '../feature-context.ts';
import { checkPosition, documentUri } from '../from-lsp.ts';
import { isInside } from '../settings-store.ts';
import { placeRange, toLspRange } from '../to-lsp.ts';
import type { WorkspaceFiles, WorkspaceIndex } from '../workspace-index.ts';

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
  connection.onRenameRequest((params) =>
    guard.runAsync('rename', null, () => rename(context, sources, params)),
  );
}

async function rename(
  context: FeatureContext,
  sources: RenameSources,
  params: RenameParams,
): Promise<WorkspaceEdit | null> {
  const { symbols, index } = sources;
  const uri = documentUri(params);
  if (context.documents.get(uri) === undefined || context.isQuarantined(uri)) return null;
  const position = checkPosition(params.position);
  // A file that was not looked at yet may hold references.
  await index.settled;
  const files = new Map<
    string,
    LoadedFile & { readonly lines: LineIndex; readonly file: SourceFile }
  >();
  for (;;) {
    const target = accept(context, renameTargetAt(symbols, uri, position));
    const missing = filesOfRename(symbols, target).filter((one) => !files.has(one));
    if (missing.length === 0) {
      // Somebody typed while files were read.
      const { files: open } = context.host.snapshot();
      for (const [one, { file }] of files)
        if ((open.get(one) ?? file) !== file) return refuse(context, stale);
      const edits = accept(context, renameEdits(symbols, target, params.newName, files));
      return toWorkspaceEdit(context, target, edits, files);
    }
    for (const one of missing) {
      const file = await load(context, sources, one);
      symbols.put(file);
      const bound = bindFile(file.tree, context.host.snapshot().engine.spec, file.assumed);
      files.set(one, { file, text: file.text, bound, lines: new LineIndex(file.text) });
    }
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
    return new SourceFile(uri, read.text, { assumed: namedAsContract(uri) });
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

const SURE = 'rename';
const LIKELY = 'rename-likely';

function toWorkspaceEdit(
  context: FeatureContext,
  target: RenameTarget,
  files: readonly FileEdits[],
  loaded: ReadonlyMap<string, { readonly lines: LineIndex }>,
): WorkspaceEdit {
  const client = context.client.workspace?.workspaceEdit;
  const annotate = client?.changeAnnotationSupport !== undefined;
  const changes = files.map(({ uri, edits }): TextDocumentEdit => {
    const lines = loaded.get(uri)?.lines ?? new LineIndex('');
    return {
      // The version makes the editor refuse edits that were made for an older text.
      textDocument: { uri, version: context.documents.get(uri)?.version ?? null },
      edits: edits.map(({ range, newText, likely }): TextEdit | AnnotatedTextEdit => ({
        range: toLspRange(range, lines),
        newText,
        ...(annotate && { annotationId: likely ? LIKELY : SURE }),
      })),
    };
  });
  if (client?.documentChanges !== true)
    return {
      changes: Object.fromEntries(changes.map((one) => [one.textDocument.uri, plain(one)])),
    };
  if (!annotate) return { documentChanges: changes };
  const { translate } = context;
  const label = formatMessage('Rename `{name}`', { name: target.current }, translate);
  const likelyLabel = translate('Objects of this name in other contracts');
  return {
    documentChanges: changes,
    changeAnnotations: {
      [SURE]: { label },
      ...(files.some(({ edits }) => edits.some(({ likely }) => likely)) && {
        [LIKELY]: {
          label: likelyLabel,
          description: translate(
            'They name the object without its file. Check that they mean this one.',
          ),
          needsConfirmation: true,
        },
      }),
    },
  };
}

function plain({ edits }: TextDocumentEdit): TextEdit[] {
  return edits.flatMap((edit) =>
    'newText' in edit ? [{ range: edit.range, newText: edit.newText }] : [],
  );
}
