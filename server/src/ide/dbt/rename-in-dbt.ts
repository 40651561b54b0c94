import { LineIndex } from '../../base/line-index.ts';
import type { ContractRecord } from '../../model/contract-record.ts';
import type { YamlScalar } from '../../syntax/yaml/tree.ts';
import { symbolOf, type ContractGraph } from '../contract-graph.ts';
import type { RenameProblem } from '../rename-check.ts';
import { inCaseOf, renameScalars, type RenameNote, type Replacement } from '../rename-scalars.ts';
import type { FileEdits, RenameTarget } from '../rename.ts';
import { DbtBindings } from './dbt-bindings.ts';
import {
  declaredColumns,
  namedColumns,
  type DbtFile,
  type DbtKind,
  type DbtResource,
  type DbtTarget,
} from '../../model/dbt/dbt-file.ts';

/** The dbt projects of the workspace folder that the contract is in. */
export interface DbtWorkspace {
  /** As a URI without a slash at the end. */
  readonly folder: string;
  readonly files: readonly DbtFile[];
  /** Folder of each project -> its name. */
  readonly projects: ReadonlyMap<string, string | undefined>;
}

/** What a rename means for dbt. */
export interface DbtRename {
  readonly files: readonly FileEdits[];
  /** Described by the renamed object by their names, which stay. */
  readonly kept: readonly DbtResource[];
}

/**
 * Texts of which a dbt file must hold one to have to do with a rename; undefined when dbt does not know
 * the name: a column is what the physical name says, where there is one.
 */
export function dbtWords(
  graph: ContractGraph,
  target: RenameTarget,
): readonly string[] | undefined {
  const record = graph.records(target.address.uri)?.[target.address.contract];
  const symbol = symbolOf(graph, target.address);
  if (record === undefined) return undefined;
  if (symbol === undefined) return target.byId ? [target.current] : undefined;
  if (symbol.kind === 'object')
    return [target.current, symbol.physicalName].filter((one) => one !== undefined);
  if (symbol.kind !== 'property' || target.byId) return undefined;
  const path = columnPath(record, target.address.index);
  const object = path && record.symbols[path.object];
  if (object === undefined) return undefined;
  const { current } = target;
  const cases = [current, current.toUpperCase(), current.toLowerCase()];
  const words = [object.name, object.physicalName, ...cases, 'data_contract'];
  return words.filter((one) => one !== undefined);
}

/** The edits in dbt YAML that belong to a rename, or why there can be none. */
export function renameInDbt(
  graph: ContractGraph,
  target: RenameTarget,
  newName: string,
  dbt: DbtWorkspace,
): DbtRename | RenameProblem {
  if (dbtWords(graph, target) === undefined) return { files: [], kept: [] };
  const bindings = new DbtBindings(graph, dbt.folder);
  const symbol = symbolOf(graph, target.address);
  const changes = new Changes();
  if (symbol?.kind === 'property')
    return renameColumn(graph, target, newName, dbt, bindings, changes);
  const kept: DbtResource[] = [];
  const { uri, contract, index } = target.address;
  for (const file of dbt.files) {
    for (const resource of file.resources) {
      // The id of the contract, or the name or the id of its object.
      const found =
        symbol === undefined ? bindings.contractOf(file, resource) : bindings.of(file, resource);
      if (found?.uri !== uri || found.contract !== contract) continue;
      if ('index' in found && found.index !== index) continue;
      const node = symbol === undefined ? resource.contract : resource.object;
      if (node === undefined) {
        if (!target.byId && isNamed(resource, target.current)) kept.push(resource);
      } else if (String(node.value) === target.current && symbol?.physicalName !== target.current) {
        const note = noteOf(META, resource, ABOUT_META);
        const end = target.current.length;
        changes.add(file, { node, start: 0, end, newText: newName, note });
      }
    }
  }
  return { files: changes.files(), kept };
}

function renameColumn(
  graph: ContractGraph,
  target: RenameTarget,
  newName: string,
  dbt: DbtWorkspace,
  bindings: DbtBindings,
  changes: Changes,
): DbtRename | RenameProblem {
  const { uri, contract, index } = target.address;
  const record = graph.records(uri)?.[contract];
  const path = record && columnPath(record, index);
  if (path === undefined) return { files: [], kept: [] };
  const column = [...path.around, target.current].join('.');
  const taken = [...path.around, newName].join('.');
  const start = column.length - target.current.length;
  const bound: BoundResource[] = [];
  const replace = (file: DbtFile, node: YamlScalar, resource: DbtResource): void => {
    const text = String(node.value);
    if (!isColumn(text.slice(0, column.length), column)) return;
    if (text.length > column.length && text[column.length] !== '.') return;
    const note = noteOf(COLUMN, resource, ABOUT);
    const written = inCaseOf(text.slice(start, column.length), target.current, newName);
    changes.add(file, { node, start, end: column.length, newText: written, note });
  };
  for (const file of dbt.files) {
    for (const resource of file.resources) {
      const object = bindings.of(file, resource);
      if (object?.uri !== uri || object.contract !== contract || object.index !== path.object)
        continue;
      bound.push({ file, resource });
      const columns = declaredColumns(resource);
      const own = columns.filter(({ value }) => isColumn(String(value), column));
      const clash = columns.find((one) => isColumn(String(one.value), taken) && !own.includes(one));
      if (clash !== undefined && own.length > 0)
        return isTaken(file, resource, clash, String(clash.value));
      for (const node of [...columns, ...namedColumns(resource)]) replace(file, node, resource);
    }
  }
  for (const file of dbt.files) {
    for (const { to, columns } of file.pointers) {
      const one = bound.find((other) => isMeant(other, to, file.project, dbt.projects));
      if (one !== undefined) for (const node of columns) replace(file, node, one.resource);
    }
  }
  return { files: changes.files(), kept: [] };
}

/** Databases tell columns apart by their letters, not by upper and lower case, unless somebody quotes them. */
function isColumn(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

interface BoundResource {
  readonly file: DbtFile;
  readonly resource: DbtResource;
}

/** Whether `ref(...)` or `source(...)` in a file of a project means a resource. */
function isMeant(
  { file, resource }: BoundResource,
  to: DbtTarget,
  project: string,
  projects: DbtWorkspace['projects'],
): boolean {
  if (to.name !== resource.name || to.source !== resource.source) return false;
  return to.package === undefined
    ? file.project === project
    : projects.get(file.project) === to.package;
}

function isTaken(
  { uri, text }: DbtFile,
  { name: resource }: DbtResource,
  clash: YamlScalar,
  name: string,
): RenameProblem {
  const file = decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
  const line = new LineIndex(text).positionAt(clash.start).line + 1;
  return {
    problem: 'dbt has a column `{name}` in `{resource}` already: see line {line} of {file}.',
    params: { name, resource, line, file },
  };
}

/**
 * What the database calls the things around a property, from below the object down. Undefined when the
 * property has a physical name: its column is called so, whatever the property is called.
 */
function columnPath(
  { symbols }: ContractRecord,
  index: number,
): { readonly object: number; readonly around: readonly string[] } | undefined {
  if (symbols[index]?.physicalName !== undefined) return undefined;
  const around: string[] = [];
  let at = symbols[index]?.parent ?? -1;
  for (; symbols[at]?.kind === 'property'; at = symbols[at]?.parent ?? -1) {
    const name = symbols[at]?.physicalName ?? symbols[at]?.name;
    if (name === undefined) return undefined;
    around.unshift(name);
  }
  return symbols[at]?.kind === 'object' ? { object: at, around } : undefined;
}

function isNamed({ name, relation }: DbtResource, text: string): boolean {
  return name === text || relation === text;
}

/** Titles of the groups in the preview. */
const COLUMN: Readonly<Record<DbtKind, string>> = {
  model: 'dbt: column of model `{name}`',
  seed: 'dbt: column of seed `{name}`',
  snapshot: 'dbt: column of snapshot `{name}`',
  source: 'dbt: column of source table `{name}`',
};

const META: Readonly<Record<DbtKind, string>> = {
  model: 'dbt: what model `{name}` says of its contract',
  seed: 'dbt: what seed `{name}` says of its contract',
  snapshot: 'dbt: what snapshot `{name}` says of its contract',
  source: 'dbt: what source table `{name}` says of its contract',
};

const ABOUT = 'YAML only: SQL and expressions are left alone. Change the column there, too.';
const ABOUT_META = 'The tables and columns of dbt keep their names.';

function noteOf(
  labels: Readonly<Record<DbtKind, string>>,
  { kind, name }: DbtResource,
  description: string,
): RenameNote {
  return { label: labels[kind], params: { name }, description };
}

/** Replacements, gathered by file. */
class Changes {
  readonly #files = new Map<DbtFile, Replacement[]>();

  add(file: DbtFile, replacement: Replacement): void {
    const list = this.#files.get(file);
    if (list === undefined) this.#files.set(file, [replacement]);
    else list.push(replacement);
  }

  files(): readonly FileEdits[] {
    return [...this.#files].map(([{ uri, text }, list]) => ({
      uri,
      edits: renameScalars(text, list),
    }));
  }
}
