// The bundle dist/lineage-layout.js: knows no DOM, so that it runs in a worker, too.
import { Graph, layout } from '@dagrejs/dagre';
import type { Direction } from '../../messages.ts';
import type { Box, Point } from '../canvas/transform.ts';
import type { LayoutRequest, LayoutResult } from './layout-types.ts';
import { rankNear } from './rank.ts';

/** Room for the frame of a group and its name. */
const GROUP_PADDING = 16;
const GROUP_TITLE = 26;

interface Placed {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Lays out in layers: everything flows to the right, or down. */
export function layOut(request: LayoutRequest): LayoutResult {
  const graph = toDagre(request);
  layout(graph, {
    customOrder: (ranked: Graph, order: Order) => {
      giveShortOnesPoints(ranked);
      // Crossings are counted in time that grows with their number: large pictures do without.
      order(ranked, { disableOptimalOrderHeuristic: request.links.length > 4_000 });
    },
  });
  const boxes: Record<string, Box> = {};
  for (const { id } of request.boxes) boxes[id] = corner(graph.node(id) as Placed);
  const groups = groupBoxes(request, boxes);
  const past = straightPast(Object.values(boxes), request.direction);
  const links = request.links.map(({ from, to }, i): readonly Point[] => {
    if (from === to) return [];
    const [start, end] = [boxes[from]!, boxes[to]!];
    const { points = [] } = graph.edge(from, to, String(i)) as { points?: Point[] };
    const inner = points.slice(1, -1).filter((point) => !isNowhere(point));
    return attach(past(inner, start, end), start, end, request.direction);
  });
  const all = [...Object.values(boxes), ...Object.values(groups)];
  return { boxes, groups, links, bounds: around(all) };
}

type Order = (graph: Graph, options: { readonly disableOptimalOrderHeuristic: boolean }) => void;

const NOWHERE = -1e9;

/** Far from everything, also after dagre has moved it with the rest. */
const isNowhere = ({ x }: Point): boolean => x < NOWHERE / 2;

/** Dagre takes for granted that each connection passes at least one rank between its ends; ours need not, see below. */
function giveShortOnesPoints(ranked: Graph): void {
  for (const edge of ranked.edges()) {
    const label = ranked.edge(edge) as { points?: Point[] };
    label.points ??= [{ x: NOWHERE, y: NOWHERE }];
  }
}

function toDagre({ direction, boxes, links, groups }: LayoutRequest): Graph {
  const graph = new Graph({ directed: true, multigraph: true, compound: groups.length > 0 });
  const crowded = boxes.length > 150;
  graph.setGraph({
    rankdir: direction,
    ranker: rankNear,
    nodesep: crowded ? 16 : 26,
    edgesep: crowded ? 6 : 14,
    ranksep: 2 * (direction === 'LR' ? 64 : 56),
  });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const group of groups) graph.setNode(groupNode(group), {});
  for (const { id, width, height, group } of boxes) {
    graph.setNode(id, { width, height });
    if (group !== undefined) graph.setParent(id, groupNode(group));
  }
  // Dagre halves the distance of ranks and doubles the length of connections, so that each has a place for a label in
  // its middle. Ours have none: half as long to begin with, they need no such places, which are most of its work.
  for (const [i, { from, to }] of links.entries())
    if (from !== to) graph.setEdge(from, to, { minlen: 0.5 }, String(i));
  return graph;
}

/**
 * Where a connection passes a rank, it goes straight from one side of it to the other, as far as the widest box there
 * reaches: it would cross that box's neighbours otherwise.
 */
function straightPast(
  boxes: readonly Box[],
  direction: Direction,
): (points: readonly Point[], from: Box, to: Box) => readonly Point[] {
  const flow = direction === 'LR' ? 'x' : 'y';
  const rank = (at: Point): number => Math.round(at[flow]);
  const reach = new Map<number, number>();
  for (const box of boxes) {
    const at = rank(middle(box));
    const half = (direction === 'LR' ? box.width : box.height) / 2;
    reach.set(at, Math.max(reach.get(at) ?? 0, half));
  }
  return (points, from, to) => {
    // One of a cycle leads back.
    const sign = to[flow] < from[flow] ? -1 : 1;
    return points.flatMap(({ x, y }) => {
      const half = sign * (reach.get(rank({ x, y })) ?? 0);
      return [
        { x, y, [flow]: (flow === 'x' ? x : y) - half },
        { x, y, [flow]: (flow === 'x' ? x : y) + half },
      ];
    });
  };
}

/** Connections leave and arrive at the sides between which things flow, not at corners. */
function attach(
  inner: readonly Point[],
  from: Box,
  to: Box,
  direction: Direction,
): readonly Point[] {
  const first = inner[0] ?? middle(to);
  const last = inner.at(-1) ?? middle(from);
  return [port(from, first, direction), ...inner, port(to, last, direction)];
}

function port(box: Box, towards: Point, direction: Direction): Point {
  const { x, y } = middle(box);
  const lean = (by: number, size: number): number =>
    Math.max(-size * 0.28, Math.min(size * 0.28, by * 0.2));
  if (direction === 'LR') {
    const side = towards.x >= x ? box.width / 2 : -box.width / 2;
    return { x: x + side, y: y + lean(towards.y - y, box.height) };
  }
  const side = towards.y >= y ? box.height / 2 : -box.height / 2;
  return { x: x + lean(towards.x - x, box.width), y: y + side };
}

const middle = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 });

/** Boxes and groups may be named alike. */
const groupNode = (id: string): string => `group\0${id}`;

function corner({ x, y, width, height }: Placed): Box {
  return { x: x - width / 2, y: y - height / 2, width, height };
}

function groupBoxes(
  { boxes, groups }: LayoutRequest,
  places: Readonly<Record<string, Box>>,
): Record<string, Box> {
  const result: Record<string, Box> = {};
  for (const group of groups) {
    const inside = boxes.filter((box) => box.group === group).map(({ id }) => places[id]!);
    if (inside.length === 0) continue;
    const { x, y, width, height } = around(inside);
    result[group] = {
      x: x - GROUP_PADDING,
      y: y - GROUP_PADDING - GROUP_TITLE,
      width: width + 2 * GROUP_PADDING,
      height: height + 2 * GROUP_PADDING + GROUP_TITLE,
    };
  }
  return result;
}

function around(boxes: readonly Box[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, width, height } of boxes) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  if (left > right) return { x: 0, y: 0, width: 0, height: 0 };
  return { x: left, y: top, width: right - left, height: bottom - top };
}
