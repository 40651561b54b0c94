import type { Decision, RunState } from '../../../agent/run-state.ts';
import type { Judged, ViewRun } from '../protocol.ts';
import { textHash } from './binding.ts';

/** Texts that were judged and shown, so that nothing else can be accepted. */
const MOST = 2_000;

interface Known {
  readonly base: string | null;
  readonly proposed: string | null;
  readonly judged: Judged;
}

/** What this server has judged since it started. A decision that accepts must be on one of these texts. */
export class JudgedTexts {
  readonly #known = new Map<string, Known>();

  add(
    run: string,
    file: { path: string; base: string | null; text: string },
    judged: Judged,
  ): void {
    const known = { base: textHash(file.base), proposed: textHash(file.text), judged };
    this.#known.set(keyOf(run, file.path, known), known);
    if (this.#known.size > MOST)
      for (const oldest of this.#known.keys()) {
        this.#known.delete(oldest);
        break;
      }
  }

  /** What a run is shown with; what was said of a text when somebody asked for it stands. */
  addRun({ id, files }: ViewRun): void {
    for (const file of files) {
      const hashes = { base: textHash(file.base), proposed: textHash(file.text) ?? '' };
      if (this.of(id, { path: file.path, ...hashes }) === undefined)
        this.add(id, file, file.judged);
    }
  }

  of(run: string, decision: Pick<Decision, 'path' | 'base' | 'proposed'>): Judged | undefined {
    return this.#known.get(keyOf(run, decision.path, decision))?.judged;
  }
}

function keyOf(
  run: string,
  path: string,
  { base, proposed }: { readonly base: string | null; readonly proposed: string | null },
): string {
  return JSON.stringify([run, path, base, proposed]);
}

/** Why a decision is not written down, in a sentence; undefined where nothing is against it. */
export function reasonAgainst(
  { decisions, draft }: RunState,
  decision: Omit<Decision, 'at' | 'by'>,
  judged: Judged | undefined,
): string | undefined {
  const { path, kind, reason = '' } = decision;
  if (draft?.files.some((file) => file.path === path) !== true) return 'The run has no such file.';
  if (decisions.some((one) => one.path === path && !one.partial))
    return 'The file is decided already.';
  if (kind === 'rejected') return undefined;
  if (judged === undefined)
    return 'What was accepted is not what was checked: base or proposal is another text.';
  if (kind === 'accepted' && !judged.acceptable)
    return 'The text has errors: it can be accepted with a reason only.';
  if (kind === 'accepted-anyway' && reason.trim() === '')
    return 'To accept it anyway needs a reason.';
  return undefined;
}
