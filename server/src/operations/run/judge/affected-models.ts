import type { DraftFile } from '../../../agent/draft.ts';
import { withReaders, type ReadModel } from './model-graph.ts';
import type { WorkspaceView } from './workspace-view.ts';

/**
 * Models that a draft may change what they give, or what they have to give: its own, those of the objects of its
 * contracts, those that read its sources, and all that read one of these. A macro or project file of a draft concerns all.
 */
export async function affectedModels(
  files: readonly DraftFile[],
  view: WorkspaceView,
): Promise<readonly ReadModel[]> {
  const { contracts } = await view.contents();
  const projects = await view.projects();
  const models = await view.models();
  const paths = new Set(files.map(({ path }) => path));
  const isOfAll = files.some(({ path }) =>
    projects.some(({ root }) => {
      const folder = root === '' ? '' : `${root}/`;
      return path.startsWith(`${folder}macros/`) || path === `${folder}dbt_project.yml`;
    }),
  );
  const objects = contracts
    .filter(({ path }) => paths.has(path))
    .flatMap(({ content }) => content.objects);
  const names = new Set(
    objects.flatMap(({ name, physicalName }) => [name, physicalName ?? name]).map(folded),
  );
  return withReaders(
    models,
    ({ path, name, alias, sources }) =>
      isOfAll ||
      paths.has(path) ||
      [name, alias ?? name].some((one) => names.has(folded(one))) ||
      sources.some((source) => names.has(folded(source.slice(source.lastIndexOf('.') + 1)))),
  );
}

function folded(name: string): string {
  return name.toLowerCase();
}
