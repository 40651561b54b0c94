/** How mermaid keeps `#quot;` and `#35;` apart from its own signs while it reads a text. */
const KEPT_ENTITY = /ﬂ°(°?)([\w+-]{1,32})¶ß|&(#?)(x?\w{1,32});/g;

const LINE_BREAK = /<\/?br\s*\/?>/gi;

/**
 * The characters that a label means, written so that mermaid draws just these: `&`, `<` and `>` as entities. It
 * loses them otherwise, and shows other entities as they are written.
 */
export function plainLabel(text: string): string {
  return lines(text).map(escaped).join('<br/>');
}

/** What a label that is not Markdown says, in one line. */
export function saidLabel(text: string): string {
  return lines(text.replaceAll('\\n', ' ')).join(' ').replace(/\s+/g, ' ').trim();
}

function lines(text: string): string[] {
  return text.split(LINE_BREAK).map((line) => line.replace(KEPT_ENTITY, decoded));
}

function decoded(
  whole: string,
  degrees: string | undefined,
  kept: string | undefined,
  hash: string | undefined,
  written: string | undefined,
): string {
  const name = kept ?? written ?? '';
  const isNumber = (degrees ?? hash) !== '';
  if (!isNumber) return /^[a-z]\w*$/i.test(name) ? character(name) : whole;
  const code = /^x/i.test(name) ? Number.parseInt(name.slice(1), 16) : Number(name);
  return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

/** A name such as `hearts` has no markup in it, so that the browser may look it up. */
function character(name: string): string {
  const area = document.createElement('textarea');
  area.innerHTML = `&${name};`;
  return area.value;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
