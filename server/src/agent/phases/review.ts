import type { Draft, DraftComment } from '../draft.ts';
import type {
  ContextPart,
  FileChange,
  Phase,
  PhaseInput,
  PhaseTools,
  Prepared,
  Refused,
} from '../phase.ts';
import { prompt } from '../prompts/review.ts';
import type { World } from '../world.ts';
import { contextPart } from './context-part.ts';
import { quoted } from './find-named.ts';
import { lineDifferences } from './review/line-differences.ts';
import { newFindings } from './review/new-findings.ts';
import { reviewContract } from './review/review-contract.ts';
import { saying } from '../sentence.ts';
import { errorSentence } from '../sentence-error.ts';
import { told } from '../told.ts';
import { oneLine } from '../one-line.ts';

export const review: Phase = {
  id: 'review',
  title: 'Review a change',
  doc: 'Compares the contracts of the workspace with an earlier state and comments on lines: what readers would notice, versions that were not raised, new findings. A model adds what only a reader sees.',
  input: [
    {
      name: 'ref',
      doc: 'What to compare with: a commit, branch or tag of git; HEAD when left out.',
      required: false,
    },
  ],
  prompt,
  tools: ['read_spec', 'find_symbols', 'lineage', 'effective_policy', 'git_history'],
  mcp: false,
  output: 'comments',
  checks: [],
  attempts: 2,
  writes: [],
  prepare,
};

/** Nobody reads more at once. */
const MAX_COMMENTS = 200;

async function prepare(
  input: PhaseInput,
  world: World,
  host: PhaseTools,
): Promise<Prepared | Refused> {
  const said = (input.ref ?? '').trim();
  const ref = said === '' ? 'HEAD' : said;
  // What begins with a dash would be an option, and a range is no state.
  if (!/^[\w@^~][\w@^~{}./-]{0,199}$/.test(ref) || ref.includes('..'))
    return { refused: saying('{ref} is no commit, branch or tag.', { ref: quoted(ref) }) };
  const changes = await changesSince(ref, host);
  if ('refused' in changes) return changes;
  const comments: DraftComment[] = [];
  const context: ContextPart[] = [];
  const removed: string[] = [];
  const sorted = changes.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  for (const change of sorted) {
    if (change.after === null) {
      removed.push(change.path);
      continue;
    }
    const { path, before, after } = change;
    comments.push(...(await reviewContract({ path, before, after }, world)));
    comments.push(...(await newFindings({ path, before, after }, host)));
    const text = lineDifferences(before, after);
    if (text !== '') context.push(contextPart(`Difference to ${ref}: ${path}`, text, path));
  }
  const draft = draftOf(ref, sorted.length, removed, comments);
  return {
    targets: [],
    context: [...commentsPart(draft), ...context],
    questions: [],
    draft: () => Promise.resolve(draft),
    wantsModel: () => context.length > 0,
  };
}

/** Without a repository, or a commit of that name, git says so in a sentence. */
async function changesSince(
  ref: string,
  host: PhaseTools,
): Promise<readonly FileChange[] | Refused> {
  try {
    const changes = await host.changes(ref);
    return (
      changes ?? {
        refused: saying(
          'There is no git history to compare with, or the workspace is not trusted.',
        ),
      }
    );
  } catch (error) {
    return { refused: errorSentence(error) };
  }
}

function commentsPart({ comments = [] }: Draft): readonly ContextPart[] {
  const lines = comments.map(
    ({ path, line, severity, message }) =>
      `${path}:${line}: ${severity}: ${oneLine(told(message), 1000)}`,
  );
  return lines.length === 0
    ? []
    : [contextPart('Comments of the draft, which stand for certain', lines.join('\n'))];
}

function draftOf(
  ref: string,
  count: number,
  removed: readonly string[],
  all: readonly DraftComment[],
): Draft {
  const comments = all.slice(0, MAX_COMMENTS);
  const number = (severity: DraftComment['severity'], what: string): string => {
    const found = all.filter((one) => one.severity === severity).length;
    return `${found} ${what}${found === 1 ? '' : 's'}`;
  };
  const open = [
    ...removed.map((path) =>
      saying('{path} is gone: whoever reads data by it has no contract any more.', { path }),
    ),
    ...(all.length > comments.length
      ? [saying('{count} more comments are not shown.', { count: all.length - comments.length })]
      : []),
  ];
  const text =
    count === 0
      ? `No contract differs from ${ref}.`
      : `${count} ${count === 1 ? 'file differs' : 'files differ'} from ${ref}: ${number('error', 'error')}, ${number('warning', 'warning')}, ${number('info', 'remark')}.`;
  return { files: [], open, text, comments };
}
