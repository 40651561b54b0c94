import type { ExportFormat } from '../../messages.ts';
import type { Drawing } from '../draw/drawing.ts';
import { toMermaid } from './to-mermaid.ts';
import { toPng, toSvg } from './to-picture.ts';

/** What is shown, to be kept. */
export async function exportGraph(
  drawing: Drawing,
  layer: SVGElement,
  format: ExportFormat,
): Promise<string | undefined> {
  const { picture, direction, texts } = drawing;
  if (format === 'mermaid') return toMermaid(picture, direction, texts);
  if (format === 'json') return toJson(drawing);
  const margin = 24;
  const { x, y, width, height } = drawing.layout.bounds;
  const box = {
    x: x - margin,
    y: y - margin,
    width: width + 2 * margin,
    height: height + 2 * margin,
  };
  const text = toSvg(layer, box);
  return format === 'svg' ? text : toPng(text, box);
}

/** The tables that are shown, folded or not, and what is between them. */
function toJson({ index, picture }: Drawing): string {
  const shown = picture.boxOf;
  const nodes = [...index.nodes.values()].filter(({ id }) => shown.has(id));
  const edges = index.edges.filter(({ from, to }) => shown.has(from) && shown.has(to));
  return `${JSON.stringify({ nodes, edges }, undefined, 2)}\n`;
}
