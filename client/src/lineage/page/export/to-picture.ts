import type { Box } from '../canvas/transform.ts';
import { html, svg } from '../draw/elements.ts';

/** What the style sheet says of an element must go with it. */
const STYLES = [
  ...['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-opacity'],
  ...['opacity', 'font-family', 'font-size', 'font-weight', 'visibility'],
];

/** Only for hands and for screen readers; `class` means nothing without the style sheet. */
const DROPPED = [
  'class',
  'role',
  'tabindex',
  'data-n',
  'data-row',
  'data-side',
  'data-frame',
  'data-more',
  'style',
];

/** Canvases have limits; a picture that large is drawn smaller. */
const MAX_SIDE = 16_000;
const MAX_PIXELS = 60_000_000;

/** Names of files may hold what no XML may. */
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** A picture that needs nothing else: colours and fonts of the theme are written out. */
export function toSvg(layer: SVGElement, box: Box): string {
  // As it is when one is near, whatever the zoom hides.
  const zoomed = layer.getAttribute('class') ?? '';
  layer.setAttribute('class', 'layer');
  const copy = layer.cloneNode(true) as SVGElement;
  copyStyles(layer, copy);
  layer.setAttribute('class', zoomed);
  for (const element of copy.querySelectorAll('[data-side]')) element.remove();
  for (const element of [copy, ...copy.querySelectorAll('*')]) {
    for (const name of DROPPED) element.removeAttribute(name);
    for (const { name } of [...element.attributes])
      if (name.startsWith('aria-')) element.removeAttribute(name);
  }
  const view = [box.x, box.y, box.width, box.height].map(Math.round);
  const root = svg('svg', {
    viewBox: view.join(' '),
    width: view[2],
    height: view[3],
  });
  const background = getComputedStyle(document.body).backgroundColor;
  root.append(
    svg('rect', { x: view[0], y: view[1], width: view[2], height: view[3], fill: background }),
    copy,
  );
  return new XMLSerializer().serializeToString(root).replace(NOT_IN_XML, '\ufffd');
}

function copyStyles(from: Element, to: Element): void {
  const computed = getComputedStyle(from);
  for (const name of STYLES) {
    const value = computed.getPropertyValue(name);
    if (value !== '') to.setAttribute(name, plainColour(value));
  }
  for (const [i, child] of [...from.children].entries()) copyStyles(child, to.children[i]!);
}

/** Mixed colours come as `color(srgb …)`, which few but browsers can read. */
function plainColour(value: string): string {
  return value.replace(
    /color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)(?: \/ ([\d.e-]+))?\)/g,
    (_, red: string, green: string, blue: string, alpha: string | undefined) => {
      const parts = [red, green, blue].map((part) => Math.round(Number(part) * 255)).join(', ');
      return alpha === undefined ? `rgb(${parts})` : `rgba(${parts}, ${alpha})`;
    },
  );
}

/** Twice as large as on the screen; in base64. */
export async function toPng(text: string, { width, height }: Box): Promise<string | undefined> {
  const scale = Math.min(
    2,
    MAX_SIDE / Math.max(width, height),
    Math.sqrt(MAX_PIXELS / (width * height)),
  );
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = html('canvas', {
    width: Math.round(width * scale),
    height: Math.round(height * scale),
  });
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png').split(',')[1];
}
