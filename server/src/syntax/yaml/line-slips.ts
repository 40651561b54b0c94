import { insertion } from '../../base/text-edit.ts';
import { formatScalar } from './edit/format-scalar.ts';
import type { Line } from './lines.ts';
import type { MaskedText } from './patches.ts';
import type { RepairNotes } from './repair-notes.ts';
import { unmaskSeparators } from './separators.ts';

const COMMENT = /^\s*#/;

/** Characters that begin something else than a plain key or value. */
const SPECIAL = '#"\'[]{},&*!|>@`%';

export function startsPlain(character: string): boolean {
  return character !== '' && !SPECIAL.includes(character);
}

/** Slips that concern one line alone. */
export function repairLine({ text, written }: MaskedText, line: Line, notes: RepairNotes): void {
  tabsBehindDashes(text, line, notes);
  if (line.unclosedQuote) unclosedQuote(text, line, notes);
  flowSlips(text, line, notes);
  if (line.colon !== -1) secondValue(text, written, line, notes);
}

/** Whether a line is a comment of another language, `// so` or `-- so`; it is read as one. */
export function commentSign(text: string, { first, end }: Line, notes: RepairNotes): boolean {
  const sign = /^(?:\/\/|--|\/\*)(?=\s)/.exec(text.slice(first, end))?.[0];
  if (sign === undefined) return false;
  const range = { start: first, end: first + sign.length };
  notes.patches.push({ ...range, newText: '# ' });
  const changes = [{ range, newText: '#' }];
  notes.problem('comment-sign', range.start, range.end, { params: { text: sign }, changes });
  return true;
}

function tabsBehindDashes(text: string, line: Line, notes: RepairNotes): void {
  for (let at = line.first; at < line.content; at++) {
    if (text.charCodeAt(at) !== 9) continue;
    notes.patches.push({ start: at, end: at + 1, newText: ' ' });
    const range = { start: at, end: at + 1 };
    notes.problem('tab-behind-dash', at, at + 1, { changes: [{ range, newText: ' ' }] });
  }
}

function flowSlips(text: string, line: Line, notes: RepairNotes): void {
  for (const { from, to, newText, problem } of line.flowSlips) {
    notes.patches.push({ start: from, end: to, newText });
    const { id, params, start, end } = problem;
    // Behind a `#` nothing closes: it began a comment.
    const isHidden = id.startsWith('unclosed') && COMMENT.test(text.slice(from, line.end));
    const range = { start: from, end: to };
    const changes = isHidden ? [] : [{ range, newText: unmaskSeparators(newText) }];
    notes.problem(id, start, end, { ...(params !== undefined && { params }), changes });
  }
}

function unclosedQuote(text: string, line: Line, notes: RepairNotes): void {
  const quote = text.charAt(line.value);
  const rest = text.slice(line.value, line.end).trimEnd();
  const isKey = line.colon === -1 ? /^["'][\w$.-]+(?=:(?:\s|$))/.exec(rest) : null;
  const end = line.value + (isKey?.[0] ?? rest).length;
  notes.patches.push({ start: end, end, newText: quote });
  const changes = [insertion(end, quote)];
  notes.problem('unclosed-quote', line.value, end, { params: { quote }, changes });
}

/** `description: note: this` is one text. */
function secondValue(text: string, written: string, line: Line, notes: RepairNotes): void {
  if (line.value >= line.end || !startsPlain(text.charAt(line.value))) return;
  const value = text
    .slice(line.value, line.end)
    .replace(/\s#.*$/, '')
    .trimEnd();
  let found: number | undefined;
  for (const match of value.matchAll(/:(?=\s|$)/g)) {
    const at = line.value + match.index;
    found ??= at;
    notes.patches.push({ start: at, end: at + 1, newText: '\ue000', maskOnly: true });
  }
  if (found === undefined) return;
  const range = { start: line.value, end: line.value + value.length };
  const changes = [
    { range, newText: formatScalar(written.slice(range.start, range.end), 'double') },
  ];
  notes.problem('second-value', found, found + 1, { changes });
}
