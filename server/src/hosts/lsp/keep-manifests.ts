import { AnalysisHost } from '../../analysis/analysis-host.ts';
import { EditorSource } from './editor-source.ts';
import { documentUri } from './from-lsp.ts';
import { givesWay } from './give-way.ts';
import { ManifestKeeper } from './manifest-keeper.ts';
import type { Runtime } from './runtime.ts';
import type { Services } from './services.ts';

/** Keeps the indexes of contracts current as files are saved; whoever hears of other changes on disk tells it. */
export function keepManifests(services: Services, { files }: Runtime): ManifestKeeper {
  const { context, settings, folders, documents, trust } = services;
  const { connection, host, isQuarantined } = context;
  const settingsOf = (uri: string) => settings.settings(uri);
  const keeper = new ManifestKeeper({
    files,
    folders: () => folders.all,
    settings: settingsOf,
    isTrusted: () => trust.isTrusted,
    openText: (uri) => documents.get(uri)?.getText(),
    context: (folder, token) => {
      const { engine } = host.snapshot();
      const config = settings.config(`${folder}/`);
      // What is open and not saved is nobody else's yet: a host of its own has no open files.
      const own = { host: new AnalysisHost(engine, () => config), documents, isQuarantined };
      const source = { context: own, files, folders: folders.all, settings: settingsOf, token };
      const profile = (uri: string): string => settingsOf(uri).governance.profile;
      const giveWay = givesWay();
      return { files: new EditorSource(source), engine, config, profile, token, giveWay };
    },
    warn: (message) => {
      connection.console.warn(message);
    },
  });
  // Editors that watch no files tell at least of those that are saved in them.
  connection.onDidSaveTextDocument((params) => {
    keeper.changed([documentUri(params)]);
  });
  return keeper;
}
