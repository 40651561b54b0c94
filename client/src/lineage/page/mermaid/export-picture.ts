/** Larger pictures than that are not encoded by every browser. */
const MAX_SIDE = 8192;

/** The diagram as a file of its own: without what the page has added, and on its background. */
export function pictureAsSvg(svg: SVGSVGElement, background: string): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.querySelector('[data-lineage-rings]')?.remove();
  for (const node of copy.querySelectorAll('[data-lineage-node]'))
    for (const name of ['data-lineage-node', 'aria-current', 'tabindex', 'role', 'aria-label'])
      node.removeAttribute(name);
  copy.style.background = background;
  return new XMLSerializer().serializeToString(copy);
}

/** The same, painted at twice its size; base64. */
export async function pictureAsPng(svg: SVGSVGElement, background: string): Promise<string> {
  const { width, height } = { width: svg.width.baseVal.value, height: svg.height.baseVal.value };
  const scale = Math.min(2, MAX_SIDE / Math.max(width, height, 1));
  const image = new Image();
  // A blob would need a source of its own in the policy of the page.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(pictureAsSvg(svg, background))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.fillStyle = background;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png').replace(/^data:image\/png;base64,/, '');
}
