import { LineIndex } from '../../../base/line-index.ts';
import type { BoundMarkdown } from '../../../model/governance/markdown/bound-markdown.ts';
import { bindMarkdown } from '../../../model/governance/markdown/bind-markdown.ts';
import type { ProseProblem } from '../../../model/governed-file.ts';
import { placeOf } from '../../../model/place.ts';
import { markdownKinds } from '../../../spec/governance/markdown-kinds.ts';
import { readMarkdown } from '../../../syntax/markdown/read-markdown.ts';
import type { Finding, Fix } from '../../rule.ts';
import { markdownMessages, type MarkdownCode, type MarkdownProblem } from './problem.ts';
import { problemsOfMarkdown } from './problems-of-markdown.ts';

/** The words of all problems by one id each: `sections-missing`. */
export const proseMessages: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(markdownMessages).flatMap(([code, messages]) =>
    Object.entries(messages).map(([id, text]) => [`${code}-${id}`, text]),
  ),
);

/** What is wrong with a Markdown file, in lines: its text is gone when somebody asks. */
export function proseProblems(bound: BoundMarkdown): readonly ProseProblem[] {
  const problems = problemsOfMarkdown(bound);
  if (problems.length === 0) return [];
  const lines = new LineIndex(bound.file.text);
  return problems.map(({ code, messageId, params, range, related, incomplete }) => ({
    messageId: idOf(code, messageId),
    params,
    place: placeOf(range, lines),
    related: (related ?? []).map((one) => ({
      messageId: idOf(code, one.messageId),
      params: one.params,
      place: placeOf(one.range, lines),
    })),
    incomplete: incomplete === true,
  }));
}

/** The fixes of a finding, worked out anew from the text. `tables`: the id of those that it is read by. */
export function fixesOfProse(finding: Finding, tables: unknown, text: string): readonly Fix[] {
  const kind = markdownKinds.find(({ id }) => id === tables);
  if (kind === undefined) return [];
  const problems = problemsOfMarkdown(bindMarkdown(readMarkdown(text), kind));
  return problems.find((problem) => isOf(problem, finding))?.fixes ?? [];
}

function isOf({ code, messageId, params, range }: MarkdownProblem, finding: Finding): boolean {
  return (
    idOf(code, messageId) === finding.messageId &&
    range.start === finding.range.start &&
    JSON.stringify(params) === JSON.stringify(finding.params)
  );
}

function idOf(code: MarkdownCode, messageId: string): string {
  return `${code}-${messageId}`;
}
