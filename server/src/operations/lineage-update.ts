import { contentHash } from '../base/content-hash.ts';
import { synchronizeTopology } from '../ide/mermaid/synchronize-topology.ts';
import { changeIn } from '../lint/fixes/topology/topology-change.ts';
import type { Finding } from '../lint/rule.ts';
import { topologyReports } from './lineage/topology-reports.ts';
import type { FileReport } from './lint.ts';
import { defineOperation } from './operation.ts';
import type { Proposal, ProposedFileChange } from './proposed-change.ts';

export default defineOperation({
  name: 'lineage-update',
  title: 'Update topologies from contracts and dbt',
  doc: 'Proposes what makes topologies say what contracts, dbt, assets and data products say: tables and edges that are missing come, those that are gone go, and layout, labels, comments and all other lines stay. Returns the edits and the findings that they take away; writes nothing itself.',
  writes: true,
  input: {
    paths: {
      type: 'strings',
      doc: 'Topologies to update, and folders with some; all of them when left out.',
    },
  },
  async run({ paths }, context): Promise<Proposal> {
    const { reports, doubtful: failed } = await topologyReports(paths, context);
    // Tables of a file that could not be read would be taken out of the pictures.
    if (failed.length > 0) return { change: { files: [] }, failed };
    const files = reports.flatMap((report) => proposed(report) ?? []);
    const done = new Set(files.map(({ path }) => path));
    const left = reports.flatMap(({ path, findings }) =>
      findings.filter((finding) => !done.has(path) || !isUpdated(finding)),
    );
    return { change: { files }, failed, left: left.length };
  },
});

function proposed({ path, text, findings }: FileReport): ProposedFileChange | undefined {
  const edits = text === undefined ? [] : synchronizeTopology(text, findings);
  if (text === undefined || edits.length === 0) return undefined;
  const reasons = findings.filter(isUpdated).map(({ message, range }) => ({ message, range }));
  return { path, basedOn: contentHash(text), edits, reasons };
}

/** Whether the update takes a finding of a topology away. */
export function isUpdated({ data }: Pick<Finding, 'data'>): boolean {
  return changeIn(data) !== undefined;
}
