import { renderJinja } from '../../../syntax/sql/jinja/render-jinja.ts';
import type { ModelTemplate, RenderedModel, SourceName } from '../../model-template.ts';
import { sqlName } from '../sql-text.ts';
import { modelRelation, sourceRelation } from './relation-names.ts';

/** Renders a model as dbt would for DuckDB, at the first run: nothing is there yet, and nothing is incremental. */
export function renderModel({ name, text, ...project }: ModelTemplate): RenderedModel {
  const refs = new Set<string>();
  const sources = new Map<string, SourceName>();
  const schema = 'main';
  const globals = {
    ref: (...given: readonly unknown[]) => {
      // With a project in front, or a version behind: `ref('shop', 'orders')`.
      const words = given.filter((one) => typeof one === 'string');
      const model = words.at(-1) ?? '';
      refs.add(model);
      return modelRelation(project.project, model);
    },
    source: (source: unknown, table: unknown) => {
      const one = { source: String(source), table: String(table) };
      sources.set(`${one.source}.${one.table}`, one);
      return sourceRelation(one, project.identifiers);
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
    project_name: project.projectName,
    invocation_id: '00000000-0000-0000-0000-000000000000',
  };
  const dispatch = ['duckdb', 'default'];
  const query = renderJinja(text, { macros: project.macros, globals, dispatch });
  return { query, refs: [...refs], sources: [...sources.values()] };
}
