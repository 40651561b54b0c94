import { LineIndex } from '../../../base/line-index.ts';
import { chooseAdapter } from '../../../generate/dbt/choose-adapter.ts';
import {
  sourceTable,
  type Adapter,
  type ExistingProject,
} from '../../../generate/dbt/dbt-input.ts';
import { profileAdapter } from '../../../generate/dbt/profile-adapter.ts';
import { DBT_PROJECT_FILE } from '../../../model/dbt/dbt-file.ts';
import { readDbtProperties } from '../../../model/dbt/read-dbt-properties.ts';
import type { DbtResource } from '../../../model/governed-file.ts';
import { parseYamlOnce } from '../../../syntax/yaml/parse-yaml.ts';
import type { World } from '../../world.ts';
import { pathIn, pathWithin } from '../path-in.ts';

/** What a phase knows of the dbt project. Paths are relative to the workspace folder. */
export interface ProjectView {
  /** Name of a model -> the file of its query. */
  readonly queries: ReadonlyMap<string, string>;
  /** Name of a model -> what YAML says of it. */
  readonly described: ReadonlyMap<string, DbtResource>;
  /** For the generator: paths are relative to the project. */
  readonly existing: ExistingProject;
  readonly adapter: Adapter;
}

const MACRO = /\{%[-+]?\s*(?:macro|test|materialization)\s+(\w+)/g;

/** Reads what the dbt project has. A project that is not there yet has nothing. */
export async function readProject(world: World): Promise<ProjectView> {
  const { project } = world;
  const files = await world.list(pathIn(project, 'models'));
  const queries = new Map<string, string>();
  const described = new Map<string, DbtResource>();
  const yamls = new Map<string, string>();
  const sources = new Map<string, string>();
  const tables = new Set<string>();
  for (const path of files) {
    const own = pathWithin(project, path) ?? path;
    const query = /(?:^|\/)([\w][\w.-]*)\.sql$/.exec(path)?.[1];
    if (query !== undefined) setOnce(queries, query, path);
    if (!/\.ya?ml$/i.test(path)) continue;
    const text = await world.read(path);
    if (text === undefined) continue;
    const read = readDbtProperties(parseYamlOnce(text), new LineIndex(text));
    for (const model of read.models) {
      if (!/^\w[\w.-]*$/.test(model.name.text)) continue;
      setOnce(described, model.name.text, model);
      setOnce(yamls, model.name.text, own);
    }
    for (const { source, name } of read.tables) {
      setOnce(sources, source, own);
      tables.add(sourceTable(source, name.text));
    }
  }
  const models = new Map<string, { sql: string | undefined; yaml: string | undefined }>();
  for (const name of new Set([...queries.keys(), ...yamls.keys()])) {
    const sql = queries.get(name);
    models.set(name, {
      sql: sql === undefined ? undefined : (pathWithin(project, sql) ?? sql),
      yaml: yamls.get(name),
    });
  }
  const macros = await macrosOf(world);
  const adapter = await adapterOf(world);
  return { queries, described, existing: { models, sources, tables, macros }, adapter };
}

async function macrosOf(world: World): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  for (const folder of ['macros', 'tests/generic']) {
    for (const path of await world.list(pathIn(world.project, folder))) {
      const text = path.endsWith('.sql') ? await world.read(path) : undefined;
      for (const [, name] of text?.matchAll(MACRO) ?? []) if (name !== undefined) names.add(name);
    }
  }
  return names;
}

async function adapterOf(world: World): Promise<Adapter> {
  const project = await world.read(pathIn(world.project, DBT_PROJECT_FILE));
  const profiles = await world.read(pathIn(world.project, 'profiles.yml'));
  const name = /^name:\s*['"]?(\w+)/m.exec(project ?? '')?.[1] ?? 'default';
  return profileAdapter(project, profiles, name) ?? chooseAdapter(world.contracts);
}

/** The first in the order of the paths. */
function setOnce<Value>(map: Map<string, Value>, key: string, value: Value): void {
  if (!map.has(key)) map.set(key, value);
}
