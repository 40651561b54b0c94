/** How wide a text is, in pixels. */
export type Measure = (text: string) => number;

/**
 * A name on at most two lines, cut where its words end. What does not fit loses its middle: names of tables differ at
 * both ends.
 */
export function wrapName(name: string, width: number, measure: Measure): readonly string[] {
  const text = name.replace(/\s+/g, ' ').trim();
  if (measure(text) <= width) return [text];
  const words = text.match(/[^_\-./ ]+[_\-./ ]*|[_\-./ ]+/g) ?? [text];
  let first = '';
  for (const word of words) {
    if (measure((first + word).trimEnd()) > width) break;
    first += word;
  }
  // One long word: cut anywhere.
  if (first === '') first = longestStart(text, width, measure);
  const rest = text.slice(first.length);
  return [first.trimEnd(), shorten(rest, width, measure)];
}

export function shorten(text: string, width: number, measure: Measure): string {
  if (measure(text) <= width) return text;
  let [fits, most] = [2, Math.min(text.length, 200) - 1];
  while (fits < most) {
    const keep = Math.ceil((fits + most) / 2);
    if (measure(middleOut(text, keep)) > width) most = keep - 1;
    else fits = keep;
  }
  return middleOut(text, fits);
}

function middleOut(text: string, keep: number): string {
  const head = Math.ceil(keep / 2);
  return `${text.slice(0, head)}…${text.slice(text.length - (keep - head))}`;
}

function longestStart(text: string, width: number, measure: Measure): string {
  let end = 1;
  while (end < text.length && measure(text.slice(0, end + 1)) <= width) end += 1;
  return text.slice(0, end);
}
