import type { Point } from '../canvas/transform.ts';
import type { ColumnRow } from '../graph/column-rows.ts';
import type { PictureBox } from '../graph/picture-types.ts';
import type { Side } from '../graph/neighbourhood.ts';
import { childrenOf, parentsOf } from '../graph/graph-index.ts';
import { fill, type Texts } from '../texts.ts';
import {
  ICON,
  kindText,
  LINE_HEIGHT,
  PADDING,
  ROW_HEIGHT,
  titleOf,
  type BoxText,
} from './box-size.ts';
import type { Drawing } from './drawing.ts';
import { svg } from './elements.ts';
import { iconOf } from './icons.ts';
import { shorten, type Measure } from './wrap-name.ts';

const RADIUS = 6;

/** One box. Its parts that can be chosen are beside each other, none in another, as screen readers want them. */
export function drawBox(drawing: Drawing, box: PictureBox, n: number): SVGElement {
  const place = drawing.layout.boxes[box.id]!;
  const text = drawing.boxTexts.get(box.id)!;
  const group = svg('g', {
    class: classesOf(drawing, box),
  });
  group.append(face(drawing, box, text, n), faceText(text, place));
  const inside = svg('g', { transform: `translate(${place.x},${place.y})` });
  if (text.rows) inside.append(...rowsOf(drawing, box, text, n));
  if (box.type === 'node' && drawing.opened) {
    for (const side of ['parents', 'children'] as const) {
      const toggle = sideToggle(drawing, box.id, side, text, n);
      if (toggle) inside.append(toggle);
    }
  }
  if (inside.childElementCount > 0) group.append(inside);
  return group;
}

function classesOf({ legend, focus, selected }: Drawing, box: PictureBox): string {
  const classes = ['box', box.type];
  if (box.type === 'node') classes.push(legend.of(box.node).slot, `kind-${box.node.kind}`);
  if (box.id === focus) classes.push('current');
  if (box.id === selected) classes.push('selected');
  return classes.join(' ');
}

function face(drawing: Drawing, box: PictureBox, text: BoxText, n: number): SVGElement {
  const { width, height } = text;
  const { x, y } = drawing.layout.boxes[box.id]!;
  const element = svg('g', {
    class: 'face',
    role: 'button',
    tabindex: -1,
    'data-n': n,
    'aria-label': labelOf(drawing, box, text),
    'aria-current': box.id === drawing.focus ? 'true' : undefined,
    'aria-pressed': box.type === 'node' ? String(box.id === drawing.selected) : undefined,
  });
  if (box.id === drawing.focus)
    element.append(
      svg('rect', {
        class: 'ring',
        ...{ x: x - 5, y: y - 5, width: width + 10, height: height + 10, rx: 10 },
      }),
    );
  if (box.type !== 'node')
    element.append(svg('rect', { class: 'behind', x: x + 4, y: y + 4, width, height, rx: RADIUS }));
  element.append(svg('rect', { class: 'body', x, y, width, height, rx: RADIUS }));
  if (box.type === 'node')
    element.append(svg('path', { class: 'stripe', d: stripe(x, y, height) }));
  const icon = svg('path', {
    class: 'icon',
    d: iconOf(box, { x: x + PADDING.x, y: y + PADDING.y + 1 }),
  });
  element.append(icon);
  return element;
}

function faceText(text: BoxText, { x, y }: Point): SVGElement {
  const left = x + PADDING.x + ICON;
  const below = y + 20 + text.lines.length * LINE_HEIGHT;
  return ink(
    ...text.lines.map((line, i) =>
      svg('text', { class: 'name', x: left, y: y + 21 + i * LINE_HEIGHT }, line),
    ),
    svg('text', { class: 'below', x: left, y: below }, text.below),
    ...badgesOf(text, { x: x + text.width - 8, y: below }),
  );
}

/** Text that is beside what it belongs to and not in it: the label of that says it in full. */
function ink(...elements: readonly SVGElement[]): SVGElement {
  const group = svg('g', { class: 'ink', 'aria-hidden': 'true' });
  group.append(...elements);
  return group;
}

const stripe = (x: number, y: number, height: number): string =>
  `M${x + 6},${y}a6,6 0 0 0 -6,6v${height - 12}a6,6 0 0 0 6,6Z`;

/** Numbers of findings: a cross or triangle of their colour, the number in the colour of text. */
function badgesOf({ badges }: BoxText, { x, y }: Point): SVGElement[] {
  let right = x;
  return badges.map(({ kind, sign, count, width: wide }) => {
    const badge = svg('text', { class: `badge ${kind}`, x: right, y, 'text-anchor': 'end' });
    badge.append(
      svg('tspan', { class: 'badge-sign' }, sign),
      svg('tspan', { class: 'badge-count', dx: 2 }, count),
    );
    right -= wide;
    return badge;
  });
}

function rowsOf(
  drawing: Drawing,
  box: PictureBox,
  { rowsTop, width }: BoxText,
  n: number,
): SVGElement[] {
  const { fonts, selected, column, boxTexts } = drawing;
  const { rows } = boxTexts.get(box.id)!.rows!;
  const elements: SVGElement[] = [
    svg('line', { class: 'rule', x1: 6, x2: width, y1: rowsTop - 3, y2: rowsTop - 3 }),
  ];
  for (const [i, row] of rows.entries()) {
    const type = besideName(row, width - 32, fonts.small);
    const chosen = box.id === selected && row.name === column;
    const element = svg('g', {
      class: chosen ? 'row chosen' : 'row',
      transform: `translate(0,${rowsTop + i * ROW_HEIGHT})`,
    });
    const button = svg('g', {
      class: 'row-face',
      role: 'button',
      // Tab goes from the selected table to its columns, arrows from one to the other.
      tabindex: box.id === selected && i === 0 ? 0 : -1,
      'data-n': n,
      'data-row': i,
      'aria-label': [row.name, row.type, row.classification].filter(Boolean).join(', '),
      'aria-pressed': String(chosen),
    });
    button.append(svg('rect', { class: 'row-back', x: 6, width: width - 7, height: ROW_HEIGHT }));
    const room = width - 32 - fonts.small(type);
    element.append(
      button,
      ink(
        svg('text', { class: 'row-name', x: 14, y: 14 }, shorten(row.name, room, fonts.small)),
        svg('text', { class: 'row-type', x: width - 10, y: 14, 'text-anchor': 'end' }, type),
      ),
    );
    elements.push(element);
  }
  const note = rowNote(box.id, drawing, n);
  return note ? [...elements, note] : elements;
}

/** Below the columns: that there are more, none, or none yet. */
function rowNote(id: string, { texts, boxTexts }: Drawing, n: number): SVGElement | undefined {
  const { rows: shown, rowsTop, width } = boxTexts.get(id)!;
  const { rows, more, loading } = shown!;
  if (!loading && rows.length > 0 && more === 0) return undefined;
  const text = loading
    ? texts.loadingColumns
    : more > 0
      ? fill(texts.moreColumns, { count: more })
      : texts.noColumns;
  const element = svg('g', {
    class: 'row row-note',
    transform: `translate(0,${rowsTop + rows.length * ROW_HEIGHT})`,
    ...(more > 0 && { role: 'button', tabindex: 0, 'data-more': n }),
  });
  element.append(
    svg('rect', { class: 'row-back', x: 6, width: width - 7, height: ROW_HEIGHT }),
    svg('text', { class: 'row-type', x: 14, y: 14 }, text),
  );
  return element;
}

/** The type of a column, and how it is classified where there is room for it. */
function besideName(
  { name, type, classification }: ColumnRow,
  room: number,
  measure: Measure,
): string {
  const both = [type, classification].filter(Boolean).join(' · ');
  return measure(name) + measure(both) <= room ? both : shorten(type ?? '', 90, measure);
}

/** Plus with the number of what is hidden; minus where there is something to hide. */
function sideToggle(
  { near, index, opened, texts, direction, fonts, focus, selected }: Drawing,
  id: string,
  side: Side,
  { width, height }: BoxText,
  n: number,
): SVGElement | undefined {
  const hidden = near.hidden[side].get(id) ?? 0;
  const neighbours = side === 'parents' ? parentsOf(index, id) : childrenOf(index, id);
  const closable = id === focus || id === selected || opened?.[side].has(id);
  if (hidden === 0 && !(closable && neighbours.length > 0)) return undefined;
  const sign = hidden > 0 ? `+${hidden}` : '−';
  const size = Math.max(18, fonts.small(sign) + 10);
  const first = side === 'parents';
  // Where connections arrive, the middle of the side is theirs.
  const free = hidden === neighbours.length;
  const at =
    direction === 'LR'
      ? { x: first ? -size - 1 : width + 1, y: free ? height / 2 - 9 : height - 12 }
      : { x: free ? width / 2 - size / 2 : width - size, y: first ? -19 : height + 1 };
  const element = svg('g', {
    class: hidden > 0 ? 'toggle' : 'toggle minus',
    role: 'button',
    tabindex: -1,
    'data-n': n,
    'data-side': side,
    'aria-label': toggleLabel(texts, side, hidden),
    transform: `translate(${at.x},${at.y})`,
  });
  element.append(
    svg('rect', { class: 'toggle-body', width: size, height: 18, rx: 9 }),
    ink(svg('text', { class: 'toggle-text', x: size / 2, y: 13, 'text-anchor': 'middle' }, sign)),
  );
  return element;
}

function toggleLabel(texts: Texts, side: Side, hidden: number): string {
  if (hidden === 0) return side === 'parents' ? texts.hideParents : texts.hideChildren;
  return fill(side === 'parents' ? texts.showParents : texts.showChildren, { count: hidden });
}

function labelOf(drawing: Drawing, box: PictureBox, { errors, warnings }: BoxText): string {
  const { texts, index, legend } = drawing;
  const name = titleOf(box, texts);
  const state = [
    ...(box.id === drawing.focus ? [texts.current] : []),
    ...(errors > 0 ? [fill(texts.errors, { count: errors })] : []),
    ...(warnings > 0 ? [fill(texts.warnings, { count: warnings })] : []),
  ].join(', ');
  if (box.type !== 'node') {
    const label = fill(texts.groupLabel, { name, count: box.members.length });
    return [label, state].filter(Boolean).join(' ');
  }
  const label = fill(texts.nodeLabel, {
    name,
    kind: kindText(box.node.kind, texts),
    parents: parentsOf(index, box.id).length,
    children: childrenOf(index, box.id).length,
  });
  return [label, legend.of(box.node).text, state].filter(Boolean).join(' ');
}
