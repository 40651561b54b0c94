import { showHidden } from '../../../base/show-hidden.ts';
import type { RunState } from '../../../agent/run-state.ts';
import type { DraftFinding, Verdict } from '../../../agent/verdict.ts';
import type { Palette } from '../palette.ts';
import { unifiedDiff } from '../unified-diff.ts';
import { visible } from '../visible.ts';
import { told } from '../../../agent/told.ts';

/** What a run came to, for people: text and comments, and the diff of what would be written. */
export function shownResult({ draft }: RunState, colours: Palette): string {
  if (draft === undefined) return '';
  const text = draft.text === undefined ? '' : `${lines(draft.text)}\n`;
  const sorted = [...(draft.comments ?? [])].sort(
    (a, b) => a.path.localeCompare(b.path) || a.line - b.line,
  );
  const comments = sorted.map(
    ({ path, line, severity, message }) =>
      `${visible(path)}:${line}: ${colours[severity](severity)}: ${visible(told(message))}\n`,
  );
  const diffs = draft.files.map((file) =>
    unifiedDiff(
      file.path,
      shownText(file.base ?? ''),
      shownText(file.text),
      colours,
      file.base === null,
    ),
  );
  return [text, ...comments, ...diffs].join('');
}

/** What is said of it beside: what stays open, what our checks found, why it ended. */
export function shownVerdict(state: RunState, colours: Palette): string {
  const { draft, verdict, leftOut, model, usage, cost } = state;
  const open = draft?.open ?? [];
  const tokens = usage.input + usage.output + usage.cacheRead + usage.cacheWrite;
  const price = cost === undefined ? 'cost not known' : `$${cost.toFixed(4)}`;
  const isNothing = state.status === 'done' && !draft?.text && !draft?.comments?.length;
  return [
    ...(isNothing ? ['There is nothing to write.'] : []),
    ...(open.length === 0
      ? []
      : [colours.bold('Open:'), ...open.map((one) => `  ${visible(told(one))}`)]),
    ...(leftOut.length === 0
      ? []
      : [`Not sent, as there was no room: ${leftOut.map(visible).join('; ')}`]),
    ...(verdict === undefined ? [] : verdictLines(verdict, colours)),
    ...(model === undefined || state.turns === 0
      ? []
      : [`${visible(model.id)}: ${state.turns} requests, ${tokens} tokens, ${price}.`]),
    ...(state.reason === undefined ? [] : [visible(told(state.reason))]),
    '',
  ].join('\n');
}

function verdictLines({ checks, findings }: Verdict, colours: Palette): readonly string[] {
  const marks = {
    passed: 'passed',
    warned: 'warned',
    failed: 'failed',
    'not-checked': 'not checked',
  };
  return [
    ...checks.map(
      ({ kind, state, summary }) =>
        `${kind}: ${colours.bold(marks[state])}. ${visible(told(summary))}`,
    ),
    ...findings.filter(({ isOld }) => !isOld).map((finding) => findingLine(finding, colours)),
  ];
}

function findingLine(
  { path, line, severity, message, code }: DraftFinding,
  colours: Palette,
): string {
  const where = line === undefined ? visible(path) : `${visible(path)}:${line}`;
  return `  ${where}: ${colours[severity](severity)}: ${visible(told(message))} ${colours.dim(visible(code))}`;
}

/** What a terminal would obey, or nobody would see, must not come between people and what they accept. */
function shownText(text: string): string {
  return showHidden(text).replaceAll(/\r(?!\n)/g, '<U+000D>');
}

function lines(text: string): string {
  return text.split(/\r?\n/).map(visible).join('\n');
}
