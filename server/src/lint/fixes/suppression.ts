import type { Finding, Fix, FixContext } from '../rule.ts';
import { lineEnd, lineStart, nextLine } from '../../syntax/yaml/edit/text-lines.ts';

/** Takes a rule out of a suppression comment, or the comment when nothing is left of it. */
export function fixSuppression(finding: Finding, context: FixContext): readonly Fix[] {
  const { text } = context.file;
  const { whole, from, to, similar } = finding.data ?? {};
  const { start, end } = finding.range;
  if (similar !== undefined) {
    const edits = [{ range: { start, end }, newText: String(similar) }];
    return [{ title: 'rename', params: { similar }, edits, safety: 'unsafe' }];
  }
  if (whole !== 1 || typeof from !== 'number' || typeof to !== 'number') {
    return [
      {
        title: 'remove',
        edits: [{ range: withSeparator(text, start, end), newText: '' }],
        safety: 'safe',
      },
    ];
  }
  // The offsets in the data count from the comment as it was found; the finding's range moves with edits.
  const begin = lineStart(text, start);
  const hash = text.indexOf('#', begin);
  const comment = text.lastIndexOf('# dataengos', start);
  const at = comment >= begin ? comment : hash;
  const alone = text.slice(begin, at).trim() === '';
  const range = alone
    ? { start: begin, end: nextLine(text, start) }
    : { start: at - blanksBefore(text, at), end: lineEnd(text, start) };
  return [{ title: 'remove', edits: [{ range, newText: '' }], safety: 'safe' }];
}

function withSeparator(text: string, start: number, end: number): { start: number; end: number } {
  const behind = /^\s*,?[^\S\n]*(?!--)/.exec(text.slice(end))?.[0].length ?? 0;
  const before = /[,\s]*$/.exec(text.slice(0, start))?.[0].length ?? 0;
  const isLast = /^\s*(?:--|$)/m.test(text.slice(end, lineEnd(text, end)));
  return isLast ? { start: start - before, end } : { start, end: end + behind };
}

function blanksBefore(text: string, offset: number): number {
  return /[^\S\n]*$/.exec(text.slice(0, offset))?.[0].length ?? 0;
}
