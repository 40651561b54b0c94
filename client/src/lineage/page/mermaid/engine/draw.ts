import mermaid from 'mermaid';
import type { DrawnNode, DrawOutcome, DrawRequest, LeftOut } from '../engine.ts';
import { askedLayout, configureMermaid, MAX_EDGES, MAX_TEXT } from './configuration.ts';
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

async function drawNow({ text, theme, limits }: DrawRequest): Promise<DrawOutcome> {
  if (text.length > MAX_TEXT) return { kind: 'refused', why: 'long', what: '' };
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
  if (ids.length > limits.nodes || db.getEdges().length > limits.edges) throw new TooLarge();
}

function whyNot(error: unknown): DrawOutcome {
  if (error instanceof Refused) return { kind: 'refused', why: 'name', what: error.message };
  const message = error instanceof Error ? error.message : String(error);
  const db = readFlowchart()?.db;
  if (error instanceof TooLarge && db)
    return { kind: 'large', nodes: db.getVertices().size, edges: db.getEdges().length };
  if (message.startsWith('Edge limit exceeded'))
    return { kind: 'large', nodes: 0, edges: MAX_EDGES };
  if (db) return { kind: 'refused', why: 'failed', what: firstLine(message) };
  return { kind: 'broken', near: nearby(message) };
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
