import type { Point } from '../canvas/transform.ts';
import { fill } from '../texts.ts';
import { ROW_HEIGHT } from './box-size.ts';
import { arrowHead, curve, loop, swing } from './curve.ts';
import { drawBox } from './draw-box.ts';
import type { Drawing } from './drawing.ts';
import { html, svg } from './elements.ts';
import { shorten } from './wrap-name.ts';

/** Draws everything anew: the elements of the picture, in the order in which they cover each other. */
export function drawGraph(drawing: Drawing): readonly SVGElement[] {
  const edges = svg('g', { class: 'edges', 'aria-hidden': 'true' });
  edges.append(...drawLinks(drawing), ...drawColumnLinks(drawing));
  const boxes = svg('g', { class: 'boxes' });
  for (const [i, box] of drawing.picture.boxes.entries()) boxes.append(drawBox(drawing, box, i));
  return [drawFrames(drawing), edges, boxes];
}

function drawFrames({ picture, layout, texts, fonts }: Drawing): SVGElement {
  const frames = svg('g', { class: 'frames' });
  for (const [i, { id, name }] of picture.frames.entries()) {
    const place = layout.groups[id];
    if (!place) continue;
    const { x, y, width, height } = place;
    const title = name ?? texts.notSaid;
    const frame = svg('g', { class: 'frame', transform: `translate(${x},${y})` });
    const close = svg('g', {
      class: 'frame-title',
      role: 'button',
      tabindex: 0,
      'data-frame': i,
      'aria-label': fill(texts.groupClose, { name: title }),
    });
    close.append(
      svg('rect', { class: 'frame-bar', width, height: 26, rx: 6 }),
      svg(
        'text',
        { class: 'frame-name', x: 12, y: 18, 'aria-hidden': 'true' },
        `− ${shorten(title, width - 36, fonts.name)}`,
      ),
    );
    frame.append(svg('rect', { class: 'frame-area', width, height, rx: 8 }), close);
    frames.append(frame);
  }
  return frames;
}

function drawLinks({ picture, layout, selected, focus }: Drawing): SVGElement[] {
  const chosen = picture.boxOf.get(selected ?? focus ?? '');
  return picture.links.map(({ from, to, count, claimed, reference }, i) => {
    const kind = claimed ? ' claimed' : reference ? ' reference' : '';
    const near = from === chosen || to === chosen ? ' near' : '';
    const group = svg('g', { class: `edge${kind}${near}` });
    const points = layout.links[i] ?? [];
    if (from === to) {
      const { x, y, width, height } = layout.boxes[from]!;
      group.append(svg('path', { class: 'line', d: loop(x + width, y + height / 2) }));
      return group;
    }
    const thick = count > 1 ? Math.min(4, 1.2 + Math.log2(count) / 2) : undefined;
    group.append(svg('path', { class: 'line', d: curve(points), 'stroke-width': thick }));
    const [before, tip] = [points.at(-2), points.at(-1)];
    if (before && tip) group.append(svg('path', { class: 'head', d: arrowHead(before, tip) }));
    return group;
  });
}

function drawColumnLinks(drawing: Drawing): SVGElement[] {
  const vertical = drawing.direction === 'TB';
  return drawing.columnLinks.flatMap((link) => {
    const from = rowPlace(drawing, link.from.node, link.from.column, 'out');
    const to = rowPlace(drawing, link.to.node, link.to.column, 'in');
    if (!from || !to) return [];
    const { column, selected } = drawing;
    const chosen =
      column !== null &&
      [link.from, link.to].some((end) => end.node === selected && end.column === column);
    const group = svg('g', { class: `edge column-edge${chosen ? ' near' : ''}` });
    // Rows are left and right of each other in both directions: a table above has its row at the side.
    const d = swing(from, to, false);
    const before = { x: to.x - 10, y: to.y };
    group.append(
      svg('path', { class: 'line', d }),
      svg('path', { class: 'head', d: arrowHead(before, to) }),
    );
    if (vertical) group.classList.add('vertical');
    return [group];
  });
}

function rowPlace(
  { layout, boxTexts }: Drawing,
  node: string,
  column: string,
  side: 'in' | 'out',
): Point | undefined {
  const place = layout.boxes[node];
  const text = boxTexts.get(node);
  const row = text?.rows?.rows.findIndex(({ name }) => name === column) ?? -1;
  if (!place || !text || row < 0) return undefined;
  return {
    x: side === 'in' ? place.x : place.x + place.width,
    y: place.y + text.rowsTop + row * ROW_HEIGHT + ROW_HEIGHT / 2,
  };
}

/** How wide texts are in the fonts of the page. */
export function measureFonts(frame: HTMLElement): {
  name: (text: string) => number;
  small: (text: string) => number;
} {
  const context = html('canvas').getContext('2d')!;
  const family = getComputedStyle(frame).fontFamily || 'sans-serif';
  const known = new Map<string, number>();
  const measure = (font: string) => (text: string) => {
    const key = font + text;
    let width = known.get(key);
    if (width === undefined) {
      context.font = font;
      width = context.measureText(text).width;
      known.set(key, width);
    }
    return width;
  };
  return { name: measure(`600 13px ${family}`), small: measure(`11px ${family}`) };
}
