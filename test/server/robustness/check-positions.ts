import { LineIndex, type Position } from '../../../server/src/base/line-index.ts';

/**
 * Throws when an answer of the server holds a range that is not in the text, ends before it
 * starts, or cuts a surrogate pair. Looks at everything that has `start` and `end` positions.
 */
export function checkPositions(answer: unknown, text: string): void {
  const lines = new LineIndex(text);
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { start, end } = value as { start?: unknown; end?: unknown };
    if (isPosition(start) && isPosition(end)) {
      const [from, to] = [checked(start), checked(end)];
      if (from > to) throw new Error(`A range ends before it starts: ${JSON.stringify(value)}`);
    }
    for (const child of Object.values(value)) visit(child);
  };
  const checked = (position: Position): number => {
    const offset = lines.offsetAt(position);
    const back = lines.positionAt(offset);
    if (back.line !== position.line || back.character !== position.character) {
      throw new Error(`A position is not in the text: ${JSON.stringify(position)}`);
    }
    const before = text.charCodeAt(offset - 1);
    const after = text.charCodeAt(offset);
    if (before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000) {
      throw new Error(`A position cuts a surrogate pair: ${JSON.stringify(position)}`);
    }
    return offset;
  };
  visit(answer);
}

function isPosition(value: unknown): value is Position {
  return typeof value === 'object' && value !== null && 'line' in value && 'character' in value;
}
