import { applyEdits, type TextEdit } from '../../../base/text-edit.ts';
import { fencesOf, type Fence } from '../../../syntax/markdown/fences.ts';
import { isMarkdown } from '../../../syntax/mermaid/diagrams.ts';
import { readFlowchart } from '../../../syntax/mermaid/read-flowchart.ts';
import { saysTheSame } from '../../../syntax/mermaid/says-the-same.ts';

type EditFlowchart = (chart: string, at: number) => readonly TextEdit[];

/**
 * Edits a flowchart as a text of its own: the whole file, or in Markdown the fence that holds the offset. None where
 * what stands in the fence would be read as something else, and where no fence is.
 */
export function editFlowchart(
  text: string,
  path: string,
  at: number,
  edit: EditFlowchart,
): readonly TextEdit[] {
  if (!isMarkdown(path)) return edit(text, at);
  const fences = fencesOf(text, 'mermaid');
  const index = fences.findIndex(({ start, end }) => start <= at && at <= end);
  const fence = fences[index];
  if (fence === undefined) return [];
  const inside = edit(fence.content, at - fence.start);
  if (inside.length === 0) return [];
  const marks = marksOf(text, fence);
  const edits = inside.map(({ range, newText }) => ({
    range: { start: range.start + fence.start, end: range.end + fence.start },
    newText: marked(newText, marks),
  }));
  const after = fencesOf(applyEdits(text, edits), 'mermaid');
  const [is, meant] = [after[index]?.content ?? '', applyEdits(fence.content, inside)].map(
    readFlowchart,
  );
  const isSound = after.length === fences.length && is !== undefined && meant !== undefined;
  return isSound && saysTheSame(is, meant) ? edits : [];
}

/** What stands in front of the lines of a fence that lies in a quote: `> `. Empty in lists, which only indent. */
function marksOf(text: string, { start, end, content }: Fence): string {
  const line = text.slice(start, end).split(/\r?\n/, 1)[0] ?? '';
  let last = line.length;
  while (last > 0 && line[last - 1] === content[last - 1]) last--;
  // Words are no marks: nothing of the first line is content then.
  return /^[\s>]*$/.test(line.slice(0, last)) ? line.slice(0, last) : '';
}

/** Text of several lines, with the marks in place of the blanks that stand for them. */
function marked(text: string, marks: string): string {
  if (marks === '') return text;
  return text.replaceAll(/(\n)([^\S\r\n]*)/g, (_, lineBreak: string, blanks: string) => {
    const rest = blanks.slice(marks.length);
    return `${lineBreak}${marks}${rest}`;
  });
}
