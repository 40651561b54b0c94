import { readJinja } from '../../../syntax/sql/jinja/read-jinja.ts';
import type { OperationContext } from '../../operation.ts';
import { textOf, type DbtProjectFiles } from '../../test/dbt/dbt-project-files.ts';
import type { FoundModel } from '../../test/dbt/dbt-run.ts';

/** A model of a project with what it reads. */
export interface ReadModel extends FoundModel {
  readonly path: string;
  /** What it is called in the database, where that is not its name. */
  readonly alias?: string;
  /** Names of models and seeds. */
  readonly refs: readonly string[];
  /** `source.table`. */
  readonly sources: readonly string[];
}

/** All models of the projects, by what their templates say. */
export async function readModels(
  projects: readonly DbtProjectFiles[],
  context: OperationContext,
): Promise<readonly ReadModel[]> {
  const models: ReadModel[] = [];
  for (const [project, { models: paths, aliases }] of projects.entries())
    for (const [name, path] of paths) {
      if (context.token.isCancellationRequested) return models;
      const text = await textOf(path, context);
      if (text === undefined) continue;
      const { refs, sources } = readJinja(text);
      const alias = aliases.get(name);
      models.push({
        ...{ project, name, path },
        ...(alias !== undefined && { alias }),
        refs: refs.map((one) => one.text),
        sources: sources.map(({ source, table }) => `${source.text}.${table.text}`),
      });
    }
  return models;
}

/** Those that are wanted, and all that read them, near or far. */
export function withReaders(
  models: readonly ReadModel[],
  isWanted: (model: ReadModel) => boolean,
): readonly ReadModel[] {
  const found = new Set(models.filter(isWanted));
  const names = new Set([...found].map(keyOf));
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const model of models) {
      if (found.has(model)) continue;
      if (!model.refs.some((name) => names.has(`${String(model.project)}/${name}`))) continue;
      found.add(model);
      names.add(keyOf(model));
    }
  }
  return models.filter((model) => found.has(model));
}

function keyOf({ project, name }: FoundModel): string {
  return `${String(project)}/${name}`;
}
