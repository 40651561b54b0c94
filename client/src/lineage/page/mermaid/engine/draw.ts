import mermaid from 'mermaid';
import type { DrawnNode, DrawOutcome, DrawRequest, Large, LeftOut } from '../engine.ts';
import type { FlowDb } from 'mermaid-flow-diagram';
import {
  askedLayout,
  configureMermaid,
  MAX_DEPTH,
  MAX_EDGES,
  MAX_FRAMES,
  MAX_LINE,
  MAX_STATEMENTS,
  MAX_TEXT,
} from './configuration.ts';
import { beforeDrawing, readFlowchart, type ReadFlowchart } from './flow-diagram.ts';
import { sanitiseSvg } from './sanitise-svg.ts';

/** Ids in the picture begin with it; the page keeps the picture in a shadow tree, apart from its own ids. */
const PICTURE = 'lineage-diagram';

let queue: Promise<unknown> = Promise.resolve();

export function draw(request: DrawRequest): Promise<DrawOutcome> {
  const next = queue.then(() => drawNow(request));
  queue = next;
  return next;
}

class TooLarge extends Error {}
class TooDeep extends Error {}

async function drawNow({ text, theme, limits }: DrawRequest): Promise<DrawOutcome> {
  if (isTooLong(text)) return { kind: 'refused', why: 'long', what: '' };
  configureMermaid(theme);
  const diagram = kindOf(text);
  if (diagram === undefined) return { kind: 'broken', near: '' };
  if (!diagram.startsWith('flowchart')) return { kind: 'other', diagram };
  beforeDrawing((read) => checkBeforeDrawing(read, limits));
  const place = document.body.appendChild(document.createElement('div'));
  // Measured, so it must be laid out, but not seen.
  place.style.cssText = 'position:absolute;left:-10000px;top:0;visibility:hidden';
  place.setAttribute('aria-hidden', 'true');
  try {
    const { svg: markup } = await mermaid.render(PICTURE, text, place);
    return drawing(markup, text);
  } catch (error) {
    return whyNot(error);
  } finally {
    place.remove();
  }
}

/** What mermaid takes long to read: it looks at all frames for each, and so at each ";" and each style of a line. */
function isTooLong(text: string): boolean {
  return (
    text.length > MAX_TEXT ||
    text.split('\n').some((line) => line.length > MAX_LINE) ||
    text.split(';').length > MAX_STATEMENTS ||
    text.split('subgraph').length > MAX_FRAMES
  );
}

function kindOf(text: string): string | undefined {
  try {
    return mermaid.detectType(text);
  } catch {
    return undefined;
  }
}

class Refused extends Error {}

function checkBeforeDrawing({ db }: ReadFlowchart, limits: DrawRequest['limits']): void {
  const ids = [...db.getVertices().keys(), ...db.getSubGraphs().map(({ id }) => id)];
  // The layout keeps nodes in objects by their ids.
  const odd = ids.find((id) => id === '__proto__');
  if (odd !== undefined) throw new Refused(odd);
  if (depthOf(db) > MAX_DEPTH) throw new TooDeep();
  if (ids.length > limits.nodes || db.getEdges().length > limits.edges) throw new TooLarge();
}

/** How many frames are in each other. */
function depthOf(db: FlowDb): number {
  const depths = new Map<string, number>();
  // Mermaid has those inside before those around them.
  for (const { id, nodes } of db.getSubGraphs())
    depths.set(id, 1 + Math.max(0, ...nodes.map((inner) => depths.get(inner) ?? 0)));
  return Math.max(0, ...depths.values());
}

function whyNot(error: unknown): DrawOutcome {
  if (error instanceof Refused) return { kind: 'refused', why: 'name', what: error.message };
  if (error instanceof TooDeep) return { kind: 'refused', why: 'deep', what: '' };
  const message = error instanceof Error ? error.message : String(error);
  const read = readFlowchart();
  if (error instanceof TooLarge && read) return large(read);
  if (message.startsWith('Edge limit exceeded'))
    return { kind: 'large', nodes: 0, edges: MAX_EDGES };
  if (read) return { kind: 'refused', why: 'failed', what: firstLine(message) };
  return { kind: 'broken', near: nearby(message) };
}

function large({ db, said }: ReadFlowchart): Large {
  const nodes = db.getVertices();
  const edges = db.getEdges().map(({ start, end }) => ({ from: start, to: end }));
  const ends = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const frames = db.getSubGraphs().filter(({ id }) => ends.has(id));
  const flow = {
    nodes: [
      ...[...nodes.keys()].map((id) => ({ id, label: said.get(id) ?? id })),
      ...frames.map(({ id }) => ({ id, label: id })),
    ],
    edges,
  };
  return { kind: 'large', nodes: nodes.size, edges: edges.length, flow };
}

/** Mermaid prints the text before the place, and a line of dashes below it. */
function nearby(message: string): string {
  const lines = message.split('\n');
  const arrow = lines.findIndex((line) => /^-*\^$/.test(line));
  return firstLine(arrow > 0 ? lines[arrow - 1]! : lines[0]!).replace(/^\.{3}/, '');
}

function firstLine(text: string): string {
  return text.split('\n')[0]!.trim().slice(0, 120);
}

function drawing(markup: string, text: string): DrawOutcome {
  const read = readFlowchart();
  const svg = sanitiseSvg(markup);
  if (!svg || !read) return { kind: 'refused', why: 'failed', what: '' };
  const { nodes, missing } = drawnNodes(svg, read);
  const lost = missing ?? missingEdge(svg, read);
  if (lost !== undefined) return { kind: 'refused', why: 'incomplete', what: lost };
  const left = new Set<LeftOut>(read.left);
  if (askedLayout() !== 'dagre' || /^\s*flowchart-elk\b/m.test(text)) left.add('layout');
  if (asksForTheme(text)) left.add('theme');
  return { kind: 'drawn', svg, nodes, edges: read.db.getData().edges.length, left: [...left] };
}

/** The nodes that were meant, each with its element. */
function drawnNodes(
  svg: SVGSVGElement,
  { db, linked, said }: ReadFlowchart,
): { nodes: DrawnNode[]; missing?: string } {
  const elements = new Map<string, Element>();
  for (const element of svg.querySelectorAll('g.node, g.cluster'))
    elements.set(element.id, element);
  const nodes: DrawnNode[] = [];
  for (const { id, isGroup } of db.getData().nodes) {
    const vertex = db.getVertices().get(id);
    const element = elements.get(`${PICTURE}-${vertex && !isGroup ? vertex.domId : id}`);
    if (!(element instanceof SVGGElement)) return { nodes, missing: id };
    if (isGroup || !vertex) continue;
    const tooltip = db.getTooltip(id);
    const label = said.get(id) ?? textOf(element);
    nodes.push({
      id,
      element,
      label: label || id,
      linked: linked.has(id),
      ...(tooltip && { tooltip }),
    });
  }
  return { nodes };
}

/** The edge that was meant and is not there. Those from a node to itself are drawn in three pieces. */
function missingEdge(svg: SVGSVGElement, { db }: ReadFlowchart): string | undefined {
  const drawn = new Set(
    [...svg.querySelectorAll('path[data-et="edge"]')].map((path) => path.getAttribute('data-id')),
  );
  const missing = db.getData().edges.find(({ id, start, end }) => start !== end && !drawn.has(id));
  return missing && `${missing.start} → ${missing.end}`;
}

function textOf(element: Element): string {
  const lines = [...element.querySelectorAll('.text-outer-tspan')].map((line) => line.textContent);
  return lines.join(' ').replace(/\s+/g, ' ').trim();
}

function asksForTheme(text: string): boolean {
  const head = /^\s*---\n[\s\S]*?\n\s*---/.exec(text)?.[0] ?? '';
  const directives = text.match(/%%\{[\s\S]*?\}%%/g) ?? [];
  return /\btheme/i.test([head, ...directives].join('\n'));
}
