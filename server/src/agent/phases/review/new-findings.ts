import type { DraftComment } from '../../draft.ts';
import type { LineFinding, PhaseTools } from '../../phase.ts';
import { saying } from '../../sentence.ts';
import { told } from '../../told.ts';

/** Findings that the text has and that it did not have before, wherever they stood then. */
export async function newFindings(
  change: { readonly path: string; readonly before: string | null; readonly after: string },
  host: PhaseTools,
): Promise<readonly DraftComment[]> {
  const { path, before, after } = change;
  const old = new Map<string, number>();
  for (const one of before === null ? [] : await host.findings(path, before)) {
    const key = textOf(one);
    old.set(key, (old.get(key) ?? 0) + 1);
  }
  const comments: DraftComment[] = [];
  for (const one of await host.findings(path, after)) {
    const key = textOf(one);
    const left = old.get(key) ?? 0;
    old.set(key, left - 1);
    if (left > 0) continue;
    const { line, message, code } = one;
    const text = saying('{message} [{code}]', { message, code });
    comments.push({ path, line, severity: 'warning', message: text });
  }
  return comments;
}

function textOf({ message, code }: LineFinding): string {
  return `${told(message)} [${code}]`;
}
