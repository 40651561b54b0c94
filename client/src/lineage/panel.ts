import * as vscode from 'vscode';
import { say } from '../commands/say.ts';
import { DrawnCursor } from './drawn-cursor.ts';
import type { EditorTable, TableAt } from './editor-table.ts';
import { brokenFront } from './broken-front.ts';
import { emptinessOf } from './emptiness.ts';
import { emptyText } from './empty-text.ts';
import { exportPicture } from './export-picture.ts';
import { followsEditor, setFollowsEditor } from './follow-editor.ts';
import type { LineageSource } from './lineage-source.ts';
import { keepDirection, loadPage, type PageContext } from './load-page.ts';
import type { FromPage, ToPage, ViewGraph } from './messages.ts';
import { panelTitle } from './panel-title.ts';
import { readMessage } from './read-message.ts';
import { showPlaces } from './show-places.ts';
import { readTopology, type TopologyView } from './topology-view.ts';

/** In ms: a picture need not follow every letter. */
const PAUSE = 100;

export interface PanelContext extends PageContext {
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
  readonly #closed = new vscode.CancellationTokenSource();
  #timer: NodeJS.Timeout | undefined;
  #ready = false;
  #round = 0;
  /** What the page was sent last, and cannot ask beyond. */
  #graph: ViewGraph | undefined;
  #nodes: ReadonlyMap<string, string> = new Map();
  #topology: TopologyView | undefined;
  /** The picture is the last good one. */
  #isBroken = false;
  readonly #drawn: DrawnCursor;
  #focus: TableAt | undefined;
  /** What the page asked to open last: the cursor goes there. */
  #opened: string | undefined;
  /** The next focus is to be brought to the middle; a diagram is seen as a whole first. */
  #centre: boolean;
  /** Where the cursor was when a table was shown that need not be the cursor's: only a cursor that moves leads away. */
  #shownAt: string | undefined;

  constructor(
    panel: vscode.WebviewPanel,
    context: PanelContext,
    { document, key }: PanelSubject,
    isNew: boolean,
  ) {
    this.panel = panel;
    this.#context = context;
    this.#document = document;
    this.#drawn = new DrawnCursor(document, (message) => this.#post(message));
    this.#centre = isNew && document === undefined;
    const { current } = context.table;
    this.#focus = current && { node: current.node };
    // What comes back after the window was reloaded stays where it was.
    if (!isNew) this.#shownAt = context.table.place;
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
        if (this.#graph === undefined || this.#isBroken) this.#refreshSoon();
        this.#followCursor();
      }),
      vscode.window.onDidChangeTextEditorSelection(() => this.#followCursor()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('dataengos.lineage')) this.#settingsChanged();
      }),
    );
    this.#title();
    loadPage(panel.webview, context, { key, hasDocument: document !== undefined });
  }

  /** Brings a table to the middle, whatever the editor is at. Once the panel is closed, nothing happens. */
  show(table: TableAt | undefined): void {
    if (table === undefined || this.#closed.token.isCancellationRequested) return;
    this.#opened = undefined;
    this.#focus = table;
    this.#shownAt = this.#context.table.place;
    this.#centre = true;
    this.#tellFocus();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#ready = false;
    this.#closed.cancel();
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
    const { source, selected, taste } = this.#context;
    switch (message.type) {
      case 'ready':
        this.#ready = true;
        this.#drawn.forget();
        this.#tellSettings();
        return this.#refresh();
      case 'open':
        return this.#open(message);
      case 'openDrawn':
        return this.#openDrawn(message.id);
      case 'columns': {
        // What the last good picture has of them stays, too.
        if (this.#isBroken) return;
        const { node } = message;
        const columns = (await source.columns(node, this.#closed.token)) ?? null;
        this.#post({ type: 'columns', node, columns });
        return;
      }
      case 'selected':
        selected(message.node);
        return;
      case 'direction':
        await keepDirection(taste, message.direction);
        return;
      case 'export':
        return exportPicture(message.format, message.data, this.#document);
      case 'follow':
        return setFollowsEditor(message.follow);
      case 'copy':
        await vscode.env.clipboard.writeText(message.text);
        say(vscode.l10n.t('Copied to the clipboard.'));
    }
  }

  /** The text of a topology is the source of its picture; of the mesh, what declares a table best. */
  async #open({ node, column, all }: FromPage & { readonly type: 'open' }): Promise<void> {
    this.#opened = node;
    // Asked now: a panel that is closed meanwhile has no place any more.
    const options = { all: all === true, beside: this.panel.viewColumn };
    const drawn = column === undefined ? this.#topology?.places.get(node) : undefined;
    const declared =
      drawn !== undefined && !all ? [] : await this.#context.source.places(node, column);
    const places = drawn === undefined ? declared : [drawn, ...declared];
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
    const problem = this.#isLost(graph) ? brokenFront(this.#context.table.file) : undefined;
    this.#isBroken = problem !== undefined;
    if (problem !== undefined && this.#graph !== undefined) {
      this.#post({ type: 'graph', graph: this.#graph, problem });
      return;
    }
    const uri = this.#document;
    const empty = emptinessOf({
      tables: graph?.nodes.length,
      document: uri && { uri, isRead: topology !== undefined },
      state: source.state,
      isShown: this.#graph !== undefined,
    });
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

  /** Whether the table that the cursor was at is no longer there, though nobody may have meant to remove it. */
  #isLost(graph: ViewGraph | undefined): boolean {
    const { node } = this.#focus ?? {};
    if (node === undefined || graph === undefined || !this.#nodes.has(node)) return false;
    const isCursors = node === this.#context.table.current?.node && this.#document === undefined;
    return isCursors && graph.nodes.every(({ id }) => id !== node);
  }

  /** The column is left out: columns are shown where somebody asks for them, not wherever the cursor is. */
  #follow({ node }: TableAt): void {
    if (!followsEditor() || this.#isKept()) return;
    this.#shownAt = undefined;
    const isOther = node !== this.#focus?.node;
    // What was opened from the picture is in sight: it stays as it is.
    if (!isOther || (node === this.#opened && this.#document === undefined)) return;
    this.#opened = undefined;
    // A page that came back has a place of its own.
    if (this.#focus !== undefined) this.#centre = true;
    this.#focus = { node };
    this.#tellFocus();
  }

  /** Whether the cursor still is where it was when somebody asked for the table that is shown, and that is there. */
  #isKept(): boolean {
    const { place } = this.#context.table;
    const isThere = this.#focus === undefined || this.#nodes.has(this.#focus.node);
    return this.#shownAt !== undefined && this.#shownAt === place && isThere;
  }

  #followCursor(): void {
    if (this.#ready && this.#topology && followsEditor()) this.#drawn.tell(this.#topology);
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

  /** Who lets it follow again wants to see where the cursor is. */
  #settingsChanged(): void {
    this.#tellSettings();
    const { current } = this.#context.table;
    if (current !== undefined) this.#follow(current);
  }

  #tellSettings(): void {
    const hops = vscode.workspace.getConfiguration('dataengos').get('lineage.hops', 1);
    this.#post({ type: 'settings', hops, follow: followsEditor() });
  }

  #title(): void {
    const title = panelTitle(this.#document, this.#nodes.get(this.#focus?.node ?? ''));
    if (this.panel.title !== title) this.panel.title = title;
  }

  #post(message: ToPage): void {
    if (this.#ready) void this.panel.webview.postMessage(message);
  }
}
