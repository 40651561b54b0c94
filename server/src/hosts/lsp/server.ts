import type { Connection, InitializeParams, InitializeResult } from 'vscode-languageserver/node';
import { AnalysisHost } from '../../analysis/analysis-host.ts';
import type { SourceFile } from '../../analysis/source-file.ts';
import { LintEngine } from '../../lint/engine.ts';
import type { Finding } from '../../lint/rule.ts';
import allRules from '../../lint/rules/all-rules.ts';
import { odcs } from '../../spec/odcs/odcs.ts';
import { SpecIndex } from '../../spec/spec-index.ts';
import { canonicalUri } from './canonical-uri.ts';
import { capabilities, pullsOnly } from './capabilities.ts';
import { DiagnosticsFeed, type OpenWorkspace } from './diagnostics-feed.ts';
import { OpenDocuments } from './documents.ts';
import { followChanges } from './follow-changes.ts';
import { offerFormatting } from './features/format-flowchart.ts';
import { today } from '../node/today.ts';
import { Guard } from './guard.ts';
import { keepManifests } from './keep-manifests.ts';
import { refusal } from './message-rules.ts';
import { ProjectFiles } from './project-files.ts';
import { SERVER_NAME, STATUS_CHANGED, type InitializationOptions } from './protocol.ts';
import { queryReader } from './query-reader.ts';
import { registerPull } from './pull-diagnostics.ts';
import { registerFeatures } from './register-features.ts';
import type { Runtime } from './runtime.ts';
import type { Services } from './services.ts';
import { SettingsStore } from './settings-store.ts';
import { watchFiles } from './watch-files.ts';
import { WorkspaceFolders } from './workspace-folders.ts';
import { WorkspaceTrust } from './workspace-trust.ts';
import { makeWorkspace } from './make-workspace.ts';

/** Serves one editor over one connection: the composition of everything the server does. */
export function startServer(connection: Connection, runtime: Runtime): void {
  let initialized = false;
  connection.onRequest((method) => refusal(method, initialized));
  connection.onInitialize((params) => {
    initialized = true;
    const server = compose(connection, runtime, params);
    connection.onInitialized(server.start);
    return server.result;
  });
  connection.listen();
}

interface Server {
  readonly result: InitializeResult;
  readonly start: () => void;
}

function compose(connection: Connection, runtime: Runtime, params: InitializeParams): Server {
  const services = makeServices(connection, runtime, params);
  const { context, settings, documents, feed, folders, index, projects } = services;
  const { guard } = context;

  /** Rules, severities or globs changed: say everything anew. */
  function configured(): void {
    context.host.setConfig((uri) => settings.config(uri));
    services.symbols.forgetPaths();
    services.symbols.governed.reconsider();
    services.workspace.lint.reset();
    documents.reset();
    feed.refresh();
    void connection.sendNotification(STATUS_CHANGED);
    void index.scan().then(() => {
      lenses.changed();
    });
  }

  async function begin(): Promise<void> {
    // An editor that does not tell its settings, although it said so, gets the defaults.
    const asked = settings.ask().catch((error: unknown) => {
      connection.console.warn(`The editor does not tell its settings: ${String(error)}`);
      return false;
    });
    const [news] = await Promise.all([asked, projects.read(folders.all)]);
    if (news || projects.any) configured();
    else {
      await index.scan();
      lenses.changed();
    }
  }

  const { lenses, hints } = registerFeatures(services, runtime);
  settings.listen(guard, configured, () => {
    hints.changed();
    lenses.changed();
  });
  const keeper = keepManifests(services, runtime);
  followChanges(services, runtime, { keeper, configured });
  folders.listen((added) => {
    guard.background('didChangeWorkspaceFolders', projects.read(added).then(configured));
  });
  connection.onShutdown(() => {
    index.stop();
    keeper.stop();
    runtime.sqlEngine.dispose();
  });

  return {
    result: {
      serverInfo: { name: SERVER_NAME, version: runtime.version },
      capabilities: capabilities(services.push, context.client),
    },
    start: () => {
      guard.background('watch settings', settings.register());
      guard.background('offer formatting', offerFormatting(context));
      guard.background('watch files', watchFiles(connection, context.client));
      guard.background('start', begin());
    },
  };
}

function makeServices(
  connection: Connection,
  runtime: Runtime,
  params: InitializeParams,
): Services {
  const options = readOptions(params.initializationOptions);
  const client = params.capabilities;
  const guard = new Guard(connection.console);
  const translations = new Map(Object.entries(options.translations ?? {}));
  const translate = (english: string): string => translations.get(english) ?? english;
  const rules = new Map(allRules.map((rule) => [rule.meta.code, rule]));
  const push = options.diagnostics !== 'pull' && !pullsOnly(client);
  const quarantined = new Set((options.quarantined ?? []).map(canonicalUri));
  const isQuarantined = (uri: string): boolean => quarantined.has(uri);
  const settings = new SettingsStore(connection, client, options.settings);
  const clock = (): number => performance.now();
  const sql = queryReader(connection, runtime);
  const engine = new LintEngine(new SpecIndex(odcs), allRules, { clock, sql, today });
  // What took the server down before must not run again, not even to be thrown away.
  const syntaxOnly = new LintEngine(
    engine.spec,
    allRules.filter(({ meta }) => meta.family === 'syntax'),
    { clock },
  );
  const host = new AnalysisHost(
    engine,
    (uri) => settings.config(uri),
    (uri) => (isQuarantined(uri) ? syntaxOnly : engine),
  );
  const documents = new OpenDocuments(host, (uri) => settings.settings(uri).files.maxSize, {
    changed: (uri) => {
      const file = host.snapshot().file(uri);
      if (file !== undefined && !isQuarantined(uri)) workspace.changed(file);
      index.forget(uri);
      feed.changed(uri);
      void connection.sendNotification(STATUS_CHANGED);
    },
    closed: (uri) => {
      feed.closed(uri);
      guard.background('didClose', index.refresh([uri]));
    },
  });
  const canRefresh = client.workspace?.diagnostics?.refreshSupport === true;
  const openWorkspace: OpenWorkspace = {
    findings: (uri) => workspace.findings.open(uri),
    last: (uri) => workspace.findings.last(uri),
    told: () => {
      guard.background('workspace rules', workspace.findings.update());
    },
  };
  const feedOptions = { push, canRefresh, workspace: openWorkspace, rules, translate };
  const feed = new DiagnosticsFeed(connection, host, documents, guard, feedOptions);
  const folders = new WorkspaceFolders(connection, params);
  const workspace = makeWorkspace({
    ...{ connection, guard, client, translate, rules, runtime, settings, folders, engine },
    ...{ host, documents, feed, isQuarantined },
    publish: async (uri, diagnostics) => {
      if (push) await connection.sendDiagnostics({ uri, diagnostics: [...diagnostics] });
      else pull?.changed();
    },
  });
  const { symbols, index } = workspace;
  const pull = push ? undefined : registerPull(connection, guard, feed, index);
  const projects = new ProjectFiles(connection, runtime.files, settings, new Set(rules.keys()));
  const showsReferences = options.showsReferences === true;
  const goesToPolicies = options.goesToPolicies === true;
  const opensLineage = options.opensLineage === true;
  const findings = (file: SourceFile): readonly Finding[] => feed.asked(file);
  const facts = { findings, client, isQuarantined, showsReferences, goesToPolicies, opensLineage };
  const context = { connection, guard, host, documents, rules, translate, ...facts };
  const trust = new WorkspaceTrust(connection, options.trusted);
  const storage = typeof options.storage === 'string' ? options.storage : undefined;
  const stores = { settings, documents, folders, projects, trust, storage };
  return { push, context, ...stores, feed, index, symbols, workspace };
}

/** Other editors may send nothing, or something else. */
function readOptions(given: unknown): InitializationOptions {
  return typeof given === 'object' && given !== null ? given : {};
}
