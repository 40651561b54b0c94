import type { ReadSourceFile } from '../analysis/ports.ts';
import type { RecordedFile } from '../lint/workspace-view.ts';

/** For more words than these it costs less to parse a file than to look for them. */
const MANY = 100;

/**
 * Tells by its text whether a file can matter to some: they name it, or it holds an id that they have. The others need
 * not be parsed. Who names contracts by their ids wants to know them all, to find one that is meant.
 */
export function concernsSome(
  files: ReadonlyMap<string, RecordedFile>,
  targets: ReadonlySet<string>,
): (file: ReadSourceFile) => boolean {
  const ids = new Set<string>();
  for (const { records } of files.values()) {
    for (const { id, references } of records) {
      if (id !== undefined) ids.add(id);
      if (references.some(({ field }) => field === 'contract')) return () => true;
    }
  }
  if (ids.size > MANY) return () => true;
  const all = [...ids];
  return ({ path, text }) => targets.has(path) || all.some((id) => text.includes(id));
}
