import {
  DocumentDiagnosticReportKind,
  type Connection,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver/node';
import type { DiagnosticsFeed } from './diagnostics-feed.ts';
import { documentUri } from './from-lsp.ts';
import { goOn, type Guard } from './guard.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

export interface PullDiagnostics {
  /** Diagnostics of a file that is not open have changed: whoever waits for news gets them. */
  changed(): void;
}

/**
 * Answers editors that ask for diagnostics. A workspace request with nothing new to tell is held
 * until there is, as the protocol advises: editors ask again as soon as they are answered.
 */
export function registerPull(
  connection: Connection,
  guard: Guard,
  feed: DiagnosticsFeed,
  index: WorkspaceIndex,
): PullDiagnostics {
  let waiting: (() => void)[] = [];
  connection.languages.diagnostics.on((params) =>
    guard.run('diagnostic', { kind: DocumentDiagnosticReportKind.Full, items: [] }, () =>
      feed.report(documentUri(params), params.previousResultId),
    ),
  );
  connection.languages.diagnostics.onWorkspace((params, token) =>
    guard.runAsync<WorkspaceDiagnosticReport>('workspaceDiagnostic', { items: [] }, async () => {
      const known = new Map(params.previousResultIds.map(({ uri, value }) => [uri, value]));
      await index.settled;
      goOn(token);
      let items = news(index, known);
      while (items.length === 0 && known.size > 0) {
        await new Promise<void>((resolve) => {
          waiting.push(resolve);
          token.onCancellationRequested(() => {
            resolve();
          });
        });
        goOn(token);
        items = news(index, known);
      }
      return { items };
    }),
  );
  return {
    changed() {
      const held = waiting;
      waiting = [];
      for (const resolve of held) resolve();
    },
  };
}

function news(
  index: WorkspaceIndex,
  known: ReadonlyMap<string, string>,
): WorkspaceDocumentDiagnosticReport[] {
  const items: WorkspaceDocumentDiagnosticReport[] = [];
  for (const [uri, { diagnostics, resultId }] of index.entries) {
    if (known.get(uri) === resultId) continue;
    items.push({
      kind: DocumentDiagnosticReportKind.Full,
      uri,
      version: null,
      resultId,
      items: [...diagnostics],
    });
  }
  for (const [uri, resultId] of known) {
    if (resultId === GONE || index.entries.has(uri) || index.isOpen(uri)) continue;
    items.push({
      kind: DocumentDiagnosticReportKind.Full,
      uri,
      version: null,
      resultId: GONE,
      items: [],
    });
  }
  return items;
}

/** Result of a file that is there no more. */
const GONE = 'gone';
