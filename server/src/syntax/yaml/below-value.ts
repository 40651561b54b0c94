import type { Range } from '../../base/range.ts';
import { insertion } from '../../base/text-edit.ts';
import { columnOf, type Line } from './lines.ts';
import type { RepairNotes } from './repair-notes.ts';

/** The value on the line of a key of the top level, where lines below it would belong to that key. */
export function valueAbove(text: string, above: Line | undefined, line: Line): Range | undefined {
  if (above === undefined || above.colon === -1 || line.column === 0) return undefined;
  if (above.column > 0 || above.content > above.first) return undefined;
  const between = text.slice(above.end, line.start).trim();
  const value = text
    .slice(above.value, above.end)
    .replace(/\s#.*$/, '')
    .trimEnd();
  if (between !== '' || value === '' || '#|>&!'.includes(value.charAt(0))) return undefined;
  return { start: above.value, end: above.value + value.length };
}

/** Reads a list below a key with a value as if that value were not there: nothing else can hold the list. */
export function dropValue(
  value: Range,
  above: Line,
  line: Line,
  text: string,
  notes: RepairNotes,
): void {
  notes.patches.push({ ...value, newText: '' });
  notes.problem('below-value', line.first, line.first + 1, {
    params: { key: text.slice(above.content, above.colon) },
    changes: [{ range: { start: above.colon + 1, end: value.end }, newText: '' }],
    value,
  });
}

/**
 * Reads a line such as `that goes on: with this` as more of the unquoted text above it: no key has blanks.
 * Says whether it did.
 */
export function moreText(
  text: string,
  from: Line | undefined,
  line: Line,
  notes: RepairNotes,
): boolean {
  if (from === undefined || line.colon === -1 || line.content > line.first) return false;
  if (line.column <= columnOf(from, from.content)) return false;
  if (!/\s/.test(text.slice(line.content, line.colon))) return false;
  const source = text
    .slice(line.content, line.end)
    .replace(/\s#.*$/, '')
    .trimEnd();
  for (const { index } of source.matchAll(/:(?=\s|$)/g)) {
    const at = line.content + index;
    notes.patches.push({ start: at, end: at + 1, newText: '\ue000', maskOnly: true });
  }
  const end = line.content + source.length;
  const isSimple = !/["\\]|\s#/.test(text.slice(from.value, end));
  const changes = isSimple ? [insertion(from.value, '"'), insertion(end, '"')] : [];
  notes.problem('second-value', line.colon, line.colon + 1, { changes });
  return true;
}
