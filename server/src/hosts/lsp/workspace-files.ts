import type { Settings } from '../../analysis/settings.ts';
import type { CancellationToken } from '../../base/cancellation.ts';
import type { Unread } from './unread.ts';

/** The files of the workspace; what is behind it (a disk, an editor's file system) is the host's affair. */
export interface WorkspaceFiles {
  /** URIs of the files below a folder that the settings include. */
  find(folder: string, files: Settings['files'], token?: CancellationToken): AsyncIterable<string>;
  /** Those of them below a path inside it; undefined where it is no folder, or one to be left alone. */
  findBelow(
    inner: string,
    folder: string,
    files: Settings['files'],
  ): Promise<readonly string[] | undefined>;
  /**
   * URIs of all files below a path inside a folder, whatever the settings include; none where it is no folder, or one
   * to be left alone. `everything`: whatever settings and ignore files leave out.
   */
  listBelow(
    inner: string,
    folder: string,
    files: Settings['files'],
    everything?: boolean,
  ): Promise<readonly string[]>;
  /** Whether the search in that folder would find the file, if it is there. */
  includes(uri: string, folder: string, files: Settings['files']): boolean;
  /** Whether the search finds the file only because policies may hold for it. */
  onlyGoverned(uri: string, folder: string, files: Settings['files']): boolean;
  /** Whether the file is to be left alone: settings or ignore files say so, or it lies elsewhere. */
  excludes(uri: string, folder: string, files: Settings['files']): boolean;
  /**
   * The text, or a sentence that says why it cannot be had; undefined when there is no such file. With a
   * folder, a link that leads out of it counts as no file: `find` looks at links itself.
   */
  read(
    uri: string,
    maxSize: number,
    folder?: string,
  ): Promise<{ text: string } | Unread | undefined>;
}
