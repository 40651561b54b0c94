import type { FileSource } from '../../analysis/ports.ts';
import { severityOf } from '../../lint/config.ts';
import type { RecordedFile } from '../../lint/workspace-view.ts';
import { showsLineage } from '../../model/lineage/is-topology.ts';
import type { OperationContext } from '../operation.ts';

/** The topologies among files, and the pages with some in fences, where any rule on lineage is on. */
export function judgedTopologies(
  files: ReadonlyMap<string, RecordedFile>,
  { engine, config }: OperationContext,
): readonly string[] {
  const isOn = engine.rules.some(
    ({ meta }) => meta.family === 'lineage' && severityOf(meta, config) !== 'off',
  );
  return [...files].flatMap(([path, { governed }]) =>
    isOn && showsLineage(path, governed) ? path : [],
  );
}

/** The folder around the `specs` that a path leads to or through. Undefined outside of any. */
export function projectOf(path: string): string | undefined {
  const found = /(?:^|\/)specs(?:\/|$)/.exec(path);
  return found === null ? undefined : path.slice(0, found.index) || '.';
}

/**
 * The projects of topologies that are not at or below the paths: where only `specs` is asked for, dbt lies beside it,
 * and without it half of the nodes would be unknown.
 */
export function projectsOutside(
  paths: readonly string[] | undefined,
  topologies: readonly string[],
  files: FileSource,
): readonly string[] {
  const asked = paths === undefined || paths.length === 0 ? ['.'] : paths;
  const projects = new Set(topologies.flatMap((path) => projectOf(path) ?? []));
  return [...projects].filter((one) => !asked.some((path) => isWithin(one, path, files)));
}

/** Whether a file or folder is another one or lies below it. */
export function isWithin(path: string, folder: string, files: FileSource): boolean {
  const [inner, outer] = [files.absolute(path), files.absolute(folder)];
  return inner === outer || inner.startsWith(outer.endsWith('/') ? outer : `${outer}/`);
}
