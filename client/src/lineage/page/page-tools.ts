import type { ExportFormat } from '../messages.ts';
import { clampHops } from './graph/state.ts';
import type { PageFace } from './page-face.ts';
import { exportFormats, type ToolbarActs } from './parts/toolbar.ts';

/** What the tools do to the page. */
export function toolbarActs(page: PageFace): ToolbarActs {
  return {
    mode: (mode) => {
      if (page.impact.of !== undefined) page.showImpact(undefined);
      page.change(mode === 'written' ? { mode, table: false } : { mode }, 'fit');
      page.finder.again(page.graph.index, page.written.tables);
      page.refresh();
    },
    hops: (by) => page.change({ hops: clampHops(page.hops + by) }),
    query: (text) => {
      page.finder.look(page.graph.index, text, page.written.tables);
      page.refresh();
    },
    found: (step) => goTo(page, page.finder.step(step)),
    direction: () => {
      const direction = page.state.direction === 'LR' ? 'TB' : 'LR';
      page.post({ type: 'direction', direction });
      page.change({ direction }, 'fit');
    },
    colourBy: (colourBy) => page.change({ colourBy }),
    fit: () => page.view.fit(),
    // The extension keeps the setting, and tells what has become of it.
    follow: () => page.post({ type: 'follow', follow: !page.follow }),
    impact: () => toggleImpact(page),
    table: () => toggleTable(page),
    export: (at) => {
      const { left, bottom } = at.getBoundingClientRect();
      const items = exportFormats.map(([format, key]) => ({
        text: page.texts[key],
        act: () => void exportView(page, format),
      }));
      page.shell.menu.open(page.texts.export, items, { x: left, y: bottom + 4 });
    },
    help: () => page.shell.help.showModal(),
    leaveSearch: () => page.graph.focusKeyboard(),
  };
}

export function updateTools(page: PageFace): void {
  const { state, hops, follow, finder } = page;
  page.shell.toolbar.update({
    ...{ state, hops, follow },
    hasDocument: page.written.has(page.data),
    impact: page.impact.of !== undefined,
    matches: finder.matches,
  });
}

/** What is shown goes to the extension, which asks where to. */
async function exportView(page: PageFace, format: ExportFormat): Promise<void> {
  const data = await page.view.export(format);
  if (data === undefined) return;
  page.post({ type: 'export', format, data });
  page.say(page.texts.exported);
}

export function toggleTable(page: PageFace): void {
  page.change({ table: !page.state.table });
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
