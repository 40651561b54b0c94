import type { SymbolIndex } from '../../analysis/symbol-index.ts';
import type { FileSource } from '../../analysis/ports.ts';
import { sourceTable, type ExistingProject } from '../../generate/dbt/dbt-input.ts';
import type { ProjectPlace } from './project-place.ts';

/** Below the project: what was made last, as it was made. Kept with the project, so that a team shares it. */
export const BASES = '.dataengos/base';

/** What a project has. Paths are relative to it. */
export interface ProjectFiles {
  /** Files that were made here, whether or not they are still there. */
  readonly made: ReadonlySet<string>;
  /** What people wrote. What was made here is left out, but for YAML: it is made again, and merged. */
  readonly existing: ExistingProject;
  /** Name of a model -> its query, whoever wrote it. */
  readonly queries: ReadonlyMap<string, string>;
}

/** Reads what the project has. */
export async function projectFiles(
  place: ProjectPlace,
  index: SymbolIndex,
  files: FileSource,
): Promise<ProjectFiles> {
  const made = new Set<string>();
  const bases = place.resolve(BASES);
  for (const path of bases === undefined ? [] : await files.list(bases, true)) {
    const own = place.within(path);
    if (own !== undefined) made.add(own.slice(BASES.length + 1));
  }
  const queries = new Map<string, string>();
  const described = new Map<string, string>();
  const sources = new Map<string, string>();
  const tables = new Set<string>();
  for (const [uri, file] of index.governed.files()) {
    const path = place.within(uri);
    // Settings may include what is kept there.
    if (path === undefined || path.startsWith('.dataengos/')) continue;
    if (file.kind === 'dbt-model') setOnce(queries, file.model.name, path);
    if (file.kind !== 'dbt-properties') continue;
    for (const { name } of file.models) setOnce(described, name.text, path);
    for (const { source, name } of file.tables) {
      setOnce(sources, source, path);
      tables.add(sourceTable(source, name.text));
    }
  }
  const models = new Map<string, { sql: string | undefined; yaml: string | undefined }>();
  for (const name of new Set([...queries.keys(), ...described.keys()])) {
    const sql = queries.get(name);
    const own = sql === undefined || made.has(sql) ? undefined : sql;
    models.set(name, { sql: own, yaml: described.get(name) });
  }
  const macros = await macrosOf(place, made, files);
  return { made, queries, existing: { models, sources, tables, macros } };
}

const MACRO_FOLDERS = ['macros', 'tests/generic'];
const MACRO = /\{%[-+]?\s*(?:macro|test|materialization)\s+(\w+)/g;

/** The names of the macros and generic tests that people wrote. */
async function macrosOf(
  place: ProjectPlace,
  made: ReadonlySet<string>,
  files: FileSource,
): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  for (const below of MACRO_FOLDERS) {
    const folder = place.resolve(below);
    for (const path of folder === undefined ? [] : await files.list(folder)) {
      const own = place.within(path);
      if (own === undefined || !own.endsWith('.sql') || made.has(own)) continue;
      const file = await files.lookUp(path);
      if (file?.kind !== 'text') continue;
      for (const [, name] of file.text.matchAll(MACRO)) if (name !== undefined) names.add(name);
    }
  }
  return names;
}

/** The first in the order of the paths, which is that of the index. */
function setOnce(map: Map<string, string>, key: string, value: string): void {
  if (!map.has(key)) map.set(key, value);
}
