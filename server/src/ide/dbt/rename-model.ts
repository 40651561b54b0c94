import { decodeUriPart } from '../../base/decode-uri-part.ts';
import { readJinja } from '../../syntax/sql/jinja/read-jinja.ts';
import { mapIn, mapsIn, resourcesIn, scalarsIn } from '../../model/dbt/dbt-file.ts';
import type { YamlFile } from '../../syntax/yaml/file.ts';
import { findPair, type YamlMap, type YamlNode, type YamlScalar } from '../../syntax/yaml/tree.ts';
import type { RenameProblem } from '../rename-check.ts';
import { renameScalars, type RenameEdit, type Replacement } from '../rename-scalars.ts';
import type { FileEdits } from '../rename.ts';

/** A file of a dbt project that has to do with the rename of a model. */
export interface ProjectText {
  readonly uri: string;
  /** Folder of its project, as a URI without a slash at the end. */
  readonly project: string;
  readonly text: string;
  /** Without documents where the file holds no YAML. */
  readonly tree: YamlFile;
}

/** The dbt projects around a model. */
export interface ModelSurroundings {
  /** Folder of each project -> its name. */
  readonly projects: ReadonlyMap<string, string | undefined>;
  /** Those that hold the name of the model. */
  readonly files: readonly ProjectText[];
  /** The files that there are, whatever they hold. */
  readonly uris: readonly string[];
}

/** A model that gets another name. */
export interface ModelRename {
  /** The file with its SQL. */
  readonly uri: string;
  /** Folder of its project. */
  readonly project: string;
  readonly name: string;
  readonly newName: string;
}

/** The edits in the files of dbt, and where the SQL of the model is then. */
export interface RenamedModel {
  readonly files: readonly FileEdits[];
  readonly newUri: string;
}

/**
 * Renames a dbt model: its file, what names it by `ref`, and what YAML says of it. Other projects name it with
 * the name of its own in front; a ref without one is theirs.
 */
export function renameModel(
  model: ModelRename,
  around: ModelSurroundings,
): RenamedModel | RenameProblem {
  const { newName: name, project } = model;
  if (!/^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.-]*$/u.test(name))
    return { problem: '`{name}` cannot be the name of a file.', params: { name } };
  const taken = around.uris.find((uri) => isTaken(uri, model, around));
  if (taken !== undefined) {
    const file = decodeUriPart(taken.slice(taken.lastIndexOf('/') + 1));
    return { problem: 'dbt has `{name}` already: see {file}.', params: { name, file } };
  }
  const own = around.files.filter((one) => one.project === project);
  if (own.some(({ tree }) => hasVersions(tree, model.name)))
    return {
      problem: 'The model `{name}` has versions, whose files are named in YAML. Rename it by hand.',
      params: { name: model.name },
    };
  const files = around.files.flatMap((file): FileEdits[] => {
    const edits = editsIn(file, model, around.projects.get(project));
    return edits.length === 0 ? [] : [{ uri: file.uri, edits }];
  });
  const folder = model.uri.slice(0, model.uri.lastIndexOf('/') + 1);
  return { files, newUri: `${folder}${encodeURIComponent(name)}.sql` };
}

/** Models, seeds and snapshots share their names; many file systems do not tell upper from lower case. */
function isTaken(
  uri: string,
  { uri: own, project, newName }: ModelRename,
  { projects }: ModelSurroundings,
): boolean {
  if (uri === own || projectOf(uri, projects) !== project) return false;
  const [, file, ext] = /\/([^/]*)\.(sql|py|csv)$/i.exec(uri) ?? [];
  if (file === undefined || !isNamed(file, newName)) return false;
  // Macros and tests have names of their own.
  return ext === 'csv' || /\/(?:models|snapshots)\//.test(uri.slice(project.length));
}

function isNamed(written: string, name: string): boolean {
  return decodeUriPart(written).toLowerCase() === name.toLowerCase();
}

/** The nearest folder up that is a project. */
function projectOf(uri: string, projects: ReadonlyMap<string, unknown>): string | undefined {
  let at = uri.lastIndexOf('/');
  for (; at > 0; at = uri.lastIndexOf('/', at - 1))
    if (projects.has(uri.slice(0, at))) return uri.slice(0, at);
  return undefined;
}

/** Whether the file of that name has one version of a model. */
function hasVersions(tree: YamlFile, file: string): boolean {
  return models(tree).some(({ name, node }) =>
    mapsIn(node, 'versions', true).some((version) => {
      const [v] = scalarsIn(version, 'v');
      const [definedIn] = scalarsIn(version, 'defined_in');
      const names = [name, `${name}_v${String(v?.value)}`, String(definedIn?.value)];
      return names.includes(file);
    }),
  );
}

function models(tree: YamlFile): readonly { readonly name: string; readonly node: YamlMap }[] {
  return roots(tree).flatMap((root) => resourcesIn(root).filter(({ kind }) => kind === 'model'));
}

function roots(tree: YamlFile): readonly YamlMap[] {
  return tree.documents.flatMap((document) => {
    const root = document.tree();
    return root?.kind === 'map' ? [root] : [];
  });
}

function editsIn(
  file: ProjectText,
  model: ModelRename,
  packageName: string | undefined,
): readonly RenameEdit[] {
  const isOwn = file.project === model.project;
  const { name, newName } = model;
  const isMeant = meaning(file.project, model, packageName);
  if (file.uri.endsWith('.sql')) return inSql(file.text, isMeant, newName);
  if (file.uri.endsWith('.py'))
    return refsIn(file.text, isMeant).map((start) => edit(start, name, newName));
  const replacements: Replacement[] = [];
  const replace = (node: YamlScalar, start: number): void => {
    replacements.push({ node, start, end: start + name.length, newText: newName, note: undefined });
  };
  for (const root of roots(file.tree)) {
    walkScalars(root, (node) => {
      for (const start of refsIn(String(node.value), isMeant)) replace(node, start);
    });
    if (isOwn) for (const node of namesIn(root, file, model)) replace(node, 0);
  }
  return renameScalars(file.text, replacements);
}

type IsMeant = (name: string, from: string | undefined) => boolean;

/** Whether SQL or Python has a ref to a model. */
export function namesModel(
  { uri, project, text }: ProjectText,
  model: Pick<ModelRename, 'project' | 'name'>,
  packageName: string | undefined,
): boolean {
  const isMeant = meaning(project, model, packageName);
  return uri.endsWith('.py')
    ? refsIn(text, isMeant).length > 0
    : readJinja(text).refs.some((one) => isMeant(one.text, one.package));
}

/** Tells refs to a model from others, for the files of a project. */
function meaning(
  project: string,
  model: Pick<ModelRename, 'project' | 'name'>,
  packageName: string | undefined,
): IsMeant {
  return (named, from) =>
    named === model.name && (from === undefined ? project === model.project : from === packageName);
}

/** Refs where they are rendered: in comments of SQL, too, but not in those of Jinja. */
function inSql(text: string, isMeant: IsMeant, newName: string): readonly RenameEdit[] {
  const edits = new Map<number, RenameEdit>();
  // A name that a constant or a list has is one text, whatever number of refs reads it.
  for (const { start, text: name, package: from } of readJinja(text).refs)
    if (isMeant(name, from)) edits.set(start, edit(start, name, newName));
  return [...edits.values()].sort((a, b) => a.range.start - b.range.start);
}

function edit(start: number, name: string, newText: string): RenameEdit {
  return { range: { start, end: start + name.length }, newText, note: undefined };
}

const REF = /\bref\(\s*(?:(?:'([^'\n]*)'|"([^"\n]*)")\s*,\s*)?(?:'([^'\n]*)'|"([^"\n]*)")/g;

/** Where the names in calls of `ref` begin, in YAML and Python. */
function refsIn(text: string, isMeant: IsMeant): readonly number[] {
  if (!text.includes('ref(')) return [];
  return Array.from(text.matchAll(REF)).flatMap((match) => {
    const [whole, one, other, name = match[4] ?? ''] = match;
    const start = match.index + whole.length - 1 - name.length;
    return isMeant(name, one ?? other) ? [start] : [];
  });
}

/** The names of a model in YAML that are no refs. */
function namesIn(
  root: YamlMap,
  { uri, project }: ProjectText,
  model: ModelRename,
): readonly YamlScalar[] {
  const entries = mapsIn(root, 'models').flatMap((one) => scalarsIn(one, 'name'));
  const tested = mapsIn(root, 'unit_tests').flatMap((one) => scalarsIn(one, 'model'));
  const found = [...entries, ...tested].filter(({ value }) => String(value) === model.name);
  const configured = uri === `${project}/dbt_project.yml` ? configuredIn(root, model) : undefined;
  return configured === undefined ? found : [...found, configured];
}

/** `models: {shop: {staging: {orders: ...}}}` in `dbt_project.yml`: the key of the model. */
function configuredIn(root: YamlMap, { uri, project, name }: ModelRename): YamlScalar | undefined {
  // Below the project stands the folder of the models, which has no key.
  const [, ...folders] = uri
    .slice(project.length + 1)
    .split('/')
    .slice(0, -1)
    .map(decodeUriPart);
  for (const { value: ofProject } of mapIn(root, 'models')?.pairs ?? []) {
    let map = ofProject?.kind === 'map' ? ofProject : undefined;
    for (const folder of folders) map = map && mapIn(map, folder);
    const pair = map && findPair(map, name);
    if (pair !== undefined) return pair.key;
  }
  return undefined;
}

function walkScalars(node: YamlNode | undefined, visit: (scalar: YamlScalar) => void): void {
  if (node?.kind === 'scalar') visit(node);
  else if (node?.kind === 'sequence') for (const { value } of node.items) walkScalars(value, visit);
  else if (node?.kind === 'map') for (const { value } of node.pairs) walkScalars(value, visit);
}
