import type { BoundMarkdown } from '../../../model/governance/markdown/bound-markdown.ts';
import { frontMatterProblems } from './front-matter-problems.ts';
import type { MarkdownProblem } from './problem.ts';
import { sectionProblems } from './section-problems.ts';
import { signatureProblems } from './signature-problems.ts';
import { tableProblems } from './table-problems.ts';
import { valueProblems } from './value-problems.ts';

/** Everything that is wrong with a Markdown file by the tables of its kind, in the order of the file. */
export function problemsOfMarkdown(bound: BoundMarkdown): readonly MarkdownProblem[] {
  if (bound.file.incomplete === true) {
    const range = { start: 0, end: 1 };
    return [{ code: 'sections', messageId: 'too-large', range, fixes: [], incomplete: true }];
  }
  return [
    ...frontMatterProblems(bound),
    ...sectionProblems(bound),
    ...valueProblems(bound),
    ...tableProblems(bound),
    ...signatureProblems(bound),
  ]
    .map((problem) => ({
      ...problem,
      range: { start: problem.range.start, end: problem.range.end },
    }))
    .sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}
