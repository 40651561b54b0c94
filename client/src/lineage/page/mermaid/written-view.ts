import type { ViewColumn } from '../../messages.ts';
import type { GraphHost } from '../graph-host.ts';
import { GraphView } from '../graph-view.ts';
import { toggleBox, type PageState } from '../graph/state.ts';
import type { LayoutModule } from '../layout/layout-types.ts';
import type { Texts } from '../texts.ts';
import type { WrittenHost, WrittenView } from '../view.ts';
import { makeDocumentView } from './document-view.ts';

/** The view of topology files, as the page makes it. */
export function makeWritten(page: GraphHost, own: WrittenHost): WrittenView {
  return makeDocumentView(() => new DocumentGraph(page).view)(page, own);
}

/** The page, for the graph that is shown in place of a diagram: all of it is shown, and what is folded is its own. */
class DocumentGraph implements GraphHost {
  readonly view: GraphView;
  readonly texts: Texts;
  readonly makeLayout: () => LayoutModule;
  readonly hops = 0;
  readonly only = undefined;
  readonly #page: GraphHost;
  #own: Pick<PageState, 'openBoxes' | 'showAll'> = { openBoxes: new Set(), showAll: false };

  constructor(page: GraphHost) {
    this.#page = page;
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

  select(node: string | null): void {
    this.#page.select(node);
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
    this.#page.open(node, column);
  }

  hover(node: string | null, box?: DOMRect): void {
    this.#page.hover(node, box);
  }

  say(text: string): void {
    this.#page.say(text);
  }

  centre(id: string): void {
    this.#page.centre(id);
  }

  menu(id: string, at: { readonly x: number; readonly y: number }): void {
    this.#page.menu(id, at);
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

function nothing(): void {
  // See above.
}
