import { LineageStore } from '../analysis/lineage/lineage-store.ts';
import { mostSimilar } from '../base/similar.ts';
import { adapterNamed, chooseAdapter } from '../generate/dbt/choose-adapter.ts';
import { adapters, type Adapter } from '../generate/dbt/dbt-input.ts';
import { generateDbt } from '../generate/dbt/generate-dbt.ts';
import type { Generated, Unexpressed } from '../generate/generated-file.ts';
import { formatMessage } from '../lint/format-message.ts';
import type { Params } from '../lint/rule.ts';
import type { FailedFile } from './failed-file.ts';
import { defineOperation, type OperationContext } from './operation.ts';
import type { Proposal } from './proposed-change.ts';
import { sampleFiles } from './sample-files.ts';
import { chooseContracts, type ChosenContracts } from './scaffold/choose-contracts.ts';
import { mergeProject, type ScaffoldConflict } from './scaffold/merge-project.ts';
import { projectFiles, type ProjectFiles } from './scaffold/project-files.ts';
import { projectPlace, type ProjectPlace } from './scaffold/project-place.ts';
import { adapterOfProfile } from './scaffold/read-profile.ts';
import { scaffoldedTables } from './scaffold/scaffolded-tables.ts';
import { topologyChanges } from './scaffold/topology-changes.ts';
import { upstreamOf } from './scaffold/upstream-of.ts';
import { workspaceContents, type WorkspaceContents } from './workspace-contents.ts';

/** What a scaffold comes to. */
export interface ScaffoldProposal extends Proposal {
  /** Why nothing is proposed at all: what was asked for cannot be done. A sentence. */
  readonly refused?: string;
  /** Refused for it: no contract is called so, or lies there. */
  readonly unknown?: string;
  /** Refused for them: any of these projects could be meant. */
  readonly projects?: readonly string[];
  /** The folder of the dbt project, as the host names folders. */
  readonly project?: string;
  readonly adapter?: Adapter;
  /** What contracts say and dbt cannot. */
  readonly unexpressed: readonly Unexpressed[];
  /** Where people and the contracts changed the same: what people wrote stands. */
  readonly conflicts: readonly ScaffoldConflict[];
  /** Files that nothing is done about, although it could have been expected, and why. */
  readonly kept: readonly FailedFile[];
  /** Path -> the text that it has now, of files that change and of contracts: for places in them. */
  readonly texts: ReadonlyMap<string, string>;
}

export default defineOperation({
  name: 'scaffold',
  title: 'Scaffold pipeline',
  doc: 'Proposes the dbt project that contracts and policies demand: sources, models, tests, and the nodes of the topologies. Where the project is there already, it is brought up to date, and what people wrote stands. Returns the edits file by file with the reasons, what of the contracts dbt cannot express, and where people changed what is made another way now; writes nothing itself. The same files always give the same proposal.',
  writes: true,
  input: {
    contracts: {
      type: 'strings',
      doc: 'Contracts by name, id or path, and folders with some; all of them when left out.',
    },
    adapter: {
      type: 'string',
      doc: 'The database: duckdb, postgres, snowflake, bigquery, databricks, redshift or trino; as the project or the servers of the contracts say when left out.',
    },
    project: {
      type: 'string',
      doc: 'Folder of the dbt project; the one of the workspace, or implementation/dbt_project, when left out.',
    },
    enforce: {
      type: 'boolean',
      doc: 'Whether dbt enforces columns and types of the contracts; no when left out.',
    },
    packages: {
      type: 'boolean',
      doc: 'Whether tests of dbt_utils and dbt_expectations may be used; no when left out.',
    },
    unitTests: {
      type: 'boolean',
      doc: 'Whether unit tests are made from sample data; yes when left out.',
    },
  },
  async run(
    { contracts = [], adapter, project, enforce, packages, unitTests },
    context,
  ): Promise<ScaffoldProposal> {
    const named = adapter === undefined ? undefined : adapterNamed(adapter);
    if (adapter !== undefined && named === undefined)
      return refused(texts.adapter, { adapter, adapters: adapters.join(', ') }, context);
    const contents = await workspaceContents(context);
    const chosen = chooseContracts(contracts, contents.contracts, context.files);
    const [unknown] = chosen.unknown;
    if (unknown !== undefined) return notFound(unknown, contents, context);
    const failed = [...contents.notRead, ...chosen.failed];
    if (chosen.wanted.size === 0) {
      return failed.length === 0
        ? refused(texts.nothing, {}, context)
        : { ...nothing, change: { files: [] }, failed };
    }
    const { index } = contents;
    const place = projectPlace(project, index, context.files, chosen.wanted);
    if ('reason' in place) {
      const { reason, folder = '', projects = [] } = place;
      const params = { folder, projects: projects.join(', ') };
      return { ...refused(reason, params, context), ...(projects.length > 0 && { projects }) };
    }
    const own = await projectFiles(place, index, context.files);
    const database =
      named ?? (await adapterOfProfile(place, context.files)) ?? chooseAdapter(chosen.wanted);
    const made = await generated(
      { contents, chosen, place, own, adapter: database },
      { enforceContracts: enforce === true, packages: packages === true },
      unitTests !== false,
      context,
    );
    // Where a part is left out, what was made of the others must stay.
    const partial = contracts.length > 0 || failed.length > 0;
    return proposal(
      { contents, chosen, place, own, adapter: database },
      made,
      partial,
      failed,
      context,
    );
  },
});

interface Plan {
  readonly contents: WorkspaceContents;
  readonly chosen: ChosenContracts;
  readonly place: ProjectPlace;
  readonly own: ProjectFiles;
  readonly adapter: Adapter;
}

const nothing = { unexpressed: [], conflicts: [], kept: [], texts: new Map<string, string>() };

const texts = {
  adapter: 'There is no adapter "{adapter}": {adapters} are there.',
  nothing: 'There is no data contract to make a dbt project from.',
  unknown: 'No data contract has the name, id or path "{asked}".',
  similar: 'No data contract has the name, id or path "{asked}". Is "{similar}" meant?',
} as const;

function refused(
  template: string,
  params: Params,
  { translate }: OperationContext,
): ScaffoldProposal {
  const reason = formatMessage(template, params, translate);
  return { ...nothing, change: { files: [] }, failed: [], refused: reason };
}

function notFound(
  asked: string,
  { contracts }: WorkspaceContents,
  context: OperationContext,
): ScaffoldProposal {
  const names = contracts.flatMap(({ content }) => content.name ?? []);
  const similar = mostSimilar(asked, names);
  const template = similar === undefined ? texts.unknown : texts.similar;
  return { ...refused(template, { asked, similar: similar ?? '' }, context), unknown: asked };
}

async function generated(
  { contents, chosen, place, own, adapter }: Plan,
  options: { readonly enforceContracts: boolean; readonly packages: boolean },
  unitTests: boolean,
  context: OperationContext,
): Promise<Generated> {
  const samples = unitTests ? (await sampleFiles(contents.contracts, context)).tables : new Map();
  const { lineage } = new LineageStore(contents.index);
  return generateDbt({
    ...{ adapter, projectName: place.name, samples, existing: own.existing },
    ...{ contracts: contents.contracts, wanted: chosen.wanted },
    upstream: upstreamOf(lineage),
    options: { ...options, unitTests },
  });
}

async function proposal(
  { contents, chosen, place, own, adapter }: Plan,
  made: Generated,
  partial: boolean,
  failed: readonly FailedFile[],
  { files }: OperationContext,
): Promise<ScaffoldProposal> {
  const merged = await mergeProject(made.files, { place, own, files, partial });
  const names = scaffoldedTables(made.files, chosen.wanted);
  const topologies = await topologyChanges(contents.index, files, merged.results, names);
  return {
    change: { files: [...merged.files, ...topologies.files] },
    ...{ project: place.folder, adapter, unexpressed: withoutRepeats(made.unexpressed) },
    conflicts: merged.conflicts,
    kept: [...merged.kept, ...topologies.kept],
    failed: [...failed, ...merged.failed],
    texts: new Map([...contents.texts, ...merged.texts, ...topologies.texts]),
  };
}

/** What is said of a table and of the model that stages it is said once. */
function withoutRepeats(unexpressed: readonly Unexpressed[]): readonly Unexpressed[] {
  const told = unexpressed.map((one) => {
    const { path, at, element, reason } = one;
    return [JSON.stringify([path, at, element, reason]), one] as const;
  });
  return [...new Map(told).values()];
}
