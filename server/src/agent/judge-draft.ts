import type { Draft } from './draft.ts';
import type { Phase } from './phase.ts';
import type { RunnerHost } from './runner-host.ts';
import { verdictAsIs } from './verdict-as-is.ts';
import type { Verdict } from './verdict.ts';

export interface Judged {
  readonly draft: Draft;
  readonly verdict: Verdict;
}

/** What our checks say of a draft, or of what is there where nothing is to change. Rejects where they cannot be made at all. */
export async function judgeDraft(
  { checks }: Pick<Phase, 'checks'>,
  { files, asIs = [] }: Draft,
  { judge, token }: Pick<RunnerHost, 'judge' | 'token'>,
): Promise<Verdict> {
  const changed = files.filter(({ base, text }) => base !== text);
  const judged = changed.length > 0 ? changed : asIs;
  if (judged.length === 0) return { checks: [], findings: [] };
  return verdictAsIs({ asIs }, await judge(judged, checks, token));
}
