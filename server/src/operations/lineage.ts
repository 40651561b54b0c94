import { LineageStore } from '../analysis/lineage/lineage-store.ts';
import type { FileReport } from './lint.ts';
import { tablesAround } from './lineage/around.ts';
import { topologyReports } from './lineage/topology-reports.ts';
import { exportLineage, readableIds, type ExportedLineage } from './lineage/exported-lineage.ts';
import { defineOperation } from './operation.ts';
import { policyIndex, sourceOf } from './policy-index.ts';
import { readManifests, type IgnoredManifest } from './read-manifests.ts';

export interface LineageReport {
  readonly lineage: ExportedLineage;
  /** Of the rules on lineage, where they were asked for; undefined where there is no topology. */
  readonly reports: readonly FileReport[] | undefined;
  /** Files that could not be read, so that something may be missing. */
  readonly notRead: readonly { readonly path: string; readonly reason: string }[];
  /** Manifests of dbt that say nothing, and why. */
  readonly ignored: readonly IgnoredManifest[];
  /** Whether a table of the name that was asked for is there; true where none was. */
  readonly found: boolean;
}

export default defineOperation({
  name: 'lineage',
  title: 'Lineage',
  doc: 'Returns the tables of the workspace and what flows between them, column by column, as contracts, data products, dbt, topologies and assets say it, each with the places that say so. With `check` it also returns where topologies and the rest disagree.',
  writes: false,
  input: {
    paths: {
      type: 'strings',
      doc: 'Files and folders to look at; everything that says something of lineage when left out.',
    },
    focus: {
      type: 'string',
      doc: 'Name of a table: only it, what it is made of, and what is made of it.',
    },
    up: {
      type: 'number',
      doc: 'Steps from the table towards what it is made of; all when left out.',
    },
    down: {
      type: 'number',
      doc: 'Steps from the table towards what is made of it; all when left out.',
    },
    check: { type: 'boolean', doc: 'Whether to run the rules of the family lineage.' },
  },
  async run({ paths, focus, up, down, check }, context): Promise<LineageReport> {
    const { files, token } = context;
    const index = await policyIndex(context, paths);
    const notRead: { path: string; reason: string }[] = [];
    for await (const file of files.find(paths, true)) {
      if (token.isCancellationRequested) break;
      if (file.kind === 'text') index.put(sourceOf(file));
      else notRead.push({ path: file.path, reason: file.reason });
    }
    const ignored = await readManifests(index, context);
    const { lineage } = new LineageStore(index);
    const nodes = [...lineage.graph.nodes.values()];
    const ids = focus === undefined ? undefined : readableIds(nodes);
    const wanted = nodes.filter(
      ({ id, name, system, domain }) =>
        name === focus ||
        `${system ?? domain ?? ''}.${name}` === focus ||
        (focus !== undefined && ids?.get(id) === focus),
    );
    const around =
      focus === undefined
        ? undefined
        : tablesAround(
            lineage.graph,
            wanted.map(({ id }) => id),
            { up, down },
          );
    const checked = check === true ? await topologyReports(paths, context) : undefined;
    return {
      lineage: exportLineage(lineage, index, around),
      reports: checked?.found === true ? checked.reports : undefined,
      notRead,
      ignored,
      found: focus === undefined || wanted.length > 0,
    };
  },
});
