import {
  behindStray,
  hasKeyAt,
  isBareWordLine,
  isBreakOrBlank,
  valueIsEmpty,
} from './scan-line.ts';

/** Lists with more items than this, shorter than `SHORT` on average, are read faster in one piece. */
const MANY = 1_000;
const SHORT = 32;
/** Comment lines, a dash and a word, quoted or not. */
const wordItem =
  /^(?: *(?:#.*)?\r?\n)*[ ]*-[ \t]+["']?[\w@.:/-]+["']?[ \t]*(?:#.*)?(?:\r?\n[ \t]*)*$/;
/** Longer items are not looked at. */
const LONG_WORD = 500;

/** Where a block begins and what it is; it ends where the next one begins. */
export interface ScannedBlock {
  readonly start: number;
  readonly role: 'pairs' | 'items';
  /** It holds one bare word, which stands where a key belongs. */
  readonly isBareKey?: boolean;
}

/** One document of a file as the line scan sees it. */
export interface ScannedDocument {
  readonly start: number;
  end: number;
  /** Empty where the document must be parsed in one piece. */
  blocks: readonly ScannedBlock[];
  /** Dashes that stand further left than the first dash of their list. */
  readonly misplacedDashes: readonly number[];
}

/**
 * Finds documents and blocks by looking at the first characters of each line, without parsing.
 * Sound for valid YAML, since whatever spans lines must be indented deeper than the key or dash it belongs to;
 * on any doubt a document is left in one piece.
 */
export function scan(text: string): ScannedDocument[] {
  const first = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const documents: ScannedDocument[] = [];
  let current = new DocumentScan(text, first);
  let at = first;
  let closed = false;
  while (at < text.length) {
    const breakAt = text.indexOf('\n', at);
    const lineEnd = breakAt === -1 ? text.length : breakAt;
    const marker = markerAt(text, at);
    if (marker === '---' && current.begun) {
      documents.push(current.finish(at));
      current = new DocumentScan(text, at);
      closed = false;
    } else if (closed && marker === undefined && !isBlankLine(text, at, lineEnd)) {
      documents.push(current.finish(at));
      current = new DocumentScan(text, at);
      closed = false;
    }
    if (marker === '---') current.marker(at, lineEnd);
    else if (marker === '...') closed = current.begun;
    else if (!closed) current.line(at, lineEnd);
    at = lineEnd + 1;
  }
  documents.push(current.finish(text.length));
  return documents;
}

class DocumentScan {
  /** A marker or content was seen: the next `---` starts another document. */
  begun = false;
  readonly #text: string;
  readonly #start: number;
  #mode: 'unknown' | 'bare' | 'cut' | 'whole' = 'unknown';
  readonly #blocks: ScannedBlock[] = [];
  readonly #misplaced: number[] = [];
  /** Start of the comment lines right above the current line, -1 when there are none. */
  #comments = -1;
  /** Column of the dashes below the current key: -1 no list, -2 not known yet. */
  #dash = -1;
  #items: number[] = [];

  constructor(text: string, start: number) {
    this.#text = text;
    this.#start = start;
  }

  marker(at: number, lineEnd: number): void {
    this.begun = true;
    if (!valueIsEmpty(this.#text, at + 3, lineEnd)) this.#mode = 'whole';
  }

  line(at: number, lineEnd: number): void {
    const text = this.#text;
    const code = text.charCodeAt(at);
    if (code === 32 && this.#mode === 'cut') this.#indented(at, lineEnd);
    else if (at === lineEnd || code === 13) this.#comments = -1;
    else if (code === 35) this.#comment(at);
    else if (this.#mode !== 'whole') this.#left(at, lineEnd, code);
  }

  finish(end: number): ScannedDocument {
    this.#commitItems(end);
    const blocks = this.#mode === 'cut' ? this.#blocks : [];
    return { start: this.#start, end, blocks, misplacedDashes: this.#misplaced };
  }

  #comment(at: number): void {
    if (this.#comments === -1) this.#comments = at;
  }

  /** A line that is indented, below a key of the top level. */
  #indented(at: number, lineEnd: number): void {
    const text = this.#text;
    if (this.#dash === -1) {
      this.#comments = -1;
      return;
    }
    let first = at;
    const stop = this.#dash === -2 ? lineEnd : Math.min(lineEnd, at + this.#dash + 1);
    while (first < stop && text.charCodeAt(first) === 32) first++;
    const code = text.charCodeAt(first);
    if (this.#dash >= 0 && first - at > this.#dash) this.#comments = -1;
    else if (first >= lineEnd || code === 13) this.#comments = -1;
    else if (code === 35) this.#comment(at);
    else this.#listLine(at, first, code);
  }

  /** The first content below a key, or a line no deeper than the dashes of its list. */
  #listLine(at: number, first: number, code: number): void {
    const isDash = code === 45 && isBreakOrBlank(this.#text.charCodeAt(first + 1));
    if (this.#dash === -2) this.#dash = isDash ? first - at : -1;
    if (isDash && this.#dash >= 0) {
      if (first - at < this.#dash) this.#misplaced.push(first);
      this.#items.push(this.#comments === -1 ? at : this.#comments);
    }
    this.#comments = -1;
  }

  /** A line that starts in the first column and is neither blank nor a comment. */
  #left(at: number, lineEnd: number, code: number): void {
    const text = this.#text;
    if (code === 37 && !this.begun) return;
    if (isConflictMarker(text, at)) {
      this.#comments = -1;
      return;
    }
    this.begun = true;
    const colon = hasKeyAt(text, at, lineEnd);
    if (colon !== -1 && this.#mode === 'cut' && behindStray(text, at, lineEnd)) {
      // It belongs where its indentation would be.
    } else if (colon !== -1) {
      if (this.#mode === 'unknown') this.#mode = 'cut';
      else if (this.#mode === 'bare') this.#mode = 'cut';
      this.#cut(at);
      this.#dash = valueIsEmpty(text, colon + 1, lineEnd) ? -2 : -1;
    } else if (isBareWordLine(text, at, lineEnd)) {
      if (this.#mode === 'unknown') this.#mode = 'bare';
      this.#cut(at, true);
    } else if (this.#mode !== 'cut') {
      this.#mode = 'whole';
    } else if (code === 45 && this.#dash !== -1) {
      this.#listLine(at, at, code);
    } else if (isDoubtful(text, at, code)) {
      this.#mode = 'whole';
    }
    this.#comments = -1;
  }

  #cut(at: number, isBareKey = false): void {
    const start = this.#comments === -1 ? at : this.#comments;
    this.#commitItems(start);
    const from = this.#blocks.length === 0 ? this.#start : start;
    this.#blocks.push({ start: from, role: 'pairs', isBareKey });
    this.#dash = -1;
  }

  /** The list ends where the next key begins. */
  #commitItems(end: number): void {
    const [first = end, second = end] = this.#items;
    const { length } = this.#items;
    const isWorthIt = length <= MANY || end - first >= length * SHORT;
    if (length > 1 && isWorthIt && !isWord(this.#text, first, second)) {
      for (const start of this.#items) this.#blocks.push({ start, role: 'items' });
    }
    this.#items = [];
  }
}

/** Whether an item is nothing but a word on its line: lists of those are short, and rules look at them as a whole. */
function isWord(text: string, start: number, end: number): boolean {
  return wordItem.test(text.slice(start, Math.min(end, start + LONG_WORD)));
}

/** Whether a line starts with the seven characters by which git marks a merge conflict. */
function isConflictMarker(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code !== 60 && code !== 61 && code !== 62 && code !== 124) return false;
  for (let index = 1; index < 7; index++) {
    if (text.charCodeAt(at + index) !== code) return false;
  }
  return isBreakOrBlank(text.charCodeAt(at + 7));
}

/** Characters that can begin a valid line of the top level which the scan does not understand. */
function isDoubtful(text: string, at: number, code: number): boolean {
  if (code === 123) {
    const next = text.charCodeAt(at + 1);
    return next !== 123 && next !== 37 && next !== 35;
  }
  if (code === 63 || code === 58) return isBreakOrBlank(text.charCodeAt(at + 1));
  return code === 38 || code === 33 || code === 42 || code === 91;
}

function markerAt(text: string, at: number): '---' | '...' | undefined {
  const code = text.charCodeAt(at);
  if (code !== 45 && code !== 46) return undefined;
  if (text.charCodeAt(at + 1) !== code || text.charCodeAt(at + 2) !== code) return undefined;
  if (!isBreakOrBlank(text.charCodeAt(at + 3))) return undefined;
  return code === 45 ? '---' : '...';
}

function isBlankLine(text: string, at: number, lineEnd: number): boolean {
  return valueIsEmpty(text, at, lineEnd) || text.charCodeAt(at) === 35;
}
