import type { YamlFile } from '../../syntax/yaml/file.ts';
import {
  findPair,
  resolveAlias,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
} from '../../syntax/yaml/tree.ts';

/** The file whose folder is a dbt project. */
export const DBT_PROJECT_FILE = 'dbt_project.yml';

export type DbtKind = 'model' | 'seed' | 'snapshot' | 'source';

/** A YAML file of a dbt project. */
export interface DbtFile {
  readonly uri: string;
  /** Folder of its project, as a URI without a slash at the end. */
  readonly project: string;
  readonly text: string;
  readonly resources: readonly DbtResource[];
  readonly pointers: readonly DbtPointer[];
}

/** A model, a seed, a snapshot or a table of a source, as YAML declares it. */
export interface DbtResource {
  readonly kind: DbtKind;
  readonly name: string;
  /** Of a source's table: the name of the source. */
  readonly source: string | undefined;
  /** Of the source of a table, where it says one: its name stands for it otherwise. */
  readonly schema: string | undefined;
  /** What the database calls it, where that is another name: `identifier`, or `alias`. */
  readonly relation: string | undefined;
  /** `meta.data_contract`: id or path of a contract. */
  readonly contract: YamlScalar | undefined;
  /** `meta.schema_object`: name, physical name or id of an object of that contract. */
  readonly object: YamlScalar | undefined;
  readonly node: YamlMap;
}

/** A place that names columns of another resource: a `relationships` test, a foreign key. */
export interface DbtPointer {
  readonly to: DbtTarget;
  readonly columns: readonly YamlScalar[];
}

/** `ref('model')`, or `source('source', 'table')`. */
export interface DbtTarget {
  readonly source: string | undefined;
  readonly name: string;
  /** The project in front: `ref('project', 'model')`. */
  readonly package: string | undefined;
}

const KINDS: readonly (readonly [key: string, kind: DbtKind])[] = [
  ['models', 'model'],
  ['seeds', 'seed'],
  ['snapshots', 'snapshot'],
];

/** Reads what a YAML file of a dbt project says of tables and columns. Aliases are left alone: an edit would change all that share them. */
export function readDbtFile(uri: string, project: string, file: YamlFile): DbtFile {
  const resources: DbtResource[] = [];
  const pointers: DbtPointer[] = [];
  for (const document of file.documents) {
    const root = document.tree();
    if (root?.kind !== 'map') continue;
    resources.push(...resourcesIn(root));
    walkMaps(root, (map) => {
      const to = targetOf(plainText(map, 'to'));
      if (to === undefined) return;
      const columns = [...scalarsIn(map, 'field'), ...scalarsIn(map, 'to_columns')];
      if (columns.length > 0) pointers.push({ to, columns });
    });
  }
  return { uri, project, text: file.text, resources, pointers };
}

/** What a document declares. With `aliases` also what it says by them. */
export function resourcesIn(root: YamlMap, aliases = false): readonly DbtResource[] {
  const resources: DbtResource[] = [];
  for (const [key, kind] of KINDS)
    for (const node of mapsIn(root, key, aliases)) add(resources, kind, node, undefined);
  for (const source of mapsIn(root, 'sources', aliases))
    for (const node of mapsIn(source, 'tables', aliases)) add(resources, 'source', node, source);
  return resources;
}

/** The name that `dbt_project.yml` gives its project. */
export function projectName(file: YamlFile): string | undefined {
  const root = file.documents[0]?.tree();
  return root?.kind === 'map' ? plainText(root, 'name') : undefined;
}

/** The columns that a resource declares. */
export function declaredColumns({ node }: DbtResource): readonly YamlScalar[] {
  return mapsIn(node, 'columns').flatMap((column) => scalarsIn(column, 'name'));
}

/** Places of a resource that name its own columns: combinations that are to be unique, constraints. */
export function namedColumns({ node }: DbtResource): readonly YamlScalar[] {
  const found: YamlScalar[] = [];
  walkMaps(node, (map) => {
    found.push(...scalarsIn(map, 'combination_of_columns'));
    for (const constraint of mapsIn(map, 'constraints'))
      found.push(...scalarsIn(constraint, 'columns'));
  });
  return found;
}

function add(
  resources: DbtResource[],
  kind: DbtKind,
  node: YamlMap,
  source: YamlMap | undefined,
): void {
  const name = plainText(node, 'name');
  if (name === undefined) return;
  const around = source === undefined ? [node] : [node, source];
  const config = mapIn(node, 'config');
  resources.push({
    kind,
    name,
    source: source && plainText(source, 'name'),
    schema: source && plainText(source, 'schema'),
    relation:
      kind === 'source' ? plainText(node, 'identifier') : config && plainText(config, 'alias'),
    contract: metaOf(around, 'data_contract'),
    object: metaOf(around, 'schema_object'),
    node,
  });
}

/** What `meta` says, its own before that of the source around it. */
function metaOf(around: readonly YamlMap[], key: string): YamlScalar | undefined {
  for (const node of around) {
    const config = mapIn(node, 'config');
    for (const meta of [mapIn(node, 'meta'), config && mapIn(config, 'meta')]) {
      const [found] = meta === undefined ? [] : scalarsIn(meta, key);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

const REF =
  /^(?:\{\{)?\s*ref\(\s*(?:(['"])([\w-]+)\1\s*,\s*)?(['"])([\w.-]+)\3\s*(?:,\s*v(?:ersion)?\s*=[^()]*)?\)\s*(?:\}\})?$/;
const SOURCE =
  /^(?:\{\{)?\s*source\(\s*(['"])([\w.-]+)\1\s*,\s*(['"])([\w.-]+)\3\s*\)\s*(?:\}\})?$/;

/** Reads `ref('model')` and `source('source', 'table')`, in braces or not. */
function targetOf(text: string | undefined): DbtTarget | undefined {
  const ref = REF.exec(text?.trim() ?? '');
  if (ref?.[4] !== undefined) return { source: undefined, name: ref[4], package: ref[2] };
  const source = SOURCE.exec(text?.trim() ?? '');
  if (source?.[4] === undefined) return undefined;
  return { source: source[2], name: source[4], package: undefined };
}

function walkMaps(node: YamlNode | undefined, visit: (map: YamlMap) => void): void {
  if (node?.kind === 'sequence') for (const { value } of node.items) walkMaps(value, visit);
  if (node?.kind !== 'map') return;
  visit(node);
  for (const { value } of node.pairs) walkMaps(value, visit);
}

export function mapIn(map: YamlMap, key: string): YamlMap | undefined {
  const value = resolveAlias(findPair(map, key)?.value);
  return value?.kind === 'map' ? value : undefined;
}

/** The maps of a list, those that stand elsewhere only with `aliases`. */
export function mapsIn(map: YamlMap, key: string, aliases = false): readonly YamlMap[] {
  const follow = (node: YamlNode | undefined): YamlNode | undefined =>
    aliases ? resolveAlias(node) : node;
  const value = follow(findPair(map, key)?.value);
  if (value?.kind !== 'sequence') return [];
  return value.items.flatMap((item) => {
    const found = follow(item.value);
    return found?.kind === 'map' ? [found] : [];
  });
}

/** The value of a key, or the values of its list, as far as they are written here and hold no template. */
export function scalarsIn(map: YamlMap, key: string): readonly YamlScalar[] {
  const value = findPair(map, key)?.value;
  const nodes = value?.kind === 'sequence' ? value.items.map((item) => item.value) : [value];
  return nodes.flatMap((node) =>
    node?.kind === 'scalar' && node.value !== null && !String(node.value).includes('{{')
      ? [node]
      : [],
  );
}

function plainText(map: YamlMap, key: string): string | undefined {
  const value = resolveAlias(findPair(map, key)?.value);
  return value?.kind === 'scalar' && value.value !== null ? String(value.value) : undefined;
}
