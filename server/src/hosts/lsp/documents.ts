import { FileChangeType, type Connection, type FileEvent } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { AnalysisHost } from '../../analysis/analysis-host.ts';
import { promisedByName } from '../../analysis/promised-by-name.ts';
import { foldersAround } from '../../base/folders-around.ts';
import { documentUri } from './from-lsp.ts';

export interface OpenDocumentEvents {
  changed(uri: string): void;
  closed(uri: string): void;
}

/** The documents that the editor holds, in step with the analysis host. */
export class OpenDocuments {
  readonly #documents = new Map<string, TextDocument>();
  readonly #orphans = new Set<string>();
  readonly #host: AnalysisHost;
  readonly #events: OpenDocumentEvents;
  readonly #maxSize: (uri: string) => number;

  /** `maxSize` (KiB) may differ from folder to folder. */
  constructor(host: AnalysisHost, maxSize: (uri: string) => number, events: OpenDocumentEvents) {
    this.#host = host;
    this.#maxSize = maxSize;
    this.#events = events;
  }

  get(uri: string): TextDocument | undefined {
    return this.#documents.get(uri);
  }

  all(): Iterable<TextDocument> {
    return this.#documents.values();
  }

  get size(): number {
    return this.#documents.size;
  }

  /**
   * Whether the file of the document was deleted, and nobody has written in the document since. An editor may hold documents
   * for minutes after their tabs were closed, so that what is open tells nothing of what is there.
   */
  isOrphan(uri: string): boolean {
    return this.#orphans.has(uri);
  }

  /** Files and folders came, changed or went on disk. */
  followDisk(changes: readonly FileEvent[]): void {
    for (const { uri, type } of changes)
      for (const document of this.#documents.keys()) {
        if (document !== uri && !foldersAround(document).includes(uri)) continue;
        if (type === FileChangeType.Deleted) this.#orphans.add(document);
        else this.#orphans.delete(document);
      }
  }

  listen(connection: Connection): void {
    connection.onDidOpenTextDocument((params) => {
      const { languageId, version, text } = params.textDocument;
      this.#set(TextDocument.create(documentUri(params), languageId, version, text));
    });
    connection.onDidChangeTextDocument((params) => {
      const { textDocument, contentChanges } = params;
      const document = this.#documents.get(documentUri(params));
      if (document === undefined) {
        connection.console.warn(
          `An edit of a document that is not open was ignored: ${documentUri(params)}`,
        );
        return;
      }
      this.#set(TextDocument.update(document, contentChanges, textDocument.version));
    });
    connection.onDidCloseTextDocument((params) => {
      const uri = documentUri(params);
      if (!this.#documents.delete(uri)) return;
      this.#orphans.delete(uri);
      this.#host.remove(uri);
      this.#events.closed(uri);
    });
  }

  /** Settings changed: every document is looked at as if it were new. */
  reset(): void {
    for (const document of this.#documents.values()) this.#tell(document);
  }

  #set(document: TextDocument): void {
    this.#documents.set(document.uri, document);
    this.#orphans.delete(document.uri);
    this.#tell(document);
    this.#events.changed(document.uri);
  }

  #tell(document: TextDocument): void {
    this.#host.set(document.uri, document.getText(), {
      version: document.version,
      assumed: promisedByName(document.uri) || document.languageId === 'odcs',
      maxSize: this.#maxSize(document.uri) * 1024,
    });
  }
}
