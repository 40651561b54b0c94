import type { ClientCapabilities, Connection, Diagnostic } from 'vscode-languageserver/node';
import type { AnalysisHost } from '../../analysis/analysis-host.ts';
import { namedFile } from '../../analysis/named-file.ts';
import type { SourceFile } from '../../analysis/source-file.ts';
import { LineageStore } from '../../analysis/lineage/lineage-store.ts';
import { SymbolIndex } from '../../analysis/symbol-index.ts';
import { WorkspaceLint } from '../../analysis/workspace-lint.ts';
import { relativePath } from '../../base/relative-path.ts';
import type { LintEngine } from '../../lint/engine.ts';
import type { Translate } from '../../lint/format-message.ts';
import type { NamedFile } from '../../lint/workspace-view.ts';
import type { Rule } from '../../lint/rule.ts';
import { ClosedDiagnostics } from './closed-diagnostics.ts';
import type { DiagnosticsFeed } from './diagnostics-feed.ts';
import type { OpenDocuments } from './documents.ts';
import type { Guard } from './guard.ts';
import { resolveFile } from './resolve-file.ts';
import type { Runtime } from './runtime.ts';
import { scanProgress } from './scan-progress.ts';
import { GovernedReading } from './governed-reading.ts';
import { ManifestFiles } from './manifest-files.ts';
import { innermost, type SettingsStore } from './settings-store.ts';
import { placedDiagnostic } from './to-lsp.ts';
import { WorkspaceFindings } from './workspace-findings.ts';
import type { WorkspaceFolders } from './workspace-folders.ts';
import { WorkspaceIndex } from './workspace-index.ts';

export interface WorkspaceNeeds {
  readonly connection: Connection;
  readonly guard: Guard;
  readonly client: ClientCapabilities;
  readonly translate: Translate;
  readonly rules: ReadonlyMap<string, Rule>;
  readonly runtime: Runtime;
  readonly settings: SettingsStore;
  readonly folders: WorkspaceFolders;
  readonly engine: LintEngine;
  readonly host: AnalysisHost;
  readonly documents: OpenDocuments;
  readonly feed: DiagnosticsFeed;
  readonly isQuarantined: (uri: string) => boolean;
  /** Diagnostics of a file that is not open have changed. */
  readonly publish: (uri: string, diagnostics: readonly Diagnostic[]) => Promise<void>;
}

/** What the server knows of files that are not open, and of all files together. */
export interface Workspace {
  /** An open document has new text. */
  changed(file: SourceFile): void;
  readonly symbols: SymbolIndex;
  readonly lint: WorkspaceLint;
  readonly findings: WorkspaceFindings;
  readonly index: WorkspaceIndex;
  readonly lineage: LineageStore;
  readonly manifests: ManifestFiles;
  /** Somebody asks for lineage: what it is about is read, policies or not. Resolves when all files are known. */
  wantsLineage(): Promise<unknown>;
}

function manifestFiles(
  { runtime: { files }, folders }: WorkspaceNeeds,
  symbols: SymbolIndex,
  warn: (message: string) => void,
  changed: () => void,
): ManifestFiles {
  const folderOf = (uri: string): string | undefined => innermost(folders.all, uri);
  return new ManifestFiles({ files, governed: () => symbols.governed, folderOf, warn, changed });
}

/** Ties the stores of the workspace together: each tells the others what changed. */
export function makeWorkspace(needs: WorkspaceNeeds): Workspace {
  const { connection, guard, client, translate, rules, runtime, settings, folders } = needs;
  const { engine, host, documents, feed, isQuarantined, publish } = needs;
  const warn = (message: string): void => {
    connection.console.warn(message);
  };
  const symbols = new SymbolIndex(engine.spec, {
    resolveFile: (from, path) => resolveFile(from, path, folders.all),
    pathTo: (from, to) => decodeURIComponent(relativePath(from, to)),
    lookUp: (uri): NamedFile => {
      if (documents.get(uri) === undefined) return index.lookUp(uri);
      const file = isQuarantined(uri) ? undefined : host.snapshot().file(uri);
      return file && namedFile(file, engine.spec);
    },
    profile: (uri) => settings.settings(uri).governance.profile,
    sql: engine.sql,
  });
  const lint = new WorkspaceLint(engine, symbols, (uri) => settings.config(uri));
  const closed = new ClosedDiagnostics(publish, guard);
  const findings = new WorkspaceFindings({
    lint,
    sent: () => closed.sent,
    changed: (uri) => {
      if (documents.get(uri) === undefined) index.concerned(uri);
      else feed.concerned(uri);
    },
    done: () => {
      feed.allConcerned();
    },
  });
  const judge = (): void => {
    guard.background('workspace rules', findings.update());
  };
  const index = new WorkspaceIndex({
    spec: engine.spec,
    files: runtime.files,
    folders: () => folders.all,
    settings: (uri) => settings.settings(uri),
    isOpen: (uri) => documents.get(uri) !== undefined,
    diagnose: (file) => feed.diagnose(file),
    read: (file) => {
      if (!isQuarantined(file.uri)) symbols.put(file);
    },
    governed: () => reading.isOn,
    ofWorkspace: (uri) =>
      findings.last(uri).map((finding) => placedDiagnostic(finding, { rules, translate })),
    scanning: () => {
      findings.hold();
    },
    scanned: () => findings.release(),
    refreshed: judge,
    gone: (uri) => {
      symbols.remove(uri);
    },
    unread: (why) => feed.unread(why),
    changed: (uri, diagnostics) => {
      closed.send(uri, diagnostics);
    },
    progress: () => scanProgress(connection, guard, client, translate),
    warn,
  });
  const lineage = new LineageStore(symbols);
  const manifests = manifestFiles(needs, symbols, warn, judge);
  const read = (): Promise<void> => index.governs();
  const reading: GovernedReading = new GovernedReading({
    ...{ symbols, documents, host, guard, manifests, isQuarantined, read },
  });
  return {
    symbols,
    lint,
    findings,
    index,
    lineage,
    manifests,
    wantsLineage: () => Promise.all([reading.start(), index.settled]).then(() => manifests.settled),
    changed: (file) => {
      reading.changed(file);
    },
  };
}
