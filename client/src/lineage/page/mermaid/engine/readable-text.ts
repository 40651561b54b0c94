const FILL = /^fill\s*:\s*(.+)$/i;
const COLOUR = /^color\s*:/i;

/** An author who fills a node thinks of one theme: in the others its text would be as light, or as dark, as the node. */
export function withReadableText(styles: readonly string[]): string[] {
  const fill = styles
    .map((style) => FILL.exec(style)?.[1])
    .findLast((value) => value !== undefined);
  if (fill === undefined || styles.some((style) => COLOUR.test(style))) return [...styles];
  const text = readableOn(fill.replace(/!important/i, '').trim());
  return text === undefined ? [...styles] : [...styles, `color:${text}`];
}

/** Black or white, whichever is further away; undefined where the background shows through. */
function readableOn(colour: string): string | undefined {
  const [red, green, blue, alpha] = channels(colour) ?? [];
  if (red === undefined || green === undefined || blue === undefined || (alpha ?? 0) < 0.6)
    return undefined;
  const luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  // Where the contrast with black is that with white.
  return luminance > 0.179 ? '#000000' : '#ffffff';
}

function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** The browser reads every form of a colour; what it does not know leaves the last one in place. */
function channels(colour: string): readonly number[] | undefined {
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  if (!context) return undefined;
  context.fillStyle = '#010203';
  context.fillStyle = colour;
  if (context.fillStyle === '#010203') return undefined;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
  return [red!, green!, blue!, alpha! / 255];
}
