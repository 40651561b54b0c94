import type { ViewColumn } from '../../messages.ts';
import type { GraphHost } from '../graph-host.ts';
import { GraphView } from '../graph-view.ts';
import { toggleBox, type PageState } from '../graph/state.ts';
import type { LayoutModule } from '../layout/layout-types.ts';
import type { Texts } from '../texts.ts';
import type { WrittenHost, WrittenView } from '../view.ts';
import { makeDocumentView } from './document-view.ts';
import { drawnOnly } from './graph-of-document.ts';

/** The view of topology files, as the page makes it. */
export function makeWritten(page: GraphHost, own: WrittenHost): WrittenView {
  return makeDocumentView(() => new DocumentGraph(page, own).view)(page, own);
}

/** The page, for the graph that is shown in place of a diagram: all of it is shown, and what is folded is its own. */
class DocumentGraph implements GraphHost {
  readonly view: GraphView;
  readonly texts: Texts;
  readonly makeLayout: () => LayoutModule;
  readonly hops = 0;
  readonly only = undefined;
  readonly #page: GraphHost;
  readonly #written: WrittenHost;
  #own: Pick<PageState, 'openBoxes' | 'showAll'> = { openBoxes: new Set(), showAll: false };

  constructor(page: GraphHost, written: WrittenHost) {
    this.#page = page;
    this.#written = written;
    this.texts = page.texts;
    this.makeLayout = page.makeLayout;
    this.view = new GraphView(this);
  }

  get state(): PageState {
    const { place: _ofTheGraph, ...state } = this.#page.state;
    return { ...state, ...this.#own, mode: 'all', table: false };
  }

  get column(): string | null {
    return this.#page.column;
  }

  get allColumns(): boolean {
    return this.#page.allColumns;
  }

  get columns(): ReadonlyMap<string, readonly ViewColumn[] | null> {
    return this.#page.columns;
  }

  /** What is no table can be opened, but the page does not know it. */
  select(node: string | null): void {
    this.#page.select(isTable(node) ? node : null);
    this.view.refresh();
  }

  selectColumn(node: string, column: string): void {
    this.#page.selectColumn(node, column);
    this.view.refresh();
  }

  showAllColumns(): void {
    this.#page.showAllColumns();
    this.view.refresh();
  }

  toggleBox(id: string): void {
    const { openBoxes } = toggleBox(this.state, id);
    this.#own = { ...this.#own, openBoxes };
    this.view.refresh();
  }

  open(node: string, column?: string): void {
    const drawn = drawnOnly(node);
    if (drawn === undefined) this.#page.open(node, column);
    else this.#written.openDrawn(drawn);
  }

  hover(node: string | null, box?: DOMRect): void {
    this.#page.hover(node, box);
  }

  say(text: string): void {
    this.#page.say(text);
  }

  centre(id: string): void {
    if (isTable(id)) this.#page.centre(id);
  }

  menu(id: string, at: { readonly x: number; readonly y: number }): void {
    if (isTable(id)) this.#page.menu(id, at);
  }

  failed(): void {
    this.#page.failed();
  }

  /** Everything is shown: there are no sides to open, and no place and no legend of the page to keep. */
  readonly toggleSide = nothing;
  readonly openAll = nothing;
  readonly moved = nothing;
  readonly busy = nothing;
  readonly drawn = nothing;
}

function isTable(node: string | null): boolean {
  return node !== null && drawnOnly(node) === undefined;
}

function nothing(): void {
  // See above.
}
