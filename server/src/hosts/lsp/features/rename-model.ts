import type { ClientCapabilities, WorkspaceEdit } from 'vscode-languageserver/node';
import type { SourceFile } from '../../../analysis/source-file.ts';
import {
  mentionsInContracts,
  renameInFlowchart,
  renameMentions,
} from '../../../ide/dbt/rename-model-mentions.ts';
import { renameModel } from '../../../ide/dbt/rename-model.ts';
import { stale, type FileEdits } from '../../../ide/rename.ts';
import { bindFile } from '../../../model/bound-document.ts';
import { findDbtTexts } from '../dbt-files.ts';
import type { FeatureContext } from '../feature-context.ts';
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

/** The name of the model in a file; undefined when it has none. */
export function modelName({ symbols }: RenameSources, uri: string): string | undefined {
  const governed = symbols.recorded(uri)?.governed;
  return governed?.kind === 'dbt-model' ? governed.model.name : undefined;
}

/** The edits that give a dbt model another name wherever it is named; refuses where it cannot have it. */
export async function renameDbtModel(
  context: FeatureContext,
  sources: RenameSources,
  uri: string,
  newName: string,
  course: Course,
): Promise<WorkspaceEdit | null> {
  const { index } = sources;
  if (!renamesFiles(context.client) || context.isQuarantined(uri)) return null;
  // A file that was not looked at yet may name it.
  await index.settled;
  goOn(course.token);
  const name = modelName(sources, uri);
  const search = name === undefined ? undefined : dbtSearch(context, sources, uri, [name], course);
  if (name === undefined || search === undefined) return null;
  const found = await findDbtTexts(search, FILES);
  goOn(course.token);
  if (found === 'too-many')
    return refuse(context, {
      problem: 'The dbt projects have too many files to find all that name the model.',
    });
  const project = nearest(uri, found.projects.keys());
  if (project === undefined) return null;
  const texts = new Map(found.files.map(({ source }) => [source.uri, source]));
  const renamed = accept(
    context,
    renameModel(
      { uri, project, name, newName },
      {
        projects: found.projects,
        files: found.files.map(({ source, project: of }) => ({
          uri: source.uri,
          project: of,
          text: source.text,
          tree: source.tree,
        })),
        uris: found.uris,
      },
    ),
  );
  const elsewhere = await mentions(context, sources, name, newName, texts);
  goOn(course.token);
  // Somebody typed while files were read.
  const { files: open } = context.host.snapshot();
  for (const [one, file] of texts)
    if ((open.get(one) ?? file) !== file) return refuse(context, stale);
  if (modelName(sources, uri) !== name) return refuse(context, stale);
  const file = { oldUri: uri, newUri: renamed.newUri };
  return toWorkspaceEdit(context, { name, file }, [...renamed.files, ...elsewhere], texts);
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
    file.kind === 'topology' && file.nodes.some((node) => node.name.text === name) ? [uri] : [],
  );
}

/** The innermost folder around a file. */
function nearest(uri: string, folders: Iterable<string>): string | undefined {
  return [...folders]
    .filter((one) => uri.startsWith(`${one}/`))
    .sort((a, b) => b.length - a.length)[0];
}
