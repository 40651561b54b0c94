import { isFragment } from './declarations.ts';
import { keptDeclarations, sanitiseStyleSheet } from './sanitise-style.ts';

const SVG = 'http://www.w3.org/2000/svg';

const ELEMENTS = new Set(
  (
    'circle clipPath defs desc ellipse feDropShadow feFlood feGaussianBlur feMerge feMergeNode ' +
    'feOffset filter g line linearGradient marker path pattern polygon polyline rect stop style ' +
    'svg text title tspan'
  ).split(' '),
);

/** Elements whose children stay when they go: a link's text and shapes are the node. */
const UNWRAPPED = new Set(['a', 'switch']);

const ATTRIBUTES = new Set(
  (
    'aria-describedby aria-hidden aria-label aria-labelledby aria-roledescription class ' +
    'clip-path cx cy d data-et data-id data-look dominant-baseline dx dy fill fill-opacity ' +
    'fill-rule filter filterUnits flood-color flood-opacity font-family font-size font-style ' +
    'font-weight gradientTransform gradientUnits height id in in2 marker-end marker-mid ' +
    'marker-start markerHeight markerUnits markerWidth offset opacity orient patternUnits ' +
    'points preserveAspectRatio r refX refY result role rx ry stdDeviation stop-color ' +
    'stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin ' +
    'stroke-miterlimit stroke-opacity stroke-width style text-anchor transform viewBox width x ' +
    'x1 x2 xmlns y y1 y2'
  ).split(' '),
);

/**
 * The picture in `markup`, owned by this document and not attached, with nothing in it but what is on the lists
 * above. The markup is parsed in a document that runs and loads nothing.
 */
export function sanitiseSvg(markup: string): SVGSVGElement | undefined {
  const parsed = new DOMParser().parseFromString(markup, 'text/html');
  const svg = parsed.querySelector('svg');
  if (!(svg instanceof SVGSVGElement)) return undefined;
  keepAttributes(svg);
  sanitiseChildren(svg, svg.id);
  return document.adoptNode(svg);
}

function sanitiseChildren(parent: Element, id: string): void {
  for (const child of [...parent.childNodes]) {
    if (child instanceof Text) continue;
    if (!(child instanceof Element) || child.namespaceURI !== SVG) {
      child.remove();
      continue;
    }
    if (UNWRAPPED.has(child.localName)) {
      sanitiseChildren(child, id);
      child.replaceWith(...child.childNodes);
      continue;
    }
    if (!ELEMENTS.has(child.localName)) {
      child.remove();
      continue;
    }
    if (child.localName === 'style') child.textContent = sanitiseStyleSheet(child.textContent, id);
    keepAttributes(child);
    sanitiseChildren(child, id);
  }
}

function keepAttributes(element: Element): void {
  for (const { name, value } of [...element.attributes]) {
    if (!ATTRIBUTES.has(name) || !isHarmlessValue(name, value)) element.removeAttribute(name);
  }
  if (element instanceof SVGElement && element.hasAttribute('style')) {
    const kept = keptDeclarations(element.style);
    if (kept === '') element.removeAttribute('style');
    else element.setAttribute('style', kept);
  }
}

/** Attributes that name something name it in this picture; `style` is looked at apart. */
function isHarmlessValue(name: string, value: string): boolean {
  if (name === 'style' || name === 'aria-label' || name === 'data-id') return true;
  if (/url\s*\(/i.test(value)) return isFragment(value);
  return name === 'xmlns' || name === 'id' || name === 'class' || !/[\\<>@]|:\/\//.test(value);
}
