import type { SymbolIndex } from '../analysis/symbol-index.ts';
import { LineIndex } from '../base/line-index.ts';
import { DBT_PROJECT_FILE } from '../model/dbt/dbt-file.ts';
import { MANIFEST, readManifest } from '../model/dbt/read-manifest.ts';
import type { OperationContext } from './operation.ts';

/** A manifest that says nothing, and why. */
export interface IgnoredManifest {
  readonly path: string;
  readonly reason: string;
}

/** Puts what dbt wrote of the projects into the index. Gives what could not be used. */
export async function readManifests(
  index: SymbolIndex,
  { files, token }: OperationContext,
): Promise<readonly IgnoredManifest[]> {
  const ignored: IgnoredManifest[] = [];
  for (const project of index.governed.projectFiles()) {
    if (token.isCancellationRequested) break;
    const path = `${project.slice(0, -DBT_PROJECT_FILE.length)}${MANIFEST}`;
    const file = await files.lookUp(path);
    if (file === undefined || file.kind === 'missing') continue;
    if (file.kind === 'unread') {
      ignored.push({ path, reason: file.reason });
      continue;
    }
    const governed = readManifest(file.text, new LineIndex(file.text));
    if ('reason' in governed) ignored.push({ path, reason: governed.reason });
    else index.governed.put(path, { governed });
  }
  return ignored;
}
