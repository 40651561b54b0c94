import { expect, test } from 'vitest';
import { escapeLabel } from '../../../client/src/lineage/page/export/to-mermaid.ts';
import {
  fitBox,
  keepInPlace,
  MAX_ZOOM,
  MIN_ZOOM,
  zoomAt,
} from '../../../client/src/lineage/page/canvas/transform.ts';
import { makeLegend } from '../../../client/src/lineage/page/colours.ts';
import { shorten, wrapName } from '../../../client/src/lineage/page/draw/wrap-name.ts';
import { Finder } from '../../../client/src/lineage/page/finder.ts';
import { indexGraph } from '../../../client/src/lineage/page/graph/graph-index.ts';
import { search } from '../../../client/src/lineage/page/graph/search.ts';
import {
  firstState,
  fromSaved,
  open,
  refocus,
  toSaved,
} from '../../../client/src/lineage/page/graph/state.ts';
import { layOut } from '../../../client/src/lineage/page/layout/layout.ts';
import { englishTexts, fill, readTexts } from '../../../client/src/lineage/page/texts.ts';
import { graphOf, mesh, node } from './graphs.ts';

const index = indexGraph({
  nodes: [
    node('1', { name: 'dim_customers', owner: 'crm' }),
    node('2', { name: 'customers' }),
    node('3', { name: 'orders', domain: 'Sales' }),
  ],
  edges: [],
});

test('search finds names, domains and owners; whole names first', () => {
  expect(search(index, 'CUSTOM')).toEqual(['2', '1']);
  expect(search(index, 'sales')).toEqual(['3']);
  expect(search(index, 'dim crm')).toEqual(['1']);
  expect(search(index, '  ')).toEqual([]);
});

test('matches are walked around, forwards and backwards', () => {
  const finder = new Finder();
  finder.look(index, 'cust');
  expect(finder.matches).toEqual({ at: -1, count: 2 });
  expect([finder.step(1), finder.step(1), finder.step(1), finder.step(-1)]).toEqual([
    '2',
    '1',
    '2',
    '1',
  ]);
  finder.again(indexGraph(graphOf('cust>x')));
  expect(finder.matches).toEqual({ at: -1, count: 1 });
});

test('state survives being saved, with what was opened', () => {
  const state = open({ ...firstState, focus: 'a', hops: 3 }, 'parents', 'b', 'all');
  expect(fromSaved(JSON.parse(JSON.stringify(toSaved(state))))).toEqual(state);
});

test.each([
  undefined,
  null,
  1,
  {},
  { opened: 3, hops: 'x', place: {} },
  { opened: { parents: [[1]] } },
])('nonsense that was saved gives the first state: %j', (saved) => {
  expect(fromSaved(saved)).toEqual(firstState);
});

test('hops stay between 0 and 5', () => {
  expect([fromSaved({ hops: 99 }).hops, fromSaved({ hops: -1 }).hops]).toEqual([5, 0]);
});

test('another current table closes what was opened around the last one', () => {
  const state = open({ ...firstState, focus: 'a' }, 'parents', 'b', 'one');
  expect(refocus(state, 'a')).toBe(state);
  expect(refocus(state, 'c').opened.parents.size).toBe(0);
});

test('zooming keeps the point under the pointer, and ends at 0.1 and 8', () => {
  const zoomed = zoomAt({ x: 10, y: 20, k: 1 }, 2, { x: 110, y: 70 });
  expect(zoomed).toEqual({ x: -90, y: -30, k: 2 });
  expect(zoomAt(zoomed, 1000, { x: 0, y: 0 }).k).toBe(MAX_ZOOM);
  expect(zoomAt(zoomed, 0.0001, { x: 0, y: 0 }).k).toBe(MIN_ZOOM);
});

test('fitting shows all in the middle, never larger than life', () => {
  const frame = { width: 468, height: 268 };
  expect(fitBox({ x: 0, y: 0, width: 800, height: 100 }, frame)).toEqual({ x: 34, y: 109, k: 0.5 });
  expect(fitBox({ x: 0, y: 0, width: 10, height: 10 }, frame).k).toBe(1);
});

test('what was at a place stays there when it is laid out elsewhere', () => {
  const kept = keepInPlace({ x: 5, y: 5, k: 2 }, { x: 10, y: 10 }, { x: 30, y: 0 });
  expect([30 * kept.k + kept.x, 0 * kept.k + kept.y]).toEqual([10 * 2 + 5, 10 * 2 + 5]);
});

const letters = (text: string) => text.length;

test('long names are wrapped where their words end, and lose their middle', () => {
  expect(wrapName('short', 10, letters)).toEqual(['short']);
  expect(wrapName('fct_monthly_churn', 12, letters)).toEqual(['fct_monthly_', 'churn']);
  expect(wrapName('a_very_long_name_that_ends_in_2026', 12, letters)).toEqual([
    'a_very_long_',
    'name_t…_2026',
  ]);
  expect(wrapName('x'.repeat(40), 12, letters)).toEqual(['x'.repeat(12), 'xxxxxx…xxxxx']);
  expect(shorten('\n'.repeat(5000), 12, letters)).toHaveLength(12);
});

test('the frequent values have colours, each with a sign of its own', () => {
  const nodes = Array.from({ length: 45 }, (_, i) =>
    node(`${i}`, { domain: `d${Math.floor(Math.sqrt(i))}` }),
  );
  const legend = makeLegend([...nodes, node('none')], 'domain', englishTexts);
  expect(legend.swatches.map(({ text, sign, count }) => `${sign} ${text} ${count}`)).toEqual([
    '● d5 11',
    '■ d4 9',
    '◐ d6 9',
    '◆ d3 7',
    '★ d2 5',
    '✚ d1 3',
    '⬟ d0 1',
    '○ Not stated 1',
  ]);
  expect(legend.of(node('x', { domain: 'never seen' })).text).toBe('Others');
});

test('nothing of a label becomes syntax of mermaid', () => {
  expect(escapeLabel('a"]; click n0 "javascript:x"')).toBe(
    'a#34;#93;#59; click n0 #34;javascript#58;x#34;',
  );
  expect(escapeLabel('%%{init: {}}%%\n`x` $$y$$ <b>&lt;')).not.toMatch(/[%{}`$<>&"\n]/);
  expect(escapeLabel('  ')).toBe('-');
  expect(escapeLabel('Ação de vendas_1')).toBe('Ação de vendas_1');
});

test('the layout lets everything flow in one direction, and connections end at boxes', () => {
  const { nodes, edges } = mesh(60, 120);
  const boxes = nodes.map(({ id }) => ({ id, width: 100, height: 40 }));
  for (const direction of ['LR', 'TB'] as const) {
    const result = layOut({ direction, boxes, links: edges, groups: [] });
    for (const [i, { from, to }] of edges.entries()) {
      const [a, b] = [result.boxes[from]!, result.boxes[to]!];
      expect(direction === 'LR' ? a.x + a.width : a.y + a.height).toBeLessThan(
        direction === 'LR' ? b.x : b.y,
      );
      const [first, last] = [result.links[i]![0]!, result.links[i]!.at(-1)!];
      expect(direction === 'LR' ? first.x : first.y).toBeCloseTo(
        direction === 'LR' ? a.x + a.width : a.y + a.height,
      );
      expect(direction === 'LR' ? last.x : last.y).toBeCloseTo(direction === 'LR' ? b.x : b.y);
    }
  }
});

test('sources are next to what reads them, and what nobody reads next to what it is made of', () => {
  const { nodes, edges } = graphOf('a>b b>c c>d late>d a>leaf a>d');
  const boxes = nodes.map(({ id }) => ({ id, width: 100, height: 40 }));
  const { boxes: places } = layOut({ direction: 'LR', boxes, links: edges, groups: [] });
  expect(places.late!.x).toBe(places.c!.x);
  expect(places.leaf!.x).toBe(places.b!.x);
});

test('a connection goes straight past the boxes of the ranks between its ends, also one that leads back', () => {
  const { nodes, edges } = graphOf('a>b b>c c>d a>d d>a');
  const boxes = nodes.map(({ id }) => ({ id, width: id === 'b' ? 180 : 100, height: 40 }));
  const { boxes: places, links } = layOut({ direction: 'LR', boxes, links: edges, groups: [] });
  const { x, width } = places.b!;
  for (const [i, { from, to }] of edges.entries()) {
    const points = links[i]!;
    expect(points.length % 2).toBe(0);
    if (from === 'a' && to === 'd') expect(points[1]!.x).toBe(x);
    if (from === 'a' && to === 'd') expect(points[2]).toEqual({ x: x + width, y: points[1]!.y });
    const back = to === 'a';
    const along = points.map((point) => (back ? -point.x : point.x));
    expect(along).toEqual([...along].sort((a, b) => a - b));
  }
});

test('boxes do not overlap, and those of a group are in its frame', () => {
  const { nodes, edges } = mesh(80, 160);
  const boxes = nodes.map(({ id, domain }) => ({
    id,
    width: 120,
    height: 50,
    ...(domain === 'sales' && { group: 'sales' }),
  }));
  const { boxes: places, groups } = layOut({
    direction: 'LR',
    boxes,
    links: edges,
    groups: ['sales'],
  });
  const all = Object.values(places);
  for (const [i, a] of all.entries())
    for (const b of all.slice(i + 1))
      expect(
        a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height,
      ).toBe(false);
  const frame = groups.sales!;
  for (const { id, group } of boxes) {
    const { x, y } = places[id]!;
    if (group)
      expect(
        x > frame.x && y > frame.y && x < frame.x + frame.width && y < frame.y + frame.height,
      ).toBe(true);
  }
});

test('texts are filled in, and English stands in for what is not translated', () => {
  expect(fill('{a} of {b}, {c}', { a: 1, b: '{a}' })).toBe('1 of {a}, {c}');
  expect(readTexts('{"fit":"Ajustar"}')).toMatchObject({ fit: 'Ajustar', table: 'Table' });
  expect(readTexts('nonsense')).toEqual(englishTexts);
});
