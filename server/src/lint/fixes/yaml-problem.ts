import { shiftRange } from '../../base/range.ts';
import type { ProblemId, YamlProblem } from '../../syntax/yaml/problems.ts';
import { fixBelowValue } from './below-value.ts';
import type { Finding, Fix, FixContext } from '../rule.ts';

export const fixTitles = {
  comment: 'Write `#`',
  dash: 'Write `-`',
  escape: 'Double the backslash',
  escapeQuote: 'Put a backslash before each quote inside',
  indent: 'Indent it like what it belongs to',
  indentText: 'Indent the text',
  insert: 'Insert `{text}`',
  insertSpace: 'Insert a space',
  noBreak: 'Replace them by spaces',
  ownField: 'Write it as `{field}` below',
  quote: 'Put the value in quotes',
  remove: 'Remove it',
  removeValue: 'Remove the value of `{key}`',
  spaces: 'Replace the tabs by spaces',
} as const;

type Title = keyof typeof fixTitles;

const titles: Partial<Record<ProblemId, Title>> = {
  'bad-escape': 'escape',
  'bad-start': 'quote',
  'block-not-indented': 'indentText',
  'comment-sign': 'comment',
  'comment-space': 'insertSpace',
  'control-character': 'remove',
  'dash-indent': 'indent',
  'entry-sign': 'dash',
  'json-comma': 'remove',
  'json-quote-inside': 'escapeQuote',
  'key-indent': 'indent',
  'merge-source': 'insert',
  'missing-colon': 'insert',
  'no-break-space': 'noBreak',
  'missing-comma': 'insert',
  'missing-space': 'insertSpace',
  'second-value': 'quote',
  'stray-text': 'remove',
  'tab-behind-dash': 'spaces',
  'tab-indent': 'spaces',
  'tag-mismatch': 'remove',
  'text-behind-quote': 'quote',
  'unclosed-bracket': 'insert',
  'unclosed-quote': 'insert',
  'unexpected-text': 'insert',
};

/** What the parser would change to read a broken text as it did: a guess, so nothing to apply unasked. */
export function fixYaml(finding: Finding, context: FixContext): readonly Fix[] {
  const title = titles[finding.messageId as ProblemId];
  const { problem, offset } = problemOf(finding, context) ?? {};
  if (problem?.id === 'below-value') return fixBelowValue(problem, offset ?? 0, context);
  const changes = problem?.changes ?? [];
  if (title === undefined || changes.length === 0) return [];
  const edits = changes.map(({ range, newText }) => ({
    range: shiftRange(range, offset ?? 0),
    newText,
  }));
  const params = title === 'insert' ? { text: edits[0]?.newText.trim() ?? '' } : {};
  return [{ title, params, edits, safety: 'unsafe' }];
}

/** The problem that a finding is about, and where the text begins that its offsets count from. */
function problemOf(
  { messageId, range }: Finding,
  { file, document }: FixContext,
): { readonly problem: YamlProblem; readonly offset: number } | undefined {
  const parts = [
    { problems: file.problems, offset: 0 },
    ...document.blocks.map(({ fragment, start }) => ({
      problems: fragment.problems,
      offset: start,
    })),
  ];
  for (const { problems, offset } of parts) {
    const problem = problems.find(
      ({ id, start }) => id === messageId && start + offset === range.start,
    );
    if (problem !== undefined) return { problem, offset };
  }
  return undefined;
}
