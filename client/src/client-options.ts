import * as vscode from 'vscode';
import {
  RevealOutputChannelOn,
  TransportKind,
  type ErrorHandler,
  type LanguageClientOptions,
  type NodeModule,
} from 'vscode-languageclient/node';
import type { InitializationOptions } from '../../server/src/hosts/lsp/protocol.ts';
import { resolveCodeLens } from './reference-lenses.ts';
import { provideRenameEdits } from './rename-saved.ts';
import { servedDocuments, writtenDocuments } from './served-documents.ts';

/** In MiB; a server that needs more is ill, and a crash of its own is better than a machine that swaps. */
const MEMORY = 1024;

/** How to run the server: in a Node process of its own, which may die without harm to the editor. */
export function serverOptions(extensionUri: vscode.Uri): { run: NodeModule; debug: NodeModule } {
  const module = vscode.Uri.joinPath(extensionUri, 'dist', 'server.cjs').fsPath;
  const start = (...flags: string[]): NodeModule => ({
    module,
    transport: TransportKind.ipc,
    options: { execArgv: [`--max-old-space-size=${MEMORY}`, ...flags] },
  });
  return { run: start(), debug: start('--nolazy', '--inspect=6009') };
}

export interface ClientOptions {
  readonly log: vscode.LogOutputChannel;
  readonly errorHandler: ErrorHandler;
  readonly quarantined: readonly string[];
  /** Absolute path of a folder outside of the workspace. */
  readonly storage: string;
}

export function clientOptions(options: ClientOptions): LanguageClientOptions {
  const { log, errorHandler, quarantined, storage } = options;
  const initializationOptions: InitializationOptions = {
    settings: currentSettings(),
    ...(vscode.l10n.bundle ? { translations: vscode.l10n.bundle } : {}),
    quarantined,
    trusted: vscode.workspace.isTrusted,
    showsReferences: true,
    goesToPolicies: true,
    opensLineage: true,
    storage,
  };
  return {
    documentSelector: [...servedDocuments, ...writtenDocuments],
    initializationOptions,
    outputChannel: log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    errorHandler,
    // The error handler decides, not a dialogue of the library.
    initializationFailedHandler: () => false,
    middleware: {
      resolveCodeLens,
      provideRenameEdits,
      // VS Code empties an untitled document after it has told that it is closed.
      didChange: (event, next) => (event.document.isClosed ? Promise.resolve() : next(event)),
    },
    // Texts of contracts end up in hovers: no command links, no HTML.
    markdown: { isTrusted: false, supportHtml: false, supportThemeIcons: false },
  };
}

/** The editor's settings for us, as plain JSON. */
function currentSettings(): NonNullable<InitializationOptions['settings']> {
  const settings: unknown = vscode.workspace.getConfiguration().get('dataengos') ?? {};
  return JSON.parse(JSON.stringify(settings)) as NonNullable<InitializationOptions['settings']>;
}
