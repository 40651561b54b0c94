import type { Finding, Fix, FixContext } from '../rule.ts';
import { placeOf } from './place.ts';
import { replaceValue } from './replace-value.ts';

/** Swaps the two numbers of a range, each with its own way of writing, takes quotes off a number, or writes the right unit. */
export function fixRange(finding: Finding, context: FixContext): readonly Fix[] {
  if (finding.messageId === 'number') return [];
  if (finding.messageId === 'quoted-number') return withoutQuotes(finding, context);
  if (finding.messageId !== 'reversed') return replaceValue(finding, context);
  const value = placeOf(context, finding.range)?.pair?.value;
  if (value?.kind !== 'sequence') return [];
  const [low, high, more] = value.items.map((item) => item.value);
  if (low?.kind !== 'scalar' || high?.kind !== 'scalar' || more !== undefined) return [];
  const { text } = context.file;
  const edits = [
    { range: { start: low.start, end: low.end }, newText: text.slice(high.start, high.end) },
    { range: { start: high.start, end: high.end }, newText: text.slice(low.start, low.end) },
  ];
  return [{ title: 'swap', edits, safety: 'unsafe' }];
}

function withoutQuotes(finding: Finding, context: FixContext): readonly Fix[] {
  const node = placeOf(context, finding.range)?.pair?.value;
  if (node?.kind !== 'scalar' || node.start !== finding.range.start) return [];
  const value = String(node.value).trim();
  const edits = [{ range: { start: node.start, end: node.end }, newText: value }];
  return [{ title: 'replace', params: { value }, edits, safety: 'safe' }];
}
