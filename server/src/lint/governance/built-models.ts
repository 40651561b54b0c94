import { isInFolder } from '../../model/dbt/read-dbt-project.ts';
import type { Word } from '../../model/dbt/dbt-model.ts';
import type { Stated } from '../../model/governance/origin.ts';
import type { Policies } from '../../model/governance/policies.ts';
import { splitAlternatives } from '../../model/governance/read-naming.ts';
import type { DbtProjectFile, DbtPropertiesFile } from '../../model/governed-file.ts';
import type { WorkspaceView, WorkspaceVisit } from '../workspace-view.ts';
import { layerOfModel } from './layers.ts';
import { tierOfLayer } from './tiers.ts';

/** A model for which the file that is looked at says how it is built. */
export interface BuiltModel {
  readonly name: string;
  /** Where the model lies, or what speaks of it. */
  readonly uri: string;
  readonly how: Word;
}

/** The nearest word counts: that of the model itself, of the YAML about it, of the innermost folder of the project. */
export function builtModels({ governed, uri, workspace }: WorkspaceVisit): readonly BuiltModel[] {
  if (governed?.kind === 'dbt-model') {
    const { name, materialized: how } = governed.model;
    return how === undefined ? [] : [{ name, uri, how }];
  }
  if (governed?.kind === 'dbt-properties') return describedIn(governed, uri, workspace);
  return governed?.kind === 'dbt-project' ? builtByProject(governed, uri, workspace) : [];
}

function describedIn(
  { models }: DbtPropertiesFile,
  uri: string,
  workspace: WorkspaceView,
): readonly BuiltModel[] {
  return models.flatMap(({ name: { text: name }, materialized: how }): BuiltModel[] => {
    if (how === undefined) return [];
    const [found] = workspace.models(name, uri);
    if (found !== undefined && isSettled(found.model)) return [];
    return [{ name, uri: found?.uri ?? uri, how }];
  });
}

function builtByProject(
  { materialized }: DbtProjectFile,
  project: string,
  workspace: WorkspaceView,
): readonly BuiltModel[] {
  if (materialized.length === 0) return [];
  const root = project.slice(0, project.lastIndexOf('/') + 1);
  const found: BuiltModel[] = [];
  for (const { name, uri } of workspace.tables()) {
    if (uri?.startsWith(root) !== true) continue;
    const nearest = materialized
      .filter(({ folder }) => isInFolder(uri, folder))
      .reduce<DbtProjectFile['materialized'][number] | undefined>(
        (best, one) => (best === undefined || one.folder.length >= best.folder.length ? one : best),
        undefined,
      );
    if (nearest === undefined) continue;
    const place = workspace.models(name, project).find((one) => one.uri === uri);
    if (place === undefined || isSettled(place.model)) continue;
    const described = workspace.describedModels(name, project);
    if (described.some(({ resource }) => resource.materialized !== undefined)) continue;
    found.push({ name, uri, how: nearest.how });
  }
  return found;
}

/** Whether nothing that others say of how it is built counts. */
function isSettled(model: { readonly materialized: unknown; readonly disabled: boolean }): boolean {
  return model.materialized !== undefined || model.disabled;
}

/** What the layer of a model demands. */
export interface WantedBuild {
  readonly layer: string;
  readonly stated: Stated<string>;
  readonly ways: readonly string[];
}

/** Undefined where nobody demands anything, or the model is built as it should be. */
export function wrongBuild(
  { name, uri, how }: BuiltModel,
  policies: Policies,
): WantedBuild | undefined {
  const layer = layerOfModel(name, uri, policies) ?? '';
  const stated = policies.naming?.layers.get(layer)?.materialization;
  if (stated === undefined || how.text.includes('{{')) return undefined;
  const ways = splitAlternatives(stated.value);
  if (ways.includes(how.text)) return undefined;
  // A table that runs add to is a table all the same, where the tier is written like this.
  const adds = policies.tiering && tierOfLayer(layer, policies.tiering)?.addsTo;
  const isTable = how.text === 'incremental' && ways.includes('table');
  return adds === true && isTable ? undefined : { layer, stated, ways };
}
