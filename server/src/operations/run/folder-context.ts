import type { OperationContext } from '../operation.ts';
import { FolderSource } from './folder-source.ts';

/** One workspace folder, for all that phases do: every path in it is relative to the folder. */
export interface FolderContext {
  readonly source: FolderSource;
  readonly context: OperationContext;
  /** As the host names it. */
  readonly folder: string;
}

/** Sees a workspace folder as if there were no other. `folder`: as the host names it. */
export function folderContext(context: OperationContext, folder: string): FolderContext {
  const source = new FolderSource(context.files, folder);
  const { profile } = context;
  return {
    ...{ source, folder },
    context: {
      ...context,
      files: source,
      ...(profile !== undefined && { profile: (path) => profile(source.shown(path)) }),
    },
  };
}
