import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { say } from '../commands/say.ts';
import type { EditorTable, TableAt } from './editor-table.ts';
import { emptyReason, emptyText, type EmptyReason } from './empty-text.ts';
import { exportPicture } from './export-picture.ts';
import type { LineageSource } from './lineage-source.ts';
import type { FromPage, ToPage, ViewGraph } from './messages.ts';
import { pageHtml } from './page-html.ts';
import { pageTexts } from './page-texts.ts';
import { readMessage } from './read-message.ts';
import { showPlaces } from './show-places.ts';
import { fileName, readTopology, type TopologyView } from './topology-view.ts';

/** In ms: a picture need not follow every letter. */
const PAUSE = 100;

export interface PanelContext {
  readonly extensionUri: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
  readonly source: LineageSource;
  readonly table: EditorTable;
  /** The page says that a node was selected in it. */
  readonly selected: (node: string | null) => void;
}

/** What a panel is about: the whole mesh, or one topology file. */
export interface PanelSubject {
  readonly document?: vscode.Uri;
  /** Under which the panel is found again after the window was reloaded. */
  readonly key: string;
}

/**
 * One preview of lineage. The editor throws the page away whenever its tab is hidden and loads it anew when it is
 * shown: the page then says that it is ready, and is told everything again.
 */
export class LineagePanel implements vscode.Disposable {
  readonly panel: vscode.WebviewPanel;
  readonly #context: PanelContext;
  readonly #document: vscode.Uri | undefined;
  readonly #subscriptions: vscode.Disposable;
  #timer: NodeJS.Timeout | undefined;
  #ready = false;
  #round = 0;
  /** What the page was sent last, and cannot ask beyond. */
  #graph: ViewGraph | undefined;
  #nodes: ReadonlyMap<string, string> = new Map();
  #topology: TopologyView | undefined;
  /** The node of the document that the cursor is at; undefined: the page was not told. */
  #drawn: string | null | undefined;
  #focus: TableAt | undefined;
  /** What the page asked to open last: the cursor goes there. */
  #opened: string | undefined;
  /** The next focus is to be brought to the middle. */
  #centre: boolean;

  constructor(
    panel: vscode.WebviewPanel,
    context: PanelContext,
    { document, key }: PanelSubject,
    isNew: boolean,
  ) {
    this.panel = panel;
    this.#context = context;
    this.#document = document;
    this.#centre = isNew;
    const { current } = context.table;
    this.#focus = current && { node: current.node };
    this.#subscriptions = vscode.Disposable.from(
      panel.webview.onDidReceiveMessage((message: unknown) => this.#received(message)),
      panel.onDidChangeViewState(() => {
        if (!panel.visible) this.#ready = false;
      }),
      context.source.onDidChange(() => this.#refreshSoon()),
      context.table.onDidChange((table) => this.#follow(table)),
      vscode.workspace.onDidChangeTextDocument((event) => {
        if (event.document.uri.toString() === document?.toString()) this.#refreshSoon();
      }),
      vscode.window.onDidChangeActiveTextEditor(() => {
        if (this.#graph === undefined) this.#refreshSoon();
        this.#followCursor();
      }),
      vscode.window.onDidChangeTextEditorSelection(() => this.#followCursor()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('dataengos.lineage')) this.#tellSettings();
      }),
    );
    this.#title();
    const { webview } = panel;
    const dist = vscode.Uri.joinPath(context.extensionUri, 'dist');
    const address = (name: string): string =>
      webview.asWebviewUri(vscode.Uri.joinPath(dist, name)).toString();
    webview.options = { enableScripts: true, enableCommandUris: false, localResourceRoots: [dist] };
    webview.html = pageHtml({
      nonce: randomBytes(24).toString('base64'),
      source: webview.cspSource,
      language: vscode.env.language,
      scripts: {
        page: address('lineage.js'),
        layout: address('lineage-layout.js'),
        mermaid: address('lineage-mermaid.js'),
      },
      texts: pageTexts(),
      key,
      hasDocument: document !== undefined,
    });
  }

  /** Brings a table to the middle, whatever the editor is at. */
  show(table: TableAt | undefined): void {
    if (table === undefined) return;
    this.#opened = undefined;
    this.#focus = table;
    this.#centre = true;
    this.#tellFocus();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#ready = false;
    this.#subscriptions.dispose();
  }

  #received(data: unknown): void {
    const message = readMessage(
      data,
      (node) => this.#nodes.has(node),
      (id) => this.#topology?.drawn.has(id) === true,
    );
    if (message === undefined) {
      this.#context.log.debug('The lineage preview sent a message that is none.');
      return;
    }
    this.#answer(message).catch((error: unknown) => {
      this.#context.log.error(`Lineage preview, ${message.type}: ${String(error)}`);
      say(vscode.l10n.t('The command failed. The log says why.'));
    });
  }

  async #answer(message: FromPage): Promise<void> {
    const { source, selected } = this.#context;
    switch (message.type) {
      case 'ready':
        this.#ready = true;
        this.#drawn = undefined;
        this.#tellSettings();
        return this.#refresh();
      case 'open':
        return this.#open(message);
      case 'openDrawn':
        return this.#openDrawn(message.id);
      case 'columns': {
        const { node } = message;
        const columns = (await source.columns(node)) ?? null;
        this.#post({ type: 'columns', node, columns });
        return;
      }
      case 'selected':
        selected(message.node);
        return;
      case 'export': {
        const name = this.#document === undefined ? 'lineage' : fileName(this.#document);
        return exportPicture(message.format, message.data, name);
      }
      case 'copy':
        await vscode.env.clipboard.writeText(message.text);
        say(vscode.l10n.t('Copied to the clipboard.'));
    }
  }

  /** The text of a topology is the source of its picture; of the mesh, what declares a table best. */
  async #open({ node, column, all }: FromPage & { readonly type: 'open' }): Promise<void> {
    this.#opened = node;
    const drawn = column === undefined ? this.#topology?.places.get(node) : undefined;
    const declared =
      drawn !== undefined && !all ? [] : await this.#context.source.places(node, column);
    const places = drawn === undefined ? declared : [drawn, ...declared];
    const options = { all: all === true, beside: this.panel.viewColumn };
    if (!(await showPlaces(places, options)))
      say(vscode.l10n.t('No file says where {0} is declared.', this.#nodes.get(node) ?? ''));
  }

  /** A node of the document leads to its line, whether or not it stands for a table. */
  async #openDrawn(id: string): Promise<void> {
    const place = this.#topology?.drawn.get(id);
    if (place === undefined) return;
    this.#opened = this.#topology?.view.nodes.find(({ mermaidId }) => mermaidId === id)?.node;
    await showPlaces([place], { all: false, beside: this.panel.viewColumn });
  }

  #refreshSoon(): void {
    clearTimeout(this.#timer);
    if (this.#ready) this.#timer = setTimeout(() => void this.#refresh(), PAUSE);
  }

  async #refresh(): Promise<void> {
    const round = ++this.#round;
    const { source } = this.#context;
    const graph = await source.graph();
    const topology = this.#document && (await readTopology(source, this.#document));
    if (round !== this.#round || !this.#ready) return;
    const empty = this.#emptiness(graph, topology);
    if (empty === 'wait') return;
    if (empty !== undefined) {
      this.#graph = undefined;
      this.#nodes = new Map();
      this.#post({ type: 'empty', ...emptyText(empty, vscode.l10n.t) });
      return;
    }
    this.#graph = graph ?? { nodes: [], edges: [] };
    this.#nodes = new Map(this.#graph.nodes.map(({ id, name }) => [id, name]));
    this.#topology = topology;
    const document = topology?.view;
    this.#post({ type: 'graph', graph: this.#graph, ...(document && { document }) });
    this.#tellFocus();
    this.#followCursor();
  }

  #emptiness(
    graph: ViewGraph | undefined,
    topology: TopologyView | undefined,
  ): EmptyReason | 'wait' | undefined {
    const document = this.#document;
    if (document !== undefined)
      return topology === undefined ? { why: 'gone', file: fileName(document) } : undefined;
    const front = vscode.window.activeTextEditor?.document.uri;
    return emptyReason({
      tables: graph?.nodes.length,
      state: this.#context.source.state,
      isShown: this.#graph !== undefined,
      file: front && fileName(front),
      hasFolder: (vscode.workspace.workspaceFolders ?? []).length > 0,
    });
  }

  /** The column is left out: columns are shown where somebody asks for them, not wherever the cursor is. */
  #follow({ node }: TableAt): void {
    if (!follows()) return;
    const isOther = node !== this.#focus?.node;
    // What was opened from the picture is in sight: it stays as it is.
    if (!isOther || (node === this.#opened && this.#document === undefined)) return;
    this.#opened = undefined;
    // A page that came back has a place of its own.
    if (this.#focus !== undefined) this.#centre = true;
    this.#focus = { node };
    this.#tellFocus();
  }

  /** Which node of the document the cursor is at. The picture may have the keyboard: then the last one stays. */
  #followCursor(): void {
    const editor = vscode.window.activeTextEditor;
    if (!this.#ready || !this.#topology || editor === undefined || !follows()) return;
    const isHere = editor.document.uri.toString() === this.#document?.toString();
    const id = (isHere ? this.#topology.idAt(editor.selection.active) : undefined) ?? null;
    if (id === this.#drawn) return;
    this.#drawn = id;
    this.#post({ type: 'drawn', id });
  }

  #tellFocus(): void {
    this.#title();
    if (!this.#ready || this.#graph === undefined) return;
    const { node, column } = this.#focus ?? {};
    const known = node !== undefined && this.#nodes.has(node) ? node : null;
    const centre = this.#centre && known !== null;
    this.#post({
      type: 'focus',
      node: known,
      ...(column !== undefined && known !== null && { column }),
      centre,
    });
    if (centre) this.#centre = false;
  }

  #tellSettings(): void {
    const hops = vscode.workspace.getConfiguration('dataengos').get('lineage.hops', 1);
    this.#post({ type: 'settings', hops, follow: follows() });
  }

  #title(): void {
    const about =
      this.#document === undefined
        ? this.#nodes.get(this.#focus?.node ?? '')
        : fileName(this.#document);
    const title =
      about === undefined ? vscode.l10n.t('Lineage') : vscode.l10n.t('Lineage: {0}', about);
    if (this.panel.title !== title) this.panel.title = title;
  }

  #post(message: ToPage): void {
    if (this.#ready) void this.panel.webview.postMessage(message);
  }
}

function follows(): boolean {
  return vscode.workspace.getConfiguration('dataengos').get('lineage.followEditor', true);
}
