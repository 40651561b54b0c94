import { formatScalar } from '../../syntax/yaml/edit/format-scalar.ts';
import { lineEnd } from '../../syntax/yaml/edit/text-lines.ts';
import { tagSpan } from '../../syntax/yaml/tags.ts';
import type { Finding, Fix, FixContext } from '../rule.ts';
import { placeOf } from './place.ts';

/** Removes a tag that nobody knows. Words behind it make it look like the beginning of a text: that is quoted. */
export function fixTag({ range, params }: Finding, context: FixContext): readonly Fix[] {
  const { text } = context.file;
  const edits = [{ range: tagSpan(text, range.start, String(params?.tag)), newText: '' }];
  const removal: Fix = { title: 'remove', edits, safety: 'unsafe' };
  const place = placeOf(context, range);
  const node = place?.item === undefined ? place?.pair?.value : place.item.value;
  const isText = node?.kind === 'scalar' && node.style === 'plain' && node.anchor === undefined;
  if (!isText || node.end > lineEnd(text, range.start)) return [removal];
  const source = text.slice(range.start, node.end);
  if (!/^!\S+\s+\S+\s+\S/.test(source)) return [removal];
  const whole = { start: range.start, end: node.end };
  const newText = formatScalar(source, 'double');
  return [{ title: 'quote', edits: [{ range: whole, newText }], safety: 'unsafe' }, removal];
}
