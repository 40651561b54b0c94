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

const strayText = /[^\s#"'[\]{},&*!|>@`%:-]{1,3}[ \t]{2,}(?=[A-Za-z_$])/y;
const nextContent = /(?:[ \t]*(?:#[^\n]*)?\r?\n)*( +)(?:-[ \t]+)*(?=\S)/y;

/**
 * Where the line goes on behind a few letters that slipped into its first column: `q      name: x`. -1 for
 * others. Says so only where the text is no valid YAML as it stands: below a plain value, an indented key.
 */
export function behindStray(text: string, at: number, lineEnd: number): number {
  strayText.lastIndex = at;
  if (!strayText.test(text)) return -1;
  const rest = strayText.lastIndex;
  const colon = rest < lineEnd ? hasKeyAt(text, rest, lineEnd) : -1;
  if (colon === -1 || valueIsEmpty(text, colon + 1, lineEnd)) return -1;
  let value = colon + 1;
  while (isBreakOrBlank(text.charCodeAt(value))) value++;
  if (!canStartPlain(text, value, text.charCodeAt(value))) return -1;
  nextContent.lastIndex = lineEnd + 1;
  if (!nextContent.test(text)) return -1;
  const next = nextContent.lastIndex;
  const nextEnd = text.indexOf('\n', next);
  return hasKeyAt(text, next, nextEnd === -1 ? text.length : nextEnd) === -1 ? -1 : rest;
}
