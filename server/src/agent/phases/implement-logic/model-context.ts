import { treatmentOf } from '../../../generate/dbt/plan/treatment.ts';
import { readSample, sampleFormat } from '../../../generate/read-sample.ts';
import type { WorkspaceContract } from '../../../model/content/workspace-contract.ts';
import type { ContextPart } from '../../phase.ts';
import type { World } from '../../world.ts';
import { contextPart, filePart } from '../context-part.ts';
import { pathIn } from '../path-in.ts';
import { MARK } from './complete-marks.ts';
import type { FreshModel } from './fresh-model.ts';
import type { KnownColumn } from './known-model.ts';
import type { ProjectView } from './project-view.ts';
import type { PlacedAsset } from './read-assets.ts';

/** What there is to know of a model. */
export interface ModelFacts {
  readonly name: string;
  readonly path: string;
  readonly fresh: FreshModel | undefined;
  readonly asset: PlacedAsset | undefined;
  readonly project: ProjectView;
}

/** What a model is given of a model of dbt, most important first. Of samples the names of columns only. */
export async function modelContext(
  facts: ModelFacts,
  world: World,
): Promise<readonly ContextPart[]> {
  const { name, fresh, asset } = facts;
  const contract = fresh?.planned?.promise?.contract ?? fresh?.planned?.askedBy;
  return [
    ...(await promisePart(facts, world)),
    ...(await filePart(`Asset ${name}`, asset?.path, world)),
    ...upstreamPart(fresh),
    ...(await flowSpec(facts, contract, world)),
    ...treatmentPart(facts),
    ...macroPart(contract),
    ...(await samplePart(facts, world)),
    ...(await stylePart(facts, world)),
    ...(await filePart(
      'Tiering rules',
      await governanceFile('tiering-standards.md', world),
      world,
    )),
  ];
}

/** The object that the model keeps, or those that read it, as their contract has them. */
async function promisePart(
  { name, fresh }: ModelFacts,
  world: World,
): Promise<readonly ContextPart[]> {
  const promise = fresh?.planned?.promise;
  if (promise !== undefined) {
    const { contract, object } = promise;
    const text = (await world.read(contract.path))?.slice(object.at.start, object.at.end);
    const title = `Contract ${contract.content.name ?? contract.path}, object ${object.name}`;
    return text === undefined ? [] : [contextPart(title, text, contract.path)];
  }
  const readers = world.contracts.flatMap(({ path, content }) =>
    content.objects.flatMap((object) => {
      const columns = object.properties.filter(({ transformSourceObjects }) =>
        transformSourceObjects.some((one) => one === name || one.startsWith(`${name}.`)),
      );
      const lines = columns.map(
        (one) => `${one.name}: ${one.transformLogic ?? one.transformDescription ?? one.name}`,
      );
      return lines.length === 0
        ? []
        : [contextPart(`What ${object.name} takes from ${name}`, lines.join('\n'), path)];
    }),
  );
  return readers;
}

function upstreamPart(fresh: FreshModel | undefined): readonly ContextPart[] {
  const texts = (fresh?.upstream ?? []).map(
    ({ name, columns }) =>
      `ref('${name}')\n${columns === undefined ? '  (nobody says which columns it has)' : columns.map(lineOf).join('\n')}`,
  );
  if (texts.length === 0) return [];
  return [contextPart('Models that it reads, with their columns', texts.join('\n\n'))];
}

function lineOf({ name, type, description }: KnownColumn): string {
  const about = description === undefined ? '' : `: ${description.replaceAll(/\s+/g, ' ').trim()}`;
  return `  ${name}${type === undefined ? '' : ` ${type}`}${about}`;
}

async function flowSpec(
  { asset }: ModelFacts,
  contract: WorkspaceContract | undefined,
  world: World,
): Promise<readonly ContextPart[]> {
  const folder = asset?.path.replace(/\/assets\/[^/]+$/, '');
  const domain = contract?.content.domain;
  const beside = folder ?? (domain && pathIn(world.specs, `pipelines/${domain}`));
  if (beside === undefined || beside.split('/').includes('..')) return [];
  return filePart('How the pipeline works', `${beside}/flow-spec.md`, world);
}

/** What must be done to columns of the source that a staging model reads. */
function treatmentPart({ fresh, project }: ModelFacts): readonly ContextPart[] {
  const promise = fresh?.planned?.layer === 'staging' ? fresh.planned.promise : undefined;
  if (promise === undefined) return [];
  const lines = promise.object.properties.flatMap((property) => {
    const found = treatmentOf(property, promise.contract, project.existing.macros);
    if (found === undefined) return [];
    const how = found.kind === 'drop' ? 'do not select it' : `call ${found.macro}`;
    return `${property.name}: ${found.name} (${how})`;
  });
  if (lines.length === 0) return [];
  return [contextPart('What policies demand of sensitive columns', lines.join('\n'))];
}

function macroPart(contract: WorkspaceContract | undefined): readonly ContextPart[] {
  const lines = [...(contract?.policies.macros?.values() ?? [])].map(
    ({ name, parameters, description, returns }) =>
      `${name}(${parameters.join(', ')})${returns === undefined ? '' : ` returns ${returns}`}: ${description.replaceAll(/\s+/g, ' ').trim()}`,
  );
  if (lines.length === 0) return [];
  return [contextPart('Macros that may be called, and no others', lines.join('\n'))];
}

async function samplePart(
  { name, fresh }: ModelFacts,
  world: World,
): Promise<readonly ContextPart[]> {
  const names = [
    name,
    fresh?.planned?.promise?.object.name,
    ...(fresh?.upstream ?? []).flatMap((one) => [one.name, one.name.replace(/^[a-z]+_/, '')]),
  ];
  const wanted = new Set(names);
  const lines: string[] = [];
  for (const path of await world.list(pathIn(world.specs, 'sample-data'))) {
    const stem = /([^/]+)\.\w+$/.exec(path)?.[1];
    const format = sampleFormat(path);
    if (stem === undefined || format === undefined || !wanted.has(stem)) continue;
    const text = await world.read(path);
    const read = text === undefined ? undefined : readSample(text, format);
    if (read?.kind === 'table') lines.push(`${path}: ${read.table.columns.join(', ')}`);
  }
  if (lines.length === 0) return [];
  return [contextPart('Columns of the samples; the rows stay here', lines.join('\n'))];
}

/** A finished model of the same folder, else of the project: the nearest thing to a style guide that holds for sure. */
async function stylePart(
  { name, path, project }: ModelFacts,
  world: World,
): Promise<readonly ContextPart[]> {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const layer = path.split('/').slice(0, -2).join('/');
  const rank = (one: string): number =>
    one.startsWith(folder) ? 0 : one.startsWith(`${layer}/`) ? 1 : 2;
  const others = [...project.queries]
    .filter(([other]) => other !== name)
    .sort((a, b) => rank(a[1]) - rank(b[1]));
  for (const [other, file] of others.slice(0, 20)) {
    const text = await world.read(file);
    if (text === undefined || text.includes(MARK) || text.length > 6000) continue;
    return [contextPart(`A finished model in house style: ${other}`, text, file)];
  }
  return [];
}

async function governanceFile(name: string, world: World): Promise<string | undefined> {
  const files = await world.list(pathIn(world.specs, 'governance'));
  return files.find((path) => path.endsWith(`/${name}`));
}
