import { formatScalar } from './edit/format-scalar.ts';
import { shorten } from './node-properties.ts';
import type { YamlProblem } from './problems.ts';
import { quoteEnd } from './quotes.ts';
import { hasKeyAt, isBreakOrBlank } from './scan-line.ts';

/** What is wrong in a flow collection, and the text that stands in place of `from` to `to` when it is mended. */
export interface FlowSlip {
  readonly from: number;
  readonly to: number;
  readonly newText: string;
  readonly problem: Pick<YamlProblem, 'id' | 'params' | 'start' | 'end'>;
}

type Closing = ']' | '}';

interface Opener {
  readonly at: number;
  readonly closing: Closing;
  /** A key of the current pair has its colon. */
  hasColon: boolean;
}

/**
 * Follows a flow collection from its opening bracket. It goes on while lines are indented deeper than
 * `parentColumn`; where it is not closed by then, it ends behind its last sensible line.
 */
export function scanFlow(
  text: string,
  from: number,
  parentColumn: number,
): { readonly end: number; readonly slips: readonly FlowSlip[] } {
  const scan = new FlowScan(text, from, parentColumn);
  const end = scan.run();
  return { end, slips: scan.slips };
}

class FlowScan {
  readonly slips: FlowSlip[] = [];
  readonly #text: string;
  readonly #from: number;
  readonly #parentColumn: number;
  readonly #open: Opener[] = [];
  #lastContent: number;
  /** How many of the open ones end so: a bracket that ends none is not looked for in all of them. */
  readonly #awaited: Record<Closing, number> = { ']': 0, '}': 0 };
  #expectsValue = true;
  /** Where the value begins that ended last, in quotes or brackets; -1 behind other text. */
  #closed = -1;
  /** Where the line ends that is being read: long lines are not looked through for each quote. */
  #lineEnd = -1;

  constructor(text: string, from: number, parentColumn: number) {
    this.#text = text;
    this.#from = from;
    this.#parentColumn = parentColumn;
    this.#lastContent = from;
  }

  /** The offset of the bracket that ends it, or behind its last content. */
  run(): number {
    const text = this.#text;
    let isFirstBreak = true;
    for (let at = this.#from; at < text.length; at++) {
      const char = text.charAt(at);
      if (char === '\n') {
        const opener = isFirstBreak ? this.#open.at(-1) : undefined;
        if (isOver(text, at + 1, this.#parentColumn, opener)) break;
        isFirstBreak = false;
      } else if (char === '#' && isBreakOrBlank(text.charCodeAt(at - 1))) {
        at = this.#endOfLine(at) - 1;
      } else if ((char === '"' || char === "'") && (this.#expectsValue || this.#opensValue(at))) {
        if (!this.#expectsValue) this.#separate(at);
        at = this.#quoted(at);
      } else if (char === '[' || char === '{') {
        if (this.#closed !== -1) this.#separate(at);
        const closing = char === '[' ? ']' : '}';
        this.#open.push({ at, closing, hasColon: false });
        this.#awaited[closing]++;
        this.#passed(at + 1, true);
      } else if (char === ']' || char === '}') {
        const opener = this.#close(char, at);
        this.#passed(at + 1, false);
        this.#closed = opener ?? -1;
        if (this.#open.length === 0) return at;
      } else if (!isBreakOrBlank(char.charCodeAt(0))) {
        this.#plain(char, at);
      }
    }
    this.#closeAll();
    return this.#lastContent;
  }

  #passed(end: number, expectsValue: boolean): void {
    this.#lastContent = end;
    this.#expectsValue = expectsValue;
    this.#closed = -1;
  }

  #plain(char: string, at: number): void {
    const top = this.#open.at(-1);
    const isMap = top?.closing === '}';
    if (char === '=' && this.#closed !== -1 && isMap && !top.hasColon) {
      this.#noColon(top, at, at + 1);
      this.#passed(at + 1, true);
      return;
    }
    if (char === ';' && this.#closed !== -1 && top !== undefined) {
      const problem = {
        id: 'unexpected-text',
        params: { text: char },
        start: at,
        end: at + 1,
      } as const;
      this.slips.push({ from: at, to: at + 1, newText: ',', problem });
      top.hasColon = false;
      this.#passed(at + 1, true);
      return;
    }
    if (this.#closed !== -1 && isMap && top.hasColon && startsKey(this.#text, at)) {
      this.#separate(at);
    }
    if (top !== undefined && char === ',') top.hasColon = false;
    if (top !== undefined && char === ':') top.hasColon = true;
    this.#passed(at + 1, char === ',' || char === ':');
  }

  /** Goes to the end of a quoted text; one that does not end on its line ends where it makes sense. */
  #quoted(at: number): number {
    const text = this.#text;
    const quote = text.charAt(at);
    const lineEnd = this.#endOfLine(at);
    const close = quoteEnd(text, at, lineEnd);
    if (close === -1) {
      const stop = contentEnd(text, at, lineEnd);
      this.#insert(stop, quote, { id: 'unclosed-quote', params: { quote }, start: at, end: stop });
      this.#passed(stop, false);
      return Math.max(at, stop - 1);
    }
    const last = outerQuote(text, close, lineEnd);
    this.#passed(last + 1, false);
    this.#closed = at;
    if (last === close) return close;
    const inner = text.slice(at + 1, last);
    const rest = text.slice(close + 1, last + 1);
    const start = last + 1 - rest.trimStart().length;
    const params = { text: shorten(rest.trimStart()), quote };
    // JSON, which stands in no key, has no other quotes.
    const isJson = quote === '"' && this.#parentColumn === -1;
    const id = isJson ? 'json-quote-inside' : 'text-behind-quote';
    this.slips.push({
      from: at,
      to: last + 1,
      newText: formatScalar(inner.replaceAll('\\"', '"'), 'double'),
      problem: { id, params, start, end: last + 1 },
    });
    return last;
  }

  /** Whether a quote that stands where none is expected begins another value all the same. */
  #opensValue(at: number): boolean {
    const text = this.#text;
    if (this.#closed !== -1) return true;
    if (!isBreakOrBlank(text.charCodeAt(at - 1))) return false;
    const lineEnd = this.#endOfLine(at);
    const close = quoteEnd(text, at, lineEnd);
    return close !== -1 && ENDS_VALUE.test(text.slice(close + 1, lineEnd));
  }

  #endOfLine(at: number): number {
    if (at > this.#lineEnd) this.#lineEnd = endOfLine(this.#text, at);
    return this.#lineEnd;
  }

  /** A value begins without a comma, or without the colon of its key, behind another. */
  #separate(at: number): void {
    const top = this.#open.at(-1);
    if (top === undefined) return;
    const end = this.#lastContent;
    if (top.closing === '}' && !top.hasColon && this.#closed !== -1) this.#noColon(top, end, end);
    else {
      this.#insert(end, ',', { id: 'missing-comma', start: at, end: at + 1 });
      top.hasColon = false;
    }
  }

  #noColon(top: Opener, from: number, to: number): void {
    const start = this.#closed;
    const end = this.#lastContent;
    const params = { text: shorten(this.#text.slice(start, end)) };
    this.slips.push({
      from,
      to,
      newText: ':',
      problem: { id: 'missing-colon', params, start, end },
    });
    top.hasColon = true;
  }

  #insert(at: number, newText: string, problem: FlowSlip['problem']): void {
    this.slips.push({ from: at, to: at, newText, problem });
  }

  /** A closing bracket of an outer collection closes the inner ones too. Returns where the collection began. */
  #close(closing: Closing, at: number): number | undefined {
    if (this.#awaited[closing] === 0) return undefined;
    for (let top = this.#open.pop(); top !== undefined; top = this.#open.pop()) {
      this.#awaited[top.closing]--;
      if (top.closing === closing) return top.at;
      this.#insert(at, top.closing, this.#unclosed(top.at));
    }
    return undefined;
  }

  #closeAll(): void {
    const missing = [...this.#open].reverse().map((one) => one.closing);
    const opener = this.#open[0]?.at ?? this.#from;
    this.#insert(this.#lastContent, missing.join(''), this.#unclosed(opener));
  }

  #unclosed(start: number): FlowSlip['problem'] {
    const opening = this.#text.charAt(start);
    const params = { opening, closing: opening === '[' ? ']' : '}' };
    return { id: 'unclosed-bracket', params, start, end: start + 1 };
  }
}

/** What follows on its line behind a quote that ends a value or key. */
const ENDS_VALUE = /^\s*(?:[,\]}:#]|$)/;
/** As far as the end of a text with quotes inside is looked for. */
const LONGEST = 1_000;
const KEY = /(?<=\s)[\w$-]+\s*:\s/y;

function startsKey(text: string, at: number): boolean {
  KEY.lastIndex = at;
  return KEY.test(text);
}

/** Where the quoted text ends that was meant, when text stands behind its first closing quote: `"the "total" of it"`. */
function outerQuote(text: string, close: number, lineEnd: number): number {
  const quote = text.charAt(close);
  const behind = text.slice(close + 1, lineEnd);
  if (ENDS_VALUE.test(behind) || /^\s+["'[{]|^\s*[=;]|^\s+[\w$-]+\s*:/.test(behind)) return close;
  const limit = Math.min(lineEnd, close + LONGEST);
  for (let at = text.indexOf(quote, close + 1); at !== -1 && at < limit;) {
    if (/[,[{:]\s*$/.test(text.slice(Math.max(close + 1, at - 9), at))) return close;
    if (ENDS_VALUE.test(text.slice(at + 1, lineEnd))) return at;
    at = text.indexOf(quote, at + 1);
  }
  return close;
}

/** Whether the line that starts here no longer belongs to the collection. */
function isOver(
  text: string,
  start: number,
  parentColumn: number,
  opener: Opener | undefined,
): boolean {
  let first = start;
  while (text.charCodeAt(first) === 32 || text.charCodeAt(first) === 9) first++;
  const char = text.charAt(first);
  if (char === '' || char === '\n' || char === '\r' || char === '#') return false;
  if (first - start <= parentColumn) return char !== ']' && char !== '}';
  if (parentColumn === -1 || opener === undefined) return false;
  const isItem = char === '-' && isBreakOrBlank(text.charCodeAt(first + 1));
  if (isItem) return true;
  const isKey =
    char !== '"' && char !== "'" && hasKeyAt(text, first, endOfLine(text, first)) !== -1;
  return isKey && opener.closing === ']';
}

function endOfLine(text: string, from: number): number {
  const breakAt = text.indexOf('\n', from);
  return breakAt === -1 ? text.length : breakAt;
}

/** Where a quote belongs that was forgotten: at the end of the line, before a comma or closing brackets. */
function contentEnd(text: string, from: number, lineEnd: number): number {
  let end = lineEnd;
  while (end > from + 1 && ' \t\r,]}'.includes(text.charAt(end - 1))) end--;
  return end;
}
