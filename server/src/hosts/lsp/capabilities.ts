import {
  PositionEncodingKind,
  TextDocumentSyncKind,
  type ClientCapabilities,
  type ServerCapabilities,
} from 'vscode-languageserver/node';
import { codeActionKinds } from './features/code-actions.ts';
import { completionOptions } from './features/completion.ts';
import { formatsDynamically } from './features/format-flowchart.ts';
import { semanticTokensLegend } from './features/semantic-tokens.ts';
import { SERVER_NAME } from './protocol.ts';

const anyFile = { filters: [{ scheme: 'file', pattern: { glob: '**' } }] };

/** What the server offers to a client. `push`: diagnostics are sent without being asked for. */
export function capabilities(push: boolean, client: ClientCapabilities): ServerCapabilities {
  return {
    // Every client knows it, and it is how texts are kept here.
    positionEncoding: PositionEncodingKind.UTF16,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    completionProvider: completionOptions,
    hoverProvider: true,
    documentSymbolProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    workspaceSymbolProvider: true,
    codeLensProvider: { resolveProvider: true },
    callHierarchyProvider: true,
    inlayHintProvider: true,
    semanticTokensProvider: { legend: semanticTokensLegend, full: { delta: true }, range: true },
    renameProvider:
      client.textDocument?.rename?.prepareSupport === true
        ? { prepareProvider: true, workDoneProgress: true }
        : { workDoneProgress: true },
    foldingRangeProvider: true,
    // Who can be told for which documents is told so later.
    ...(!formatsDynamically(client) && { documentFormattingProvider: true }),
    selectionRangeProvider: true,
    documentLinkProvider: {},
    codeActionProvider: { codeActionKinds, resolveProvider: true },
    ...(!push && {
      diagnosticProvider: {
        identifier: SERVER_NAME,
        interFileDependencies: true,
        workspaceDiagnostics: true,
      },
    }),
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      fileOperations: { didCreate: anyFile, didDelete: anyFile, didRename: anyFile },
    },
  };
}

/** The client cannot take diagnostics that it has not asked for. */
export function pullsOnly({ textDocument }: ClientCapabilities): boolean {
  return textDocument?.diagnostic !== undefined && textDocument.publishDiagnostics === undefined;
}
