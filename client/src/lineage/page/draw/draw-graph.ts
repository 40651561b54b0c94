import type { Point } from '../canvas/transform.ts';
import { edgeKey } from '../graph/graph-index.ts';
import { fill } from '../texts.ts';
import { ROW_HEIGHT } from './box-size.ts';
import { arrowHead, loop, route, swing } from './curve.ts';
import { drawBox } from './draw-box.ts';
import type { Drawing } from './drawing.ts';
import { svg } from './elements.ts';
import { shorten } from './wrap-name.ts';

/** Draws everything anew: the elements of the picture, in the order in which they cover each other. */
export function drawGraph(drawing: Drawing): readonly SVGElement[] {
  const boxes = svg('g', { class: 'boxes' });
  for (const [i, box] of drawing.picture.boxes.entries()) boxes.append(drawBox(drawing, box, i));
  return [drawFrames(drawing), drawEdges(drawing), boxes];
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

/** A connection: one line, and an arrow's head that is drawn together with others of its colour. */
interface Line {
  readonly path: SVGElement;
  readonly head: string;
  readonly near: boolean;
}

/** What belongs to the chosen table is drawn over the others. */
function drawEdges(drawing: Drawing): SVGElement {
  const edges = svg('g', { class: 'edges', 'aria-hidden': 'true' });
  const lines = [...linkLines(drawing), ...columnLines(drawing)];
  for (const near of [false, true]) {
    const some = lines.filter((line) => line.near === near);
    if (some.length === 0) continue;
    const heads = some.map(({ head }) => head).join('');
    edges.append(
      ...some.map(({ path }) => path),
      svg('path', { class: near ? 'heads near' : 'heads', d: heads }),
    );
  }
  return edges;
}

function linkLines(drawing: Drawing): Line[] {
  const { picture, layout, selected, focus, direction, columnLinks } = drawing;
  const vertical = direction === 'TB';
  const chosen = picture.boxOf.get(selected ?? focus ?? '');
  // Where columns are connected, their lines say more than that of their tables.
  const inColumns = new Set(columnLinks.map((link) => edgeKey(link.from.node, link.to.node)));
  return picture.links.map(({ from, to, count, claimed, reference, both }, i) => {
    const kind = claimed ? ' claimed' : reference ? ' reference' : '';
    const near = (from === chosen || to === chosen) && !inColumns.has(edgeKey(from, to));
    const attributes = { class: `edge${kind}${near ? ' near' : ''}` };
    if (from === to) {
      const { x, y, width, height } = layout.boxes[from]!;
      const d = loop(x + width, y + height / 2);
      return { path: svg('path', { ...attributes, d }), head: '', near };
    }
    const points = layout.links[i] ?? [];
    const style = count > 1 ? `--width: ${Math.min(3, 1 + Math.log2(count) / 4)}px` : undefined;
    const path = svg('path', { ...attributes, d: route(points, vertical), style });
    const back = both ? headOf([...points].reverse(), vertical) : '';
    return { path, head: headOf(points, vertical) + back, near };
  });
}

/** Lines arrive straight, wherever they come from. */
function headOf(points: readonly Point[], vertical: boolean): string {
  const [before, tip] = [points.at(-2), points.at(-1)];
  if (!before || !tip) return '';
  return arrowHead(vertical ? { x: tip.x, y: before.y } : { x: before.x, y: tip.y }, tip);
}

function columnLines(drawing: Drawing): Line[] {
  const { column, selected } = drawing;
  return drawing.columnLinks.flatMap((link) => {
    const from = rowPlace(drawing, link.from.node, link.from.column, 'out');
    const to = rowPlace(drawing, link.to.node, link.to.column, 'in');
    if (!from || !to) return [];
    const near =
      column !== null &&
      [link.from, link.to].some((end) => end.node === selected && end.column === column);
    // Rows are left and right of each other in both directions: a table above has its row at the side.
    const path = svg('path', {
      class: `edge column-edge${near ? ' near' : ''}`,
      d: swing(from, to),
    });
    return [{ path, head: arrowHead({ x: to.x - 10, y: to.y }, to), near }];
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
