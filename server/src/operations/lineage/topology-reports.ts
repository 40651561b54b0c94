import validYaml from '../../lint/rules/syntax/valid-yaml.ts';
import { isTopology } from '../../model/lineage/is-topology.ts';
import type { FailedFile } from '../failed-file.ts';
import lint, { type FileReport } from '../lint.ts';
import type { OperationContext } from '../operation.ts';
import { isWithin, projectOf } from './topology-projects.ts';

/** What the rules of the family lineage say. */
export interface TopologyReports {
  /** Of the topologies at or below the paths, and of whatever in the project could not be checked. */
  readonly reports: readonly FileReport[];
  /** Whether there is any topology among them. */
  readonly found: boolean;
  /** Files of which not all is known: tables that they speak of may be taken for tables that are gone. */
  readonly doubtful: readonly FailedFile[];
}

/**
 * Holds the topologies at or below the paths against everything that the project says, however few files are named: a
 * topology alone has nothing to be held against.
 */
export async function topologyReports(
  paths: readonly string[] | undefined,
  context: OperationContext,
): Promise<TopologyReports> {
  const { files, engine } = context;
  const named = paths ?? [];
  const all = await lint.run(
    { paths: [...named, ...new Set(named.map((path) => projectOf(path) ?? '.'))] },
    context,
  );
  const isWanted = (path: string): boolean =>
    named.length === 0 || named.some((one) => isWithin(path, one, files));
  const rules = new Set(
    engine.rules.flatMap(({ meta }) => (meta.family === 'lineage' ? meta.code : [])),
  );
  const reports = all
    .filter(({ path, state }) => {
      if (state === 'not-checked') return true;
      return state === 'checked' && isTopology(path) && isWanted(path);
    })
    .map((report) => ({
      ...report,
      findings: report.findings.filter(({ code }) => rules.has(code)),
    }));
  const found = reports.some(({ path }) => isTopology(path));
  return { reports, found, doubtful: all.flatMap((report) => doubtAbout(report) ?? []) };
}

function doubtAbout({
  path,
  state,
  reason = '',
  defect,
  findings,
}: FileReport): FailedFile | undefined {
  if (state === 'not-checked') return { path, reason, ...(defect && { defect }) };
  const isTorn = findings.some(({ code }) => code === validYaml.meta.code);
  const torn = 'Its YAML is broken: what it says of tables is not known for sure.';
  return isTorn ? { path, reason: torn } : undefined;
}
