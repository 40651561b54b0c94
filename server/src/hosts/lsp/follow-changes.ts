import { FileChangeType } from 'vscode-languageserver/node';
import type { ManifestKeeper } from './manifest-keeper.ts';
import { searchNewFolders, type NewFoldersOptions } from './new-folders.ts';
import type { Runtime } from './runtime.ts';
import type { Services } from './services.ts';
import { innermost } from './settings-store.ts';
import { followFiles } from './watch-files.ts';

export interface ChangeFollowers {
  readonly keeper: ManifestKeeper;
  /** Rules, severities or globs changed. */
  readonly configured: () => void;
}

/** Tells all who keep something of files what came, changed and went on disk. */
export function followChanges(
  services: Services,
  runtime: Runtime,
  { keeper, configured }: ChangeFollowers,
): void {
  const { context, settings, documents, folders, index, projects, workspace } = services;
  const newFolders: NewFoldersOptions = {
    findBelow: async (uri) => {
      const folder = innermost(folders.all, uri);
      if (folder === undefined) return undefined;
      return runtime.files.findBelow(uri, folder, settings.settings(uri).files);
    },
    refresh: (uris) => {
      keeper.changed(uris);
      return index.refresh(uris);
    },
  };
  followFiles(context.connection, (changes) => {
    const uris = changes.map(({ uri }) => uri);
    documents.followDisk(changes);
    keeper.changed(uris);
    const of = (kind: FileChangeType): Set<string> =>
      new Set(changes.flatMap(({ uri, type }) => (type === kind ? [uri] : [])));
    const followed = projects.reread(uris, folders.all).then((news) => {
      if (news) configured();
      // Other files decide over files that they do not name: the contracts are looked for anew.
      else if (uris.some((uri) => uri.endsWith('ignore'))) return index.scan();
      keeper.changed(index.forgetBelow(of(FileChangeType.Deleted)));
      return index.refresh(uris).then(() => {
        workspace.manifests.changed(uris);
      });
    });
    const found = followed.then(() => searchNewFolders(of(FileChangeType.Created), newFolders));
    context.guard.background('changes of files', found);
  });
}
