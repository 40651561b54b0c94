import { SourceFile } from '../analysis/source-file.ts';
import { SymbolIndex } from '../analysis/symbol-index.ts';
import type { ReadSourceFile } from '../analysis/ports.ts';
import type { OperationContext } from './operation.ts';

/** Policies that refine each other and lie where nobody looks for them, one behind the other. */
const MAX_BASES = 10;

/** An index that has no files yet. */
export function emptyIndex({ engine, files, profile }: OperationContext): SymbolIndex {
  return new SymbolIndex(engine.spec, {
    resolveFile: (from, path) => files.resolveFile(from, path),
    absolute: (path) => files.absolute(path),
    ...(profile !== undefined && { profile }),
    sql: engine.sql,
  });
}

export function sourceOf({ path, text, assumed }: ReadSourceFile): SourceFile {
  return new SourceFile(path, text, { assumed });
}

/** An index with the policies that may hold for files at or below the paths, and with those that these refine. */
export async function policyIndex(
  context: OperationContext,
  paths: readonly string[] | undefined,
): Promise<SymbolIndex> {
  const { files, token } = context;
  const index = emptyIndex(context);
  for await (const file of files.policies(paths)) {
    if (token.isCancellationRequested) return index;
    if (file.kind === 'text') index.put(sourceOf(file));
  }
  const tried = new Set<string>();
  for (let round = 0; round < MAX_BASES; round++) {
    const missing = [...index.governed.policies.missingBases()].filter((one) => !tried.has(one));
    if (missing.length === 0) break;
    for (const path of missing) {
      if (token.isCancellationRequested) return index;
      tried.add(path);
      const file = await files.lookUp(path);
      if (file?.kind === 'text') index.put(sourceOf(file));
    }
  }
  return index;
}
