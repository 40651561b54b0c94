/** Whether a character ends a word: blank, line break, or the end of the text (NaN). */
export function isBreakOrBlank(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9 || Number.isNaN(code);
}

/** Whether nothing but white space and a comment stands between the two offsets. */
export function valueIsEmpty(text: string, from: number, lineEnd: number): boolean {
  let at = from;
  while (at < lineEnd && isBreakOrBlank(text.charCodeAt(at))) at++;
  return at >= lineEnd || (text.charCodeAt(at) === 35 && at > from);
}

/** Offset of the colon behind a simple key that starts at `at`, or -1 where the line does not surely start with one. */
export function hasKeyAt(text: string, at: number, lineEnd: number): number {
  const code = text.charCodeAt(at);
  if (code === 34 || code === 39) return colonBehindQuotes(text, at, lineEnd, code);
  if (!canStartPlain(text, at, code)) return -1;
  for (let position = at; position < lineEnd; position++) {
    const char = text.charCodeAt(position);
    if (char === 58 && isBreakOrBlank(text.charCodeAt(position + 1))) return position;
    if (char === 35 && position > at && isBreakOrBlank(text.charCodeAt(position - 1))) return -1;
  }
  return -1;
}

function colonBehindQuotes(text: string, at: number, lineEnd: number, quote: number): number {
  let position = at + 1;
  while (position < lineEnd) {
    const code = text.charCodeAt(position);
    if (code === 92 && quote === 34) position++;
    else if (code === quote) {
      if (quote !== 39 || text.charCodeAt(position + 1) !== 39) break;
      position++;
    }
    position++;
  }
  if (position >= lineEnd) return -1;
  position++;
  while (text.charCodeAt(position) === 32 || text.charCodeAt(position) === 9) position++;
  const isColon = text.charCodeAt(position) === 58;
  return isColon && isBreakOrBlank(text.charCodeAt(position + 1)) ? position : -1;
}

/** Whether an unquoted scalar may start with this character. */
function canStartPlain(text: string, at: number, code: number): boolean {
  switch (code) {
    case 45: // -
    case 63: // ?
    case 58: // :
      return !isBreakOrBlank(text.charCodeAt(at + 1));
    case 9:
    case 10:
    case 13:
    case 32:
    case 33: // !
    case 34: // "
    case 35: // #
    case 37: // %
    case 38: // &
    case 39: // '
    case 42: // *
    case 44: // ,
    case 62: // >
    case 64: // @
    case 91: // [
    case 93: // ]
    case 96: // `
    case 123: // {
    case 124: // |
    case 125: // }
      return false;
    default:
      return true;
  }
}

const bareWord = /[A-Za-z_$][\w$.-]*[ \t]*(?:\r?\n|$|#)/y;

/** Whether the line holds one word and nothing else: a key whose colon is not typed yet. */
export function isBareWordLine(text: string, at: number, lineEnd: number): boolean {
  bareWord.lastIndex = at;
  return bareWord.test(text) && bareWord.lastIndex <= lineEnd + 1;
}

const strayText = /[^\s#"'[\]{},&*!|>@`%:-]{1,3}[ \t]{2,}(?=[A-Za-z_$]|-[ \t])/y;
const dashes = /(?:-[ \t]+)*/y;
/** A value that ends on its line. */
const closedValue = /("(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*'|\[[^[\]\n"']*\])[ \t]*(?:#.*)?\r?$/my;
/** More lines than this are not looked at for a doubt. */
const NEAR = 200;

/** What a line says behind letters that slipped into its first column. */
export interface BehindStray {
  /** Its first dash or its key. */
  readonly first: number;
  /** Behind the dashes. */
  readonly content: number;
}

/**
 * Where the line goes on behind a few letters that slipped into its first column: `q      name: x`. Undefined
 * for others, and where the text may be valid YAML as it stands.
 */
export function behindStray(text: string, at: number, lineEnd: number): BehindStray | undefined {
  strayText.lastIndex = at;
  if (!strayText.test(text)) return undefined;
  const first = strayText.lastIndex;
  dashes.lastIndex = first;
  dashes.test(text);
  const content = dashes.lastIndex;
  if (content >= lineEnd) return undefined;
  const colon = hasKeyAt(text, content, lineEnd);
  if (colon === -1) return content > first ? { first, content } : undefined;
  let value = colon + 1;
  while (value < lineEnd && isBreakOrBlank(text.charCodeAt(value))) value++;
  return isBroken(text, value, lineEnd) ? { first, content } : undefined;
}

/** Whether no valid YAML goes on so below a key in the first column with this value. */
function isBroken(text: string, value: number, lineEnd: number): boolean {
  const code = text.charCodeAt(value);
  const below = indentedBelow(text, lineEnd);
  const [next] = below;
  if (next === undefined) return false;
  const opens = value >= lineEnd || code === 35 || code === 124 || code === 62;
  if (opens) return below.some(({ indent }) => indent < next.indent);
  closedValue.lastIndex = value;
  if (closedValue.test(text)) return true;
  if (!canStartPlain(text, value, code)) return false;
  dashes.lastIndex = next.at;
  dashes.test(text);
  return hasKeyAt(text, dashes.lastIndex, next.end) !== -1;
}

/** The lines with content up to the next one in the first column. */
function indentedBelow(
  text: string,
  lineEnd: number,
): readonly { readonly at: number; readonly end: number; readonly indent: number }[] {
  const lines = [];
  for (let start = lineEnd + 1, count = 0; start < text.length && count < NEAR; count++) {
    const breakAt = text.indexOf('\n', start);
    const end = breakAt === -1 ? text.length : breakAt;
    let at = start;
    while (text.charCodeAt(at) === 32) at++;
    const isContent = !valueIsEmpty(text, at, end) && text.charCodeAt(at) !== 35;
    if (isContent && at === start) break;
    if (isContent) lines.push({ at, end, indent: at - start });
    start = end + 1;
  }
  return lines;
}
