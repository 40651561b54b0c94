/** Which declarations of CSS may be in a picture: they colour and measure, but neither load, cover nor generate. */
const PROPERTIES = new Set(
  (
    'alignment-baseline animation animation-delay animation-direction animation-duration ' +
    'animation-fill-mode animation-iteration-count animation-name animation-timing-function ' +
    'background background-color color color-interpolation-filters dominant-baseline fill ' +
    'fill-opacity fill-rule filter flood-color flood-opacity font font-family font-size ' +
    'font-style font-weight letter-spacing line-height marker-end marker-mid marker-start ' +
    'max-width opacity paint-order rx ry shape-rendering stop-color stop-opacity stroke ' +
    'stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit ' +
    'stroke-opacity stroke-width text-align text-anchor text-decoration text-decoration-color ' +
    'text-decoration-line text-decoration-style text-decoration-thickness visibility ' +
    'white-space word-spacing'
  ).split(' '),
);

/** Words, numbers, colours, and quoted names of fonts; no functions but those of colours, and no escapes. */
const PLAIN_VALUE = /^(?:[\w#%.,+\s-]|"[\w .-]*"|'[\w .-]*'|\((?=[^()]*\))|\)|!important)+$/i;
const FUNCTIONS = /([\w-]*)\s*\(/g;
const COLOUR_FUNCTIONS = new Set(['rgb', 'rgba', 'hsl', 'hsla']);
const SHEET_FUNCTIONS = new Set([...COLOUR_FUNCTIONS, 'drop-shadow', 'cubic-bezier']);
const FRAGMENTS = /url\((["']?)#[^"'()\\\s]+\1\)/gi;

/** Of a declaration as an author writes it: `fill: #fff`. */
export function isPlainDeclaration(declaration: string): boolean {
  const colon = declaration.indexOf(':');
  if (colon < 0 || declaration.length > 300) return false;
  const property = declaration.slice(0, colon).trim().toLowerCase();
  const value = declaration.slice(colon + 1);
  return (
    PROPERTIES.has(property) &&
    PLAIN_VALUE.test(value) &&
    [...value.matchAll(FUNCTIONS)].every(([, name]) => COLOUR_FUNCTIONS.has(name!.toLowerCase()))
  );
}

export function hasAddress(declaration: string): boolean {
  return /url|image|src|\/\/|@import/i.test(declaration);
}

/**
 * Of a declaration as the browser has read it: in addition, references into the same picture, and the shadows and
 * the movement of mermaid's own style sheet.
 */
export function isHarmlessDeclaration(property: string, value: string): boolean {
  if (!PROPERTIES.has(property) || /[\\<>@]|\/\*|\/\//.test(value)) return false;
  const rest = value.replace(FRAGMENTS, '');
  return [...rest.matchAll(FUNCTIONS)].every(([, name]) =>
    SHEET_FUNCTIONS.has(name!.toLowerCase()),
  );
}

/** `url(#id)`: something in the same picture. */
export function isFragment(value: string): boolean {
  return /^url\((["']?)#[^"'()\\\s]+\1\)$/i.test(value.trim());
}
