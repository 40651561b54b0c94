import { guardPath } from '../../agent/guard-path.ts';
import { newState } from '../../agent/new-state.ts';
import { allPhases } from '../../agent/phases/all-phases.ts';
import type { RunState } from '../../agent/run-state.ts';
import type { OperationContext } from '../operation.ts';
import { judgeFiles } from './judge-files.ts';
import type { Refused } from '../../agent/phase.ts';
import { saying } from '../../agent/sentence.ts';

export interface ProposedText {
  /** Relative to the folder. */
  readonly path: string;
  readonly text: string;
  /** What whoever proposes it says of it. */
  readonly summary: string;
}

/** UTF-16 units; more is no specification. */
const MOST = 1_000_000;

/**
 * The draft of a run out of a text that another agent made, judged as ours are: what may be written is what the phase `fix`
 * may write. Nothing is kept or written.
 */
export async function proposeText(
  { path, text, summary }: ProposedText,
  folder: string,
  context: OperationContext,
  { now, newId }: { readonly now: () => number; readonly newId: () => string },
): Promise<RunState | Refused> {
  const fix = allPhases.find(({ id }) => id === 'fix');
  if (fix === undefined) return { refused: saying('This version proposes no changes.') };
  const why = guardPath(path, { targets: [path], writes: fix.writes }, 'model');
  if (why !== undefined) return { refused: why };
  if (text.length > MOST)
    return { refused: saying('{path} would be too long.', { path: JSON.stringify(path) }) };
  const { files, verdict } = await judgeFiles([{ path, text }], { phase: fix.id, folder }, context);
  if (files.every(({ base }) => base === text))
    return { refused: saying('{path} has this text already.', { path: JSON.stringify(path) }) };
  const state = newState(fix, { path }, { now, newId, model: undefined }, folder);
  return {
    ...state,
    status: 'proposed',
    draft: { files, open: [], text: summary.slice(0, 10_000) },
    verdict,
    steps: [
      { at: state.started, kind: 'draft', text: saying('An agent of the editor proposed it.') },
    ],
  };
}
