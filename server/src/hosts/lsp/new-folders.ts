import { setTimeout } from 'node:timers/promises';

/** What the search of new folders needs of the workspace. */
export interface NewFoldersOptions {
  /** URIs of the files of ours below a path; undefined where it is no folder. */
  readonly findBelow: (uri: string) => Promise<readonly string[] | undefined>;
  readonly refresh: (uris: readonly string[]) => Promise<void>;
}

/** After this time (ms) a folder is searched again: who made it may still have been at it. */
const AGAIN = 1_000;

/**
 * Looks into what came, for files of which nobody will tell: the watchers of editors begin to watch a new
 * folder when they hear of it, and what was put into it before that is lost to them.
 */
export async function searchNewFolders(
  created: ReadonlySet<string>,
  { findBelow, refresh }: NewFoldersOptions,
): Promise<void> {
  const outermost = [...created].filter((uri) => !created.has(uri.slice(0, uri.lastIndexOf('/'))));
  const known = new Set<string>();
  const searched: string[] = [];
  const search = async (uri: string): Promise<boolean> => {
    const found = await findBelow(uri);
    const unknown = (found ?? []).filter((file) => !known.has(file));
    for (const file of unknown) known.add(file);
    if (unknown.length > 0) await refresh(unknown);
    return found !== undefined;
  };
  for (const uri of outermost) if (await search(uri)) searched.push(uri);
  if (searched.length === 0) return;
  await setTimeout(AGAIN, undefined, { ref: false });
  for (const uri of searched) await search(uri);
}
