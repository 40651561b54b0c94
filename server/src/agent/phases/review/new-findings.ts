import type { DraftComment } from '../../draft.ts';
import { oneLine } from '../../one-line.ts';
import type { PhaseTools } from '../../phase.ts';
import { readFinding } from '../explain/explain-finding.ts';

/** Findings that the text has and that it did not have before, wherever they stood then. */
export async function newFindings(
  change: { readonly path: string; readonly before: string | null; readonly after: string },
  host: PhaseTools,
): Promise<readonly DraftComment[]> {
  const { path, before, after } = change;
  const old = new Map<string, number>();
  for (const one of before === null ? [] : await host.findings(path, before)) {
    const key = withoutLine(one);
    old.set(key, (old.get(key) ?? 0) + 1);
  }
  const comments: DraftComment[] = [];
  for (const one of await host.findings(path, after)) {
    const key = withoutLine(one);
    const left = old.get(key) ?? 0;
    old.set(key, left - 1);
    const found = left > 0 ? undefined : readFinding(one);
    if (found === undefined) continue;
    const { line, message, code } = found;
    const told = code === undefined ? message : `${message} [${code}]`;
    comments.push({ path, line, severity: 'warning', message: oneLine(told, 1000) });
  }
  return comments;
}

function withoutLine(finding: string): string {
  return finding.replace(/^\d+: /, '');
}
