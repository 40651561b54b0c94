import {
  DidChangeWatchedFilesNotification,
  FileChangeType,
  WatchKind,
  type ClientCapabilities,
  type Connection,
  type FileEvent,
} from 'vscode-languageserver/node';
import { governedGlobs } from '../../analysis/governed-paths.ts';
import { MANIFEST } from '../../model/dbt/read-manifest.ts';
import { PROJECT_FILE } from '../../analysis/project-config.ts';
import { canonicalUri } from './canonical-uri.ts';

/** Asks the editor to tell of files that change on disk, where it can. */
export async function watchFiles(
  connection: Connection,
  client: ClientCapabilities,
): Promise<void> {
  if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration !== true) return;
  await connection.client.register(DidChangeWatchedFilesNotification.type, {
    watchers: [
      { globPattern: '**/*.{yaml,yml,odcs.json,odps.json}' },
      ...governedGlobs.map((globPattern) => ({ globPattern })),
      { globPattern: `**/${MANIFEST}` },
      { globPattern: `**/{${PROJECT_FILE},.gitignore,.dataengosignore}` },
      // Of a folder that comes or goes with all its files, editors may tell the folder alone.
      { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
    ],
  });
}

/**
 * Hears of files and folders that come, change and go: on disk, and by hand in the editor. The latter because an editor
 * may never watch a folder that came together with what is in it, so that what is put there later goes unnoticed.
 */
export function followFiles(
  connection: Connection,
  changed: (changes: readonly FileEvent[]) => void,
): void {
  const { Created, Deleted } = FileChangeType;
  const event = (uri: string, type: FileChangeType): FileEvent => ({
    uri: canonicalUri(uri),
    type,
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    changed(changes.map(({ uri, type }) => event(uri, type)));
  });
  const { workspace } = connection;
  workspace.onDidCreateFiles(({ files }) => {
    changed(files.map(({ uri }) => event(uri, Created)));
  });
  workspace.onDidDeleteFiles(({ files }) => {
    changed(files.map(({ uri }) => event(uri, Deleted)));
  });
  workspace.onDidRenameFiles(({ files }) => {
    changed(
      files.flatMap(({ oldUri, newUri }) => [event(oldUri, Deleted), event(newUri, Created)]),
    );
  });
}
