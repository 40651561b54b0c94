import { renderJinja, type Rendered } from '../../../syntax/sql/jinja/render-jinja.ts';
import { sqlName } from '../sql-text.ts';
import type { DbtProjectFiles } from './dbt-project-files.ts';

/** A model's query, and what it reads. */
export interface RenderedModel {
  readonly query: Rendered;
  /** Names of models and seeds. */
  readonly refs: ReadonlySet<string>;
  readonly sources: readonly SourceName[];
}

export interface SourceName {
  readonly source: string;
  readonly table: string;
}

/** Names of relations in the database: a schema for the project, and one for each source. */
export interface RelationNames {
  readonly model: (name: string) => string;
  readonly source: (source: SourceName) => string;
}

/** Renders a model as dbt would for DuckDB, at the first run: nothing is there yet, and nothing is incremental. */
export function renderModel(
  name: string,
  text: string,
  project: DbtProjectFiles,
  names: RelationNames,
): RenderedModel {
  const refs = new Set<string>();
  const sources = new Map<string, SourceName>();
  const schema = 'main';
  const globals = {
    ref: (...given: readonly unknown[]) => {
      // With a project in front, or a version behind: `ref('shop', 'orders')`.
      const words = given.filter((one) => typeof one === 'string');
      const model = words.at(-1) ?? '';
      refs.add(model);
      return names.model(model);
    },
    source: (source: unknown, table: unknown) => {
      const one = { source: String(source), table: String(table) };
      sources.set(`${one.source}.${one.table}`, one);
      return names.source(one);
    },
    config: () => '',
    var: (key: unknown, otherwise?: unknown) => {
      if (Object.hasOwn(project.vars, String(key))) return project.vars[String(key)];
      if (otherwise !== undefined && !(otherwise instanceof Map)) return otherwise;
      throw new Error(`The variable ${String(key)} has no value.`);
    },
    env_var: (key: unknown, otherwise?: unknown) => {
      // The environment is not for workspaces to read.
      if (typeof otherwise === 'string') return otherwise;
      throw new Error(`The environment variable ${String(key)} has no default.`);
    },
    is_incremental: () => false,
    return: (value: unknown) => value,
    log: () => '',
    print: () => '',
    execute: false,
    this: sqlName(name),
    target: { name: 'sample', type: 'duckdb', schema, database: 'memory', threads: 1 },
    exceptions: {
      raise_compiler_error: (message: unknown) => {
        throw new Error(String(message));
      },
      warn: () => '',
    },
    project_name: project.name,
    invocation_id: '00000000-0000-0000-0000-000000000000',
  };
  const dispatch = ['duckdb', 'default'];
  const query = renderJinja(text, { macros: project.macros, globals, dispatch });
  return { query, refs, sources: [...sources.values()] };
}
