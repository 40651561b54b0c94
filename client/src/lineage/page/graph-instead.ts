import { GraphView, type GraphHost } from './graph-view.ts';
import * as changes from './graph/state.ts';
import type { View } from './view.ts';

/**
 * The view of graphs inside the view of a document, for a diagram that mermaid would take too long for. All its tables
 * are shown, whatever the page shows of the mesh, and what is opened in it is nobody else's matter.
 */
export function graphInstead(page: GraphHost): View {
  let opened = changes.firstState;
  const act = (change: changes.PageState): void => {
    opened = change;
    view.refresh();
  };
  const nothing = (): void => undefined;
  const host: GraphHost = {
    texts: page.texts,
    makeLayout: page.makeLayout,
    get state(): changes.PageState {
      const { focus, selected, direction, colourBy } = page.state;
      return { ...opened, mode: 'all', focus, selected, direction, colourBy };
    },
    get hops(): number {
      return page.hops;
    },
    only: undefined,
    column: null,
    allColumns: false,
    columns: new Map(),
    select: (node) => {
      page.select(node);
      view.refresh();
    },
    open: (node, column) => page.open(node, column),
    hover: (node, box) => page.hover(node, box),
    say: (text) => page.say(text),
    menu: (id, at) => page.menu(id, at),
    toggleBox: (id) => act(changes.toggleBox(opened, id)),
    centre: (id) => page.centre(id),
    selectColumn: nothing,
    showAllColumns: nothing,
    toggleSide: nothing,
    openAll: nothing,
    moved: nothing,
    busy: nothing,
    drawn: nothing,
    failed: () => page.say(page.texts.layoutFailed),
  };
  const view = new GraphView(host);
  return view;
}
