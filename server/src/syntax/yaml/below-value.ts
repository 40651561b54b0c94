import type { Range } from '../../base/range.ts';
import { scanFlow } from './flow-scan.ts';
import { columnOf, type Line } from './lines.ts';
import { quoteEnd } from './quotes.ts';
import type { RepairNotes } from './repair-notes.ts';
import { valueIsEmpty } from './scan-line.ts';

/** The value on the line of a key of the top level, where lines below it would belong to that key. */
export function valueAbove(text: string, above: Line | undefined, line: Line): Range | undefined {
  if (above === undefined || above.colon === -1 || line.column === 0) return undefined;
  if (above.column > 0 || above.content > above.first) return undefined;
  if (text.slice(above.end, line.start).trim() !== '' || above.value >= above.end) return undefined;
  if ('#|>&!'.includes(text.charAt(above.value))) return undefined;
  const end = valueEnd(text, above);
  return end === undefined ? undefined : { start: above.value, end };
}

/** Behind the value of a line; undefined where it does not end there, or more than a comment follows. */
function valueEnd(text: string, line: Line): number | undefined {
  const { value, end } = line;
  const last = closingSign(text, line);
  if (last === undefined) {
    const plain = text.slice(value, end).replace(/\s#.*$/, '');
    return value + plain.trimEnd().length;
  }
  return last !== -1 && valueIsEmpty(text, last + 1, end) ? last + 1 : undefined;
}

/** The quote or bracket that ends the value on its line, -1 where none does; undefined for other values. */
function closingSign(text: string, line: Line): number | undefined {
  const { value, end } = line;
  const sign = text.charAt(value);
  if (sign === '"' || sign === "'") return quoteEnd(text, value, end);
  if (sign !== '[' && sign !== '{') return undefined;
  const flow = scanFlow(text, value, columnOf(line, line.content));
  return flow.slips.length === 0 && flow.end < end ? flow.end : -1;
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
