import {
  DidChangeWatchedFilesNotification,
  TextDocumentSyncKind,
  type ClientCapabilities,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  type ServerCapabilities,
} from 'vscode-languageserver/node';
import { AnalysisHost } from '../../analysis/analysis-host.ts';
import { LintEngine } from '../../lint/engine.ts';
import allRules from '../../lint/rules/all-rules.ts';
import { odcs } from '../../spec/odcs/odcs.ts';
import { SpecIndex } from '../../spec/spec-index.ts';
import { DiagnosticsFeed } from './diagnostics-feed.ts';
import { OpenDocuments } from './documents.ts';
import type { FeatureContext } from './feature-context.ts';
import { codeActionKinds, registerCodeActions } from './features/code-actions.ts';
import { completionOptions, registerCompletion } from './features/completion.ts';
import { registerDocumentLinks } from './features/document-links.ts';
import { registerDocumentSymbols } from './features/document-symbols.ts';
import { registerHover } from './features/hover.ts';
import { registerStructure } from './features/structure.ts';
import { Guard } from './guard.ts';
import { registerInformation } from './information.ts';
import { ProjectFiles } from './project-files.ts';
import { SERVER_NAME, STATUS_CHANGED, type InitializationOptions } from './protocol.ts';
import { registerPull } from './pull-diagnostics.ts';
import { SettingsStore } from './settings-store.ts';
import { WorkspaceFolders } from './workspace-folders.ts';
import { WorkspaceIndex, type WorkspaceFiles } from './workspace-index.ts';
import { scanProgress } from './scan-progress.ts';

/** What the server needs of the machine it runs on. */
export interface Runtime {
  readonly files: WorkspaceFiles;
  readonly version: string;
  /** One line about the process for bug reports: engine, platform, memory. */
  readonly describe: () => string;
}

/** Serves one editor over one connection: the composition of everything the server does. */
export function startServer(connection: Connection, runtime: Runtime): void {
  connection.onInitialize((params) => {
    const server = compose(connection, runtime, params);
    connection.onInitialized(() => {
      void server.start();
    });
    return server.result;
  });
  connection.listen();
}

interface Server {
  readonly result: InitializeResult;
  readonly start: () => Promise<void>;
}

function compose(connection: Connection, runtime: Runtime, params: InitializeParams): Server {
  const options = readOptions(params.initializationOptions);
  const client = params.capabilities;
  const guard = new Guard(connection.console);
  const translate = (english: string): string => options.translations?.[english] ?? english;
  const rules = new Map(allRules.map((rule) => [rule.meta.code, rule]));
  const push = options.diagnostics !== 'pull' && !pullsOnly(client);
  const isQuarantined = (uri: string): boolean => options.quarantined?.includes(uri) === true;

  const settings = new SettingsStore(
    connection,
    client.workspace?.configuration === true,
    options.settings,
  );
  const engine = new LintEngine(new SpecIndex(odcs), allRules);
  const host = new AnalysisHost(engine, (uri) => settings.config(uri));
  const documents = new OpenDocuments(host, (uri) => settings.settings(uri).files.maxSize, {
    changed: (uri) => {
      index.forget(uri);
      feed.changed(uri);
      statusChanged();
    },
    closed: (uri) => {
      feed.closed(uri);
      void index.refresh(uri);
    },
  });
  const feed = new DiagnosticsFeed(connection, host, documents, guard, {
    push,
    isQuarantined,
    rules,
    translate,
  });
  const folders = new WorkspaceFolders(connection, params);
  const index = new WorkspaceIndex({
    files: runtime.files,
    folders: () => folders.all,
    settings: (uri) => settings.settings(uri),
    isOpen: (uri) => documents.get(uri) !== undefined,
    diagnose: (file) => feed.diagnose(file),
    unread: (reason) => feed.unread(reason),
    changed: (uri, diagnostics) => {
      if (push) void connection.sendDiagnostics({ uri, diagnostics: [...diagnostics] });
      else pull?.changed();
    },
    progress: () => scanProgress(connection, client, translate),
    warn: (message) => {
      connection.console.warn(message);
    },
  });
  const pull = push ? undefined : registerPull(connection, guard, feed, index);
  const projects = new ProjectFiles(connection, runtime.files, settings, new Set(rules.keys()));
  const context: FeatureContext = {
    connection,
    guard,
    host,
    documents,
    rules,
    translate,
    client,
    isQuarantined,
  };

  function statusChanged(): void {
    void connection.sendNotification(STATUS_CHANGED);
  }

  /** Rules, severities or globs changed: say everything anew. */
  function configured(): void {
    host.setConfig((uri) => settings.config(uri));
    documents.reset();
    feed.refresh();
    statusChanged();
    void index.scan();
  }

  documents.listen(connection);
  settings.listen(configured);
  registerCompletion(context);
  registerHover(context);
  registerDocumentSymbols(context);
  registerStructure(context);
  registerDocumentLinks(context, () => folders.all);
  registerCodeActions(context);
  registerInformation(context, { runtime, settings, index, folders });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    void projects
      .reread(
        changes.map((change) => change.uri),
        folders.all,
      )
      .then((news) => {
        if (news) configured();
        else
          for (const { uri } of changes)
            if (documents.get(uri) === undefined) void index.refresh(uri);
      });
  });
  connection.onShutdown(() => {
    index.stop();
  });

  return {
    result: {
      serverInfo: { name: SERVER_NAME, version: runtime.version },
      capabilities: capabilities(push),
    },
    start: async () => {
      await settings.register();
      if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration === true) {
        await connection.client.register(DidChangeWatchedFilesNotification.type, {
          watchers: [
            { globPattern: '**/*.{yaml,yml,odcs.json}' },
            { globPattern: '**/dataengos.json' },
          ],
        });
      }
      folders.listen((added) => {
        void projects.read(added).then(configured);
      });
      const [news] = await Promise.all([settings.ask(), projects.read(folders.all)]);
      if (news || projects.any) configured();
      else await index.scan();
    },
  };
}

function capabilities(push: boolean): ServerCapabilities {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    completionProvider: completionOptions,
    hoverProvider: true,
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    documentLinkProvider: {},
    codeActionProvider: { codeActionKinds },
    ...(!push && {
      diagnosticProvider: {
        identifier: SERVER_NAME,
        interFileDependencies: false,
        workspaceDiagnostics: true,
      },
    }),
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}

/** The client cannot take diagnostics that it has not asked for. */
function pullsOnly({ textDocument }: ClientCapabilities): boolean {
  return textDocument?.diagnostic !== undefined && textDocument.publishDiagnostics === undefined;
}

/** Other editors may send nothing, or something else. */
function readOptions(given: unknown): InitializationOptions {
  return typeof given === 'object' && given !== null ? given : {};
}
