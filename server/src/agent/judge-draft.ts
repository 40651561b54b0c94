import type { Draft } from './draft.ts';
import type { Phase } from './phase.ts';
import type { RunnerHost } from './runner-host.ts';
import type { Verdict } from './verdict.ts';

export interface Judged {
  readonly draft: Draft;
  readonly verdict: Verdict;
}

/** What our checks say of a draft. Rejects where they cannot be made at all. */
export async function judgeDraft(
  { checks }: Pick<Phase, 'checks'>,
  { files }: Draft,
  { judge, token }: Pick<RunnerHost, 'judge' | 'token'>,
): Promise<Verdict> {
  const changed = files.filter(({ base, text }) => base !== text);
  return changed.length === 0 ? { checks: [], findings: [] } : judge(changed, checks, token);
}
