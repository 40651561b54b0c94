import {
  DidChangeWatchedFilesNotification,
  WatchKind,
  type ClientCapabilities,
  type Connection,
} from 'vscode-languageserver/node';
import { governedGlobs } from '../../analysis/governed-paths.ts';
import { MANIFEST } from '../../model/dbt/read-manifest.ts';
import { PROJECT_FILE } from '../../analysis/project-config.ts';

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
