// Makers of elements. Texts of files come in through textContent and setAttribute only.
const SVG = 'http://www.w3.org/2000/svg';

type Attributes = Readonly<Record<string, string | number | undefined>>;

export function svg(name: string, attributes: Attributes = {}, text?: string): SVGElement {
  const element = document.createElementNS(SVG, name);
  setAll(element, attributes);
  if (text !== undefined) element.textContent = text;
  return element;
}

export function html<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  text?: string,
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  setAll(element, attributes);
  if (text !== undefined) element.textContent = text;
  return element;
}

function setAll(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined) element.setAttribute(name, String(value));
}

/** A button with a name for those who see its sign only, and for those who do not see. */
export function button(text: string, hint: string, act: () => void): HTMLButtonElement {
  const element = html('button', { type: 'button', title: hint, 'aria-label': hint }, text);
  element.addEventListener('click', act);
  return element;
}
