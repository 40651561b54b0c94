import type { Draft } from './draft.ts';
import type { Phase } from './phase.ts';
import type { RunnerHost } from './runner-host.ts';
import type { Check, CheckKind, DraftFinding, Verdict } from './verdict.ts';
import { saying, type Sentence } from './sentence.ts';

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
  if (changed.length > 0) return judge(changed, checks, token);
  if (asIs.length === 0) return { checks: [], findings: [] };
  const paths = new Set(asIs.map(({ path }) => path));
  return verdictAsIs(paths, await judge(asIs, checks, token));
}

const KINDS: ReadonlySet<string> = new Set<CheckKind>(['parse', 'breaking', 'columns', 'samples']);

/** Of a file that does not change, all that is found was there before, and is what is asked for. */
function verdictAsIs(paths: ReadonlySet<string>, { checks, findings }: Verdict): Verdict {
  const told = findings.map((one) => (paths.has(one.path) ? { ...one, isOld: false } : one));
  return { checks: checks.map((check) => checkOf(check, told)), findings: told };
}

function checkOf(check: Check, findings: readonly DraftFinding[]): Check {
  const own = findings.filter(
    ({ code, isOld }) => !isOld && (KINDS.has(code) ? code : 'rules') === check.kind,
  );
  if (own.length === 0 || check.state === 'failed') return check;
  const errors = own.filter(({ severity }) => severity === 'error').length;
  const summary = errors > 0 ? errorsText(errors) : findingsText(own.length);
  return { ...check, state: errors > 0 ? 'failed' : 'warned', summary };
}

function errorsText(count: number): Sentence {
  return count === 1 ? saying('1 error.') : saying('{count} errors.', { count });
}

function findingsText(count: number): Sentence {
  return count === 1 ? saying('1 finding.') : saying('{count} findings.', { count });
}
