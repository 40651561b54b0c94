import * as vscode from 'vscode';
import {
  LINEAGE,
  LINEAGE_AT,
  LINEAGE_COLUMNS,
  LINEAGE_DOCUMENT,
  LINEAGE_PLACE,
  LINEAGE_PRODUCTS,
  type LineageAt,
  type LineageAtParams,
  type LineageColumnsParams,
  type LineageDocument,
  type LineageDocumentParams,
  type LineagePlace,
  type LineagePlaceParams,
  type ViewColumn,
  type ViewGraph,
  type ViewProduct,
} from '../../../server/src/hosts/lsp/protocol.ts';
import type { LanguageServer, ServerState } from '../client.ts';

/** What the server knows of lineage. The graph is asked for once between two changes, however many show it. */
export class LineageSource implements vscode.Disposable {
  readonly #server: LanguageServer;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #read = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;
  #state: ServerState;
  #graph: Promise<ViewGraph | undefined> | undefined;

  /** The graph, or whether there is a server to ask, may be another. */
  readonly onDidChange = this.#changed.event;
  /** Another graph has come: whoever asked before may now get another answer. */
  readonly onDidRead = this.#read.event;

  constructor(server: LanguageServer) {
    this.#server = server;
    this.#state = server.state;
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      this.#read,
      server.onDidChangeLineage(() => this.#forget()),
      server.onDidChange(() => {
        // It also tells of documents, and many times a second.
        if (server.state === this.#state) return;
        this.#state = server.state;
        this.#forget();
      }),
    );
  }

  get state(): ServerState {
    return this.#server.state;
  }

  /** Resolves when there is a server to ask, or none to wait for. */
  started(): Promise<void> {
    if (this.state !== 'starting') return Promise.resolve();
    return new Promise((resolve) => {
      const waiting = this.onDidChange(() => {
        if (this.state === 'starting') return;
        waiting.dispose();
        resolve();
      });
    });
  }

  /** All tables; undefined while nobody can be asked. */
  graph(): Promise<ViewGraph | undefined> {
    if (this.#graph !== undefined) return this.#graph;
    const asked = this.#ask<ViewGraph>(LINEAGE);
    this.#graph = asked;
    void asked.then((graph) => {
      if (graph !== undefined) this.#read.fire();
      else if (this.#graph === asked) this.#graph = undefined;
    });
    return asked;
  }

  async products(): Promise<readonly ViewProduct[]> {
    return (await this.#ask<readonly ViewProduct[]>(LINEAGE_PRODUCTS)) ?? [];
  }

  at(
    uri: vscode.Uri,
    { line, character }: vscode.Position,
    token?: vscode.CancellationToken,
  ): Promise<LineageAt | undefined> {
    const textDocument = { uri: uri.toString() };
    const params: LineageAtParams = { textDocument, position: { line, character } };
    return this.#ask<LineageAt>(LINEAGE_AT, params, token);
  }

  /** Where a table or a column of it is declared, best first. */
  async places(node: string, column?: string): Promise<readonly LineagePlace[]> {
    const params: LineagePlaceParams = column === undefined ? { node } : { node, column };
    return (await this.#ask<readonly LineagePlace[]>(LINEAGE_PLACE, params)) ?? [];
  }

  columns(
    node: string,
    token?: vscode.CancellationToken,
  ): Promise<readonly ViewColumn[] | undefined> {
    const params: LineageColumnsParams = { node };
    return this.#ask<readonly ViewColumn[]>(LINEAGE_COLUMNS, params, token);
  }

  document(uri: vscode.Uri): Promise<LineageDocument | undefined> {
    const params: LineageDocumentParams = { textDocument: { uri: uri.toString() } };
    return this.#ask<LineageDocument>(LINEAGE_DOCUMENT, params);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async #ask<Result>(
    method: string,
    params?: object,
    token?: vscode.CancellationToken,
  ): Promise<Result | undefined> {
    return (await this.#server.request<Result | null>(method, params, token)) ?? undefined;
  }

  #forget(): void {
    this.#graph = undefined;
    this.#changed.fire();
  }
}
