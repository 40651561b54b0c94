import { normalise } from '../../../base/similar.ts';
import type { World } from '../../world.ts';
import { markdownKindOf } from '../../../spec/governance/markdown-kinds.ts';
import { canvasPage, type CanvasPage } from './canvas-page.ts';

/** As many canvases are read. */
const MAX = 500;

/** All canvases of the workspace, in the order of their paths. `vision.md` is none. */
export async function canvasesIn(world: World): Promise<readonly CanvasPage[]> {
  const paths = await world.list(`${world.specs}/product-canvas`);
  const own = paths.filter((path) => markdownKindOf(path)?.id === 'canvas').slice(0, MAX);
  const pages: CanvasPage[] = [];
  for (const path of own) {
    const text = await world.read(path);
    if (text !== undefined) pages.push(canvasPage(path, text));
  }
  return pages;
}

/** The canvas of a product. */
export function canvasOf(pages: readonly CanvasPage[], product: string): CanvasPage | undefined {
  const wanted = normalise(product);
  return (
    pages.find((page) => page.product === product) ??
    pages.find((page) => page.product !== undefined && normalise(page.product) === wanted)
  );
}

/** The page about all products, read by the same tables: its sections have the same names. */
export async function visionOf(world: World): Promise<CanvasPage | undefined> {
  const path = `${world.specs}/product-canvas/vision.md`;
  const text = await world.read(path);
  return text === undefined ? undefined : canvasPage(path, text);
}
