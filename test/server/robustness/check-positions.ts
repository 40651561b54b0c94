import { LineIndex, type Position } from '../../../server/src/base/line-index.ts';

/** The text of a document by its URI; undefined where nobody knows it. */
export type TextOf = (uri: string) => string | undefined;

/**
 * Throws when an answer of the server holds a range that is not in the text, ends before it
 * starts, or cuts a surrogate pair. Looks at everything that has `start` and `end` positions.
 * What names another document is held against the text of that one.
 */
export function checkPositions(answer: unknown, text: string, textOf?: TextOf): void {
  visit(answer, new Text(text), textOf);
}

function visit(value: unknown, text: Text | undefined, textOf: TextOf | undefined): void {
  if (typeof value !== 'object' || value === null) return;
  const { start, end } = value as { start?: unknown; end?: unknown };
  if (text !== undefined && isPosition(start) && isPosition(end)) {
    if (text.offsetAt(start) > text.offsetAt(end))
      throw new Error(`A range ends before it starts: ${JSON.stringify(value)}`);
  }
  const named = textOf && uriOf(value);
  const inside = named === undefined ? text : textIn(named, textOf);
  for (const [key, child] of Object.entries(value)) {
    // Keys of a workspace edit; and the one range of a link that lies where it was asked.
    if (key.startsWith('file:')) visit(child, textIn(key, textOf), textOf);
    else visit(child, key === 'originSelectionRange' ? text : inside, textOf);
  }
}

/** The document that the ranges beside and below are about. */
function uriOf(value: object): string | undefined {
  const { uri, targetUri, textDocument, from } = value as Record<string, unknown>;
  for (const one of [uri, targetUri]) if (typeof one === 'string') return one;
  for (const one of [textDocument, from]) {
    if (typeof one === 'object' && one !== null && 'uri' in one && typeof one.uri === 'string')
      return one.uri;
  }
  return undefined;
}

function textIn(uri: string, textOf: TextOf | undefined): Text | undefined {
  const text = textOf?.(uri);
  return text === undefined ? undefined : new Text(text);
}

class Text {
  readonly #text: string;
  #lines: LineIndex | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** Throws when there is no such place. */
  offsetAt(position: Position): number {
    this.#lines ??= new LineIndex(this.#text);
    const offset = this.#lines.offsetAt(position);
    const back = this.#lines.positionAt(offset);
    if (back.line !== position.line || back.character !== position.character)
      throw new Error(`A position is not in the text: ${JSON.stringify(position)}`);
    const before = this.#text.charCodeAt(offset - 1);
    const after = this.#text.charCodeAt(offset);
    if (before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000)
      throw new Error(`A position cuts a surrogate pair: ${JSON.stringify(position)}`);
    return offset;
  }
}

function isPosition(value: unknown): value is Position {
  return typeof value === 'object' && value !== null && 'line' in value && 'character' in value;
}
