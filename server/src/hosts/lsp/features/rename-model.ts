import type {
  ClientCapabilities,
  Position,
  RenameParams,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { SourceFile } from '../../../analysis/source-file.ts';
import {
  mentionsInContracts,
  renameInFlowchart,
  renameMentions,
} from '../../../ide/dbt/rename-model-mentions.ts';
import { renameModelColumn } from '../../../ide/dbt/rename-model-column.ts';
import { renameModel, type ModelSurroundings } from '../../../ide/dbt/rename-model.ts';
import { stale, type FileEdits } from '../../../ide/rename.ts';
import { LineIndex } from '../../../base/line-index.ts';
import type { DbtModel } from '../../../model/dbt/dbt-model.ts';
import { topologyIn } from '../../../model/governed-file.ts';
import { bindFile } from '../../../model/bound-document.ts';
import { findDbtTexts } from '../dbt-files.ts';
import type { FeatureContext } from '../feature-context.ts';
import { checkPosition, documentUri } from '../from-lsp.ts';
import { goOn } from '../guard.ts';
import {
  accept,
  dbtSearch,
  load,
  refuse,
  toWorkspaceEdit,
  type Course,
  type RenameSources,
} from './rename-edit.ts';

/** What may name a model, or bear its name. */
const FILES = ['**/*.sql', '**/*.py', '**/*.yml', '**/*.yaml', '**/*.csv'];

/** Whether the editor gives files other names when it is told so. */
export function renamesFiles({ workspace }: ClientCapabilities): boolean {
  const { documentChanges, resourceOperations } = workspace?.workspaceEdit ?? {};
  return documentChanges === true && resourceOperations?.includes('rename') === true;
}

/** The model in a file; undefined when it has none. */
export function modelIn({ symbols }: RenameSources, uri: string): DbtModel | undefined {
  const governed = symbols.recorded(uri)?.governed;
  return governed?.kind === 'dbt-model' ? governed.model : undefined;
}

/** The edits that give a dbt model, or a column of it, another name wherever it is named; refuses where it cannot have it. */
export async function renameInModel(
  context: FeatureContext,
  sources: RenameSources,
  { position, newName, ...at }: RenameParams,
  course: Course,
): Promise<WorkspaceEdit | null> {
  const uri = documentUri(at);
  if (!renamesFiles(context.client) || context.isQuarantined(uri)) return null;
  // A file that was not looked at yet may name it.
  await sources.index.settled;
  goOn(course.token);
  const model = modelIn(sources, uri);
  const search = model && dbtSearch(context, sources, uri, [model.name], course);
  if (model === undefined || search === undefined) return null;
  const { name } = model;
  const found = await findDbtTexts(search, FILES);
  goOn(course.token);
  if (found === 'too-many')
    return refuse(context, {
      problem: 'The dbt projects have too many files to find all that name the model.',
    });
  const project = nearest(uri, found.projects.keys());
  if (project === undefined) return null;
  const texts = new Map(found.files.map(({ source }) => [source.uri, source]));
  const own = context.host.snapshot().file(uri);
  // The SQL of a model need not say how it is called.
  if (own !== undefined && !texts.has(uri)) texts.set(uri, own);
  const projectOf = new Map(found.files.map((one) => [one.source.uri, one.project]));
  const around: ModelSurroundings = {
    projects: found.projects,
    files: Array.from(texts, ([one, { text, tree }]) => ({
      ...{ uri: one, project: projectOf.get(one) ?? project, text, tree },
    })),
    uris: found.uris,
  };
  const column = columnAt(model, checkPosition(position));
  if (column !== undefined) {
    const start = new LineIndex(own?.text ?? '').offsetAt(position);
    const asked = { uri, project, model: name, name: column, newName, start };
    const edits = accept(context, renameModelColumn(asked, around));
    checkFresh(context, texts);
    return toWorkspaceEdit(context, { name: column }, edits, texts);
  }
  const renamed = accept(context, renameModel({ uri, project, name, newName }, around));
  const elsewhere = await mentions(context, sources, name, newName, texts);
  goOn(course.token);
  checkFresh(context, texts);
  if (modelIn(sources, uri)?.name !== name) return refuse(context, stale);
  const file = { oldUri: uri, newUri: renamed.newUri };
  return toWorkspaceEdit(context, { name, file }, [...renamed.files, ...elsewhere], texts);
}

/** Somebody may have typed while files were read. */
function checkFresh(context: FeatureContext, texts: ReadonlyMap<string, SourceFile>): void {
  const { files: open } = context.host.snapshot();
  for (const [one, file] of texts) if ((open.get(one) ?? file) !== file) refuse(context, stale);
}

/** The column whose name begins at a position. */
function columnAt({ columns }: DbtModel, { line, character }: Position): string | undefined {
  const found = columns?.find(
    ({ name: { place } }) => place.line === line && place.start === character,
  );
  return found?.name.text;
}

/** What names the model outside of dbt. The texts that are read are added to the others. */
async function mentions(
  context: FeatureContext,
  sources: RenameSources,
  name: string,
  newName: string,
  texts: Map<string, SourceFile>,
): Promise<readonly FileEdits[]> {
  const { symbols } = sources;
  const edits: FileEdits[] = [];
  const contracts = mentionsInContracts(symbols, name);
  for (const uri of contracts.keys()) {
    const file = await load(context, sources, uri);
    symbols.put(file);
    texts.set(uri, file);
    const bound = bindFile(file.tree, context.host.snapshot().engine.spec, file.assumed);
    const loaded = { text: file.text, bound };
    const own = mentionsInContracts(symbols, name).get(uri) ?? [];
    edits.push(accept(context, renameMentions(uri, own, loaded, name, newName)));
  }
  for (const uri of flowchartsWith(sources, name)) {
    const file = await load(context, sources, uri);
    texts.set(uri, file);
    edits.push(renameInFlowchart(uri, file.text, name, newName));
  }
  return edits.filter((one) => one.edits.length > 0);
}

/** Flowcharts with a node of that name. What a contract declares is called as it says there. */
function flowchartsWith({ symbols }: RenameSources, name: string): readonly string[] {
  if (Array.from(symbols.declaring(name)).length > 0) return [];
  return Array.from(symbols.governed.files()).flatMap(([uri, file]) =>
    topologyIn(file)?.nodes.some((node) => node.name.text === name) === true ? [uri] : [],
  );
}

/** The innermost folder around a file. */
function nearest(uri: string, folders: Iterable<string>): string | undefined {
  return [...folders]
    .filter((one) => uri.startsWith(`${one}/`))
    .sort((a, b) => b.length - a.length)[0];
}
