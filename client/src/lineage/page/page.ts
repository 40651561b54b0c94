import type { FromPage, ToPage } from '../messages.ts';
import type { Point } from './canvas/transform.ts';
import type { Legend } from './colours.ts';
import { ColumnsKnown } from './columns-known.ts';
import { Finder } from './finder.ts';
import { GraphView } from './graph-view.ts';
import { columnsWanted } from './graph/column-rows.ts';
import type { Side } from './graph/neighbourhood.ts';
import type { Picture } from './graph/picture-types.ts';
import * as changes from './graph/state.ts';
import type { PageState, Place } from './graph/state.ts';
import type { LayoutModule } from './layout/layout-types.ts';
import type { PageFace } from './page-face.ts';
import { ImpactMode } from './page-impact.ts';
import { openMenu } from './page-menu.ts';
import { TableView } from './parts/table-view.ts';
import { Shell } from './shell.ts';
import { emptyOf, sayDrawn } from './page-notices.ts';
import { fill, type Texts } from './texts.ts';
import { toolbarActs, updateTools } from './page-tools.ts';
import { WrittenMode, type MakeWritten } from './page-written.ts';
import type { View, ViewData } from './view.ts';
import type { VsCodeApi } from './vscode-api.ts';

export interface PageOptions {
  readonly api: VsCodeApi;
  readonly texts: Texts;
  readonly makeLayout: () => LayoutModule;
  /** The view of a document; without it the page shows the graph only. */
  readonly makeWritten: MakeWritten | undefined;
}

/** The page: takes messages and wishes, keeps the state, and has the parts show it. */
export class Page implements PageFace {
  readonly texts: Texts;
  readonly makeLayout: () => LayoutModule;
  readonly shell: Shell;
  readonly finder = new Finder();
  readonly graph: GraphView;
  readonly #api: VsCodeApi;
  readonly #table: TableView;
  readonly written: WrittenMode;
  readonly columnsKnown: ColumnsKnown;
  readonly impact: ImpactMode = new ImpactMode(this);
  #data: ViewData | undefined;
  #empty: { readonly reason: string; readonly next?: string } | undefined;
  #state: PageState;
  #hopsSetting = 1;
  #refreshing = 0;
  #saving: ReturnType<typeof setTimeout> | undefined;
  follow = true;
  column: string | null = null;
  allColumns = false;

  constructor({ api, texts, makeLayout, makeWritten }: PageOptions) {
    this.#api = api;
    this.texts = texts;
    this.makeLayout = makeLayout;
    this.written = new WrittenMode(this, makeWritten);
    this.#state = changes.fromSaved(api.getState());
    this.columnsKnown = new ColumnsKnown((node) => this.post({ type: 'columns', node }));
    this.shell = new Shell(texts, toolbarActs(this), (factor) => this.view.zoom(factor));
    this.#table = new TableView(texts, {
      select: (node) => this.select(node),
      open: (node) => this.open(node),
    });
    this.graph = new GraphView(this);
    this.refresh();
  }

  get state(): PageState {
    return this.#state;
  }

  get hops(): number {
    return this.#state.hops ?? this.#hopsSetting;
  }

  get columns(): ColumnsKnown['known'] {
    return this.columnsKnown.known;
  }

  get data(): ViewData | undefined {
    return this.#data;
  }

  get only(): ReadonlySet<string> | undefined {
    return this.impact.nodes;
  }

  /** What is on the stage: a document, or the graph. */
  get view(): View {
    const { view } = this.written;
    return this.#state.mode === 'written' && view ? view : this.graph;
  }

  post(message: FromPage): void {
    this.#api.postMessage(message);
  }

  take(message: ToPage): void {
    if (message.type === 'graph') this.#takeGraph(message);
    else if (message.type === 'focus') this.#takeFocus(message);
    else if (message.type === 'columns') {
      this.columnsKnown.answer(message.node, message.columns);
      this.#refreshSoon();
    } else if (message.type === 'drawn') this.written.view?.cursor(message.id);
    else if (message.type === 'settings') {
      this.#hopsSetting = changes.clampHops(message.hops);
      this.follow = message.follow;
      this.refresh();
    } else {
      this.#empty = message;
      this.#data = undefined;
      this.refresh();
    }
  }

  #takeGraph({ graph, document, problem }: Extract<ToPage, { type: 'graph' }>): void {
    const first = this.#data?.document === undefined;
    this.#data = { graph, problem, ...(document && { document }) };
    this.#empty = undefined;
    this.columnsKnown.stale();
    this.graph.show(this.#data);
    this.finder.again(this.graph.index, this.written.tables);
    const { selected } = this.#state;
    if (selected !== null && !this.graph.index.nodes.has(selected))
      this.#state = { ...this.#state, selected: null };
    if (this.written.has(this.#data)) this.written.show(this.#data);
    if (first && this.written.has(this.#data) && !this.#state.place)
      this.change({ mode: 'written' });
    else this.refresh();
  }

  #takeFocus({ node, column, centre }: Extract<ToPage, { type: 'focus' }>): void {
    this.written.view?.focus(node, { ...(column !== undefined && { column }), centre });
    // The editor shows something else: people keep what they were looking at.
    if (node === null) return;
    const moved = node !== this.#state.focus;
    this.column = column ?? null;
    this.allColumns = column !== undefined;
    this.#state = changes.refocus(this.#state, node);
    if (column !== undefined) this.#state = { ...this.#state, selected: node };
    if (moved) this.impact.of = undefined;
    this.refresh(centre || moved ? { centre: node } : undefined);
  }

  /** Changes the state, keeps it for the next time, and shows it. */
  change(change: Partial<PageState> | PageState, next?: 'fit' | { readonly centre: string }): void {
    const isSomewhere = document.activeElement !== document.body;
    this.keep(change);
    this.refresh(next);
    if (isSomewhere && document.activeElement === document.body) this.#keepKeyboard();
  }

  /** What had the keyboard is gone: it goes to what is on the stage now. */
  #keepKeyboard(): void {
    if (this.#state.table) this.#table.element.focus();
    else if (this.view === this.graph) this.graph.focusKeyboard();
  }

  refresh(next?: 'fit' | { readonly centre: string }): void {
    if (this.#state.mode === 'written' && !this.written.has(this.#data) && this.#data)
      this.#state = { ...this.#state, mode: 'around' };
    const { state, shell } = this;
    this.impact.find();
    updateTools(this);
    this.impact.draw();
    const empty = emptyOf(this, this.#empty);
    shell.legend.hidden = empty !== undefined || state.table || state.mode === 'written';
    if (empty || state.mode === 'written') {
      shell.notify([]);
      shell.status.textContent = '';
    }
    if (empty) shell.put(empty);
    else if (state.mode === 'written' && this.written.view) {
      if (state.table) this.#listTables(this.written.tables ?? []);
      shell.put(state.table ? this.#table.element : this.written.view.element);
    } else {
      const { selected } = state;
      if (selected !== null && this.graph.index.nodes.has(selected))
        this.columnsKnown.want(columnsWanted(this.graph.index, selected, this.graph.visible()));
      shell.put(state.table ? this.#table.element : this.graph.element);
      this.graph.refresh(next);
    }
  }

  select(node: string | null): void {
    if (this.#state.selected === node) return;
    this.column = null;
    this.allColumns = false;
    if (node !== null && this.impact.of !== undefined && !this.only?.has(node))
      this.impact.of = node;
    this.post({ type: 'selected', node });
    this.change({ selected: node });
  }

  selectColumn(node: string, column: string): void {
    this.column = this.column === column && this.#state.selected === node ? null : column;
    if (this.#state.selected !== node) this.post({ type: 'selected', node });
    this.impact.of &&= node;
    this.change({ selected: node });
  }

  showAllColumns(): void {
    this.allColumns = true;
    this.refresh();
  }

  open(node: string, column?: string): void {
    this.post({ type: 'open', node, ...(column !== undefined && { column }) });
  }

  hover(node: string | null, box?: DOMRect): void {
    const found = node === null ? undefined : this.graph.index.nodes.get(node);
    if (found && box && this.shell.menu.element.hidden) this.shell.card.show(found, box);
    else this.shell.card.hide();
  }

  say(text: string): void {
    this.shell.say(text);
  }

  toggleSide(id: string, side: Side, hidden: number): void {
    this.change(changes.open(this.#state, side, id, hidden > 0 ? 'one' : 'closed'));
  }

  openAll(id: string, side: Side): void {
    this.change(changes.open(this.#state, side, id, 'all'));
  }

  toggleBox(id: string): void {
    this.change(changes.toggleBox(this.#state, id));
  }

  centre(id: string): void {
    this.impact.of = undefined;
    const state = changes.refocus(this.#state, id);
    this.change({ ...state, mode: 'around', table: false }, { centre: id });
  }

  menu(id: string, at: Point): void {
    openMenu(this, id, at);
  }

  moved(place: Place): void {
    this.shell.card.hide(true);
    this.keep({ place });
  }

  keep(change: Partial<PageState>): void {
    this.#state = { ...this.#state, ...change };
    this.#save();
  }

  busy(boxes: number | undefined): void {
    this.graph.element.classList.toggle('busy', boxes !== undefined);
    if (boxes !== undefined && boxes > 100)
      this.shell.status.textContent = fill(this.texts.layingOut, { count: boxes });
  }

  drawn(picture: Picture, legend: Legend): void {
    // A document says itself what was cut of it.
    if (this.#state.mode === 'written') return;
    const hadKeyboard = this.shell.notices.contains(document.activeElement);
    sayDrawn(this, picture, legend);
    if (hadKeyboard && document.activeElement === document.body) this.#keepKeyboard();
    if (this.#state.table) this.#listTables(picture.boxOf.keys());
  }

  #listTables(shown: Iterable<string>): void {
    const ids = [...shown].filter((id) => this.finder.found?.has(id) ?? true);
    this.#table.show(this.graph.index, ids, this.#state.selected);
  }

  failed(): void {
    const { layoutFailed, layoutFailedNext } = this.texts;
    this.shell.put(emptyOf(this, { reason: layoutFailed, next: layoutFailedNext })!);
  }

  /** Shows what a change of that table reaches; undefined: no longer. */
  showImpact(node: string | undefined): void {
    this.impact.of = node;
    const { mode } = this.#state;
    this.change({ mode: mode === 'written' ? 'around' : mode, openBoxes: new Set() }, 'fit');
  }

  /** Many answers at once are shown at once. */
  #refreshSoon(): void {
    this.#refreshing ||= requestAnimationFrame(() => {
      this.#refreshing = 0;
      this.refresh();
    });
  }

  #save(): void {
    clearTimeout(this.#saving);
    this.#saving = setTimeout(() => this.#api.setState(changes.toSaved(this.#state)), 200);
  }
}
