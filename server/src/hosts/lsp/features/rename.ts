import type {
  PrepareRenameParams,
  RenameParams,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import { mermaidDocument } from '../../../analysis/mermaid-document.ts';
import type { SourceFile } from '../../../analysis/source-file.ts';
import type { DbtResource } from '../../../model/dbt/dbt-file.ts';
import { dbtWords, renameInDbt } from '../../../ide/dbt/rename-in-dbt.ts';
import { renameInSql, type SqlRename } from '../../../ide/rename-in-sql.ts';
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
import { checkPosition, documentUri, fromLspPosition } from '../from-lsp.ts';
import { goOn } from '../guard.ts';
import { placeRange, toLspRange } from '../to-lsp.ts';
import {
  accept,
  dbtSearch,
  load,
  refuse,
  toWorkspaceEdit,
  type Course,
  type RenameSources,
} from './rename-edit.ts';
import { renameInModel } from './rename-model.ts';
import {
  checkNodeName,
  nodeRenameAt,
  renameInTopologies,
  renameNodeOnly,
  type ShownObject,
} from './rename-node.ts';

export function registerRename(context: FeatureContext, sources: RenameSources): void {
  const { connection, guard } = context;
  connection.onPrepareRename(
    answer<PrepareRenameParams, { range: TextEdit['range']; placeholder: string } | null>(
      context,
      'prepareRename',
      null,
      ({ uri, document, file, mermaid }, params) => {
        if (mermaid !== undefined) {
          const offset = fromLspPosition(params.position, document);
          const { node, current } = accept(
            context,
            nodeRenameAt(context, sources, uri, file, offset),
          );
          return { range: toLspRange(node.place, document), placeholder: current };
        }
        const target = accept(
          context,
          renameTargetAt(sources.symbols, uri, checkPosition(params.position)),
        );
        return { range: placeRange(target.place), placeholder: target.current };
      },
    ),
  );
  connection.onRenameRequest((params, token, progress) =>
    guard.runAsync('rename', null, () => renameHere(context, sources, params, { token, progress })),
  );
}

/** The same for a document that is open; a node of a flowchart may stand for something that another file declares. */
async function renameHere(
  context: FeatureContext,
  sources: RenameSources,
  params: RenameParams,
  course: Course,
): Promise<WorkspaceEdit | null> {
  const uri = documentUri(params);
  if (context.documents.get(uri) === undefined || context.isQuarantined(uri)) return null;
  // Contracts that were not looked at yet may declare what a node stands for.
  await sources.index.settled;
  goOn(course.token);
  const file = context.host.snapshot().file(uri);
  const document = context.documents.get(uri);
  if (file === undefined || document === undefined) return null;
  if (mermaidDocument(file) === undefined) return rename(context, sources, params, course);
  const offset = fromLspPosition(params.position, document);
  const found = accept(context, nodeRenameAt(context, sources, uri, file, offset));
  if (found.kind === 'node') return renameNodeOnly(context, uri, file, found, params.newName);
  checkNodeName(context, params.newName);
  const { newName } = params;
  const there = { textDocument: { uri: found.uri }, position: found.position, newName };
  return found.kind === 'object'
    ? rename(context, sources, there, course)
    : renameInModel(context, sources, there, course);
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
  if (context.isQuarantined(uri)) return null;
  const position = checkPosition(params.position);
  // A file that was not looked at yet may hold references.
  await index.settled;
  goOn(course.token);
  const asked = accept(context, renameTargetAt(symbols, uri, position));
  const dbt = await dbtOf(context, sources, asked, course);
  const shown = await renameInTopologies(context, sources, asked, params.newName, course);
  const files = new Map<string, LoadedFile & { readonly file: SourceFile }>();
  for (;;) {
    const target = accept(context, renameTargetAt(symbols, uri, position));
    const missing = filesOfRename(symbols, target).filter((one) => !files.has(one));
    if (missing.length === 0) {
      // Somebody typed while files were read.
      const { files: open } = context.host.snapshot();
      const texts = new Map([...files].map(([one, { file }]) => [one, file]));
      for (const [one, file] of [...(dbt?.texts ?? []), ...shown.texts]) texts.set(one, file);
      for (const [one, file] of texts)
        if ((open.get(one) ?? file) !== file) return refuse(context, stale);
      if (target.current !== asked.current) return refuse(context, stale);
      const edits = accept(context, renameEdits(symbols, target, params.newName, files));
      const more =
        dbt === undefined || edits.length === 0
          ? { files: [], kept: [] }
          : accept(context, renameInDbt(symbols, target, params.newName, dbt));
      const sql = inSql(context, target, params.newName, files);
      const all = [...withSql(edits, target.address.uri, sql), ...more.files, ...shown.edits];
      const description = keptNotes(context, more.kept, sql, shown);
      return toWorkspaceEdit(context, { name: target.current, description }, all, texts);
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
  shown: ShownObject,
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
  if (shown.kept)
    notes.push(translate('Flowcharts keep the old name: no node can be called like the new one.'));
  return notes.length === 0 ? undefined : notes.join(' ');
}

/** The dbt projects beside the contract, when the rename may concern them. */
async function dbtOf(
  context: FeatureContext,
  sources: RenameSources,
  target: RenameTarget,
  course: Course,
): Promise<FoundDbt | undefined> {
  const { token, progress } = course;
  const words = dbtWords(sources.symbols, target);
  if (words === undefined) return undefined;
  const search = dbtSearch(context, sources, target.address.uri, words, course);
  if (search === undefined) return undefined;
  progress?.begin(context.translate('Looking for dbt projects'), undefined, undefined, true);
  try {
    const found = await findDbt(search);
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
