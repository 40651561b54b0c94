import type { Point } from './canvas/transform.ts';
import type { PageFace } from './page-face.ts';
import type { MenuItem } from './parts/menu.ts';
import { fill } from './texts.ts';

export function openMenu(page: PageFace, id: string, at: Point): void {
  const { shell, graph, texts } = page;
  shell.card.hide(true);
  const name = graph.index.nodes.get(id)?.name ?? '';
  shell.menu.open(fill(texts.menu, { name }), menuItems(page, id), at);
}

/** What can be done with one box. */
function menuItems(page: PageFace, id: string): readonly MenuItem[] {
  const { texts } = page;
  const node = page.graph.index.nodes.get(id);
  if (!node) return [{ text: texts.openGroup, act: () => page.toggleBox(id) }];
  const around = page.state.mode === 'around' && page.impact.of === undefined;
  return [
    { text: texts.openSource, act: () => page.open(id) },
    { text: texts.centreHere, act: () => page.centre(id) },
    ...(around
      ? [
          { text: texts.allParents, act: () => page.openAll(id, 'parents') },
          { text: texts.allChildren, act: () => page.openAll(id, 'children') },
        ]
      : []),
    {
      text: texts.keyImpact,
      act: () => {
        page.select(id);
        page.showImpact(id);
      },
    },
    { text: texts.copyName, act: () => page.post({ type: 'copy', text: node.name }) },
  ];
}
