import { clampHops } from './graph/state.ts';
import type { PageFace } from './page-face.ts';
import { exportFormats, type ToolbarActs } from './parts/toolbar.ts';

/** What the tools do to the page. */
export function toolbarActs(page: PageFace): ToolbarActs {
  return {
    mode: (mode) => {
      if (page.impact.of !== undefined) page.showImpact(undefined);
      page.change({ mode }, 'fit');
      page.finder.again(page.graph.index, page.written.tables);
      page.refresh();
    },
    hops: (by) => page.change({ hops: clampHops(page.hops + by) }),
    query: (text) => {
      page.finder.look(page.graph.index, text, page.written.tables);
      page.refresh();
    },
    found: (step) => goTo(page, page.finder.step(step)),
    direction: () => page.change({ direction: page.state.direction === 'LR' ? 'TB' : 'LR' }, 'fit'),
    colourBy: (colourBy) => page.change({ colourBy }),
    fit: () => page.view.fit(),
    impact: () => toggleImpact(page),
    table: () => page.change({ table: !page.state.table }),
    export: (at) => {
      const { left, bottom } = at.getBoundingClientRect();
      const items = exportFormats.map(([format, key]) => ({
        text: page.texts[key],
        act: () => void page.export(format),
      }));
      page.shell.menu.open(page.texts.export, items, { x: left, y: bottom + 4 });
    },
    help: () => page.shell.help.showModal(),
    leaveSearch: () => page.graph.focusKeyboard(),
  };
}

export function toggleImpact(page: PageFace): void {
  const { selected, focus } = page.state;
  const node = selected ?? focus;
  if (page.impact.of !== undefined) {
    page.showImpact(undefined);
    return;
  }
  if (node === null) {
    page.say(page.texts.impactSelect);
    return;
  }
  page.select(node);
  page.showImpact(node);
}

/** Shows a table that was found: where it is drawn, or by drawing what is around it. */
function goTo(page: PageFace, id: string | undefined): void {
  if (id === undefined) {
    page.refresh();
    return;
  }
  page.select(id);
  const { state, graph } = page;
  if (state.mode === 'written' && !state.table && page.view.reveal(id)) page.refresh();
  else if (state.mode === 'all') page.refresh({ centre: id });
  else if (graph.visible().has(id)) graph.reveal(id);
  else page.centre(id);
}
