/** What was opened and not closed, as far as one can tell without reading the rest of the file. */

/** On its line; or before what closes a shape or goes on with a link: the next quote may be the first one of another text. */
export function isClosedQuote(text: string, at: number): boolean {
  const end = text.indexOf('"', at + 1);
  if (end < 0) return false;
  const lineEnd = text.indexOf('\n', at);
  if (lineEnd < 0 || end < lineEnd) return true;
  return /\s*(?:[\])}/\\|]|--|==|-?\.)/y.test(text.slice(end + 1, end + 80));
}

/** Whether a text in brackets that stands in several lines is one: it is closed, and holds no other statements. */
export function continuesInNextLine(text: string, start: number, end: number): boolean {
  const inside = text.slice(start, end);
  if (!inside.includes('\n')) return true;
  return /[\])}|]/.test(text[end] ?? '') && !/--|==|-\.|~~~|;|\bend\b/.test(inside);
}

const METADATA_LINE = /\s*(?:[\w-]+\s*:(?!:)|[}",'#[\]-]|\w+\s*[,}])/y;

/** Behind the brace that closes the metadata whose first brace is here; undefined where there is none. */
export function metadataEnd(text: string, at: number, isTolerant: boolean): number | undefined {
  const sign = isTolerant ? /[}^"\n]/g : /[}^"]/g;
  sign.lastIndex = at + 1;
  for (let found = sign.exec(text); found !== null; found = sign.exec(text)) {
    const [character] = found;
    if (character === '}') return sign.lastIndex;
    if (character === '^') return undefined;
    if (character === '"') {
      const end = text.indexOf('"', sign.lastIndex);
      if (end < 0) return undefined;
      sign.lastIndex = end + 1;
    } else {
      METADATA_LINE.lastIndex = sign.lastIndex;
      if (!METADATA_LINE.test(text)) return undefined;
    }
  }
  return undefined;
}
