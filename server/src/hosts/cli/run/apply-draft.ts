import { join, resolve } from 'node:path';
import { contentHash } from '../../../base/content-hash.ts';
import { sha256 } from '../../../base/sha256.ts';
import type { DraftFile } from '../../../agent/draft.ts';
import type { Decision, RunState } from '../../../agent/run-state.ts';
import type { ProposedFileChange } from '../../../operations/proposed-change.ts';
import { readFile } from '../../node/read-file.ts';
import { applyChange } from '../apply-change.ts';
import type { Call } from '../command.ts';
import type { Session } from '../session.ts';
import type { FailedFile } from '../../../operations/failed-file.ts';
import { guardDraft } from './guard-draft.ts';

export interface AppliedDraft {
  readonly decisions: readonly Decision[];
  readonly failed: readonly FailedFile[];
}

/**
 * Writes the files of a draft, all or none, where each still has the very text that the draft was made from, and reads them
 * again. Every decision binds what was there, what was accepted, and what was found after writing.
 */
export async function applyDraft(
  state: RunState,
  how: { readonly by: string; readonly at: string; readonly reason?: string },
  session: Session,
  call: Call,
): Promise<AppliedDraft> {
  const { folder, draft, verdict } = state;
  const files = draft?.files ?? [];
  const pathOf = (file: DraftFile): string => join(folder, file.path);
  const guarded = await guardDraft(state, call.io.cwd);
  if (guarded !== undefined) return { decisions: [], failed: [guarded] };
  const size = session.project.settings.files.maxSize;
  const textAt = async (file: DraftFile): Promise<string | null> => {
    const read = await readFile(resolve(call.io.cwd, pathOf(file)), size);
    return read.kind === 'unread' ? null : read.text;
  };
  for (const file of files) {
    const there = await textAt(file);
    if (file.base === null || (there !== null && sha256(there) === sha256(file.base))) continue;
    const reason = 'Nothing was written. Somebody has changed it since the draft was made.';
    return { decisions: [], failed: [{ path: pathOf(file), reason }] };
  }
  const change = {
    files: files.map((file) => changeOf(file, pathOf(file))),
    together: true,
  } as const;
  const { failed } = await applyChange({ change, failed: [] }, session, call);
  if (failed.length > 0) return { decisions: [], failed };
  const wrong: FailedFile[] = [];
  const decisions: Decision[] = [];
  for (const file of files) {
    const found = await textAt(file);
    if (found !== file.text)
      wrong.push({ path: pathOf(file), reason: 'After writing it holds another text.' });
    decisions.push({
      at: how.at,
      kind: how.reason === undefined ? 'accepted' : 'accepted-anyway',
      by: how.by,
      path: file.path,
      base: file.base === null ? null : sha256(file.base),
      proposed: sha256(file.text),
      applied: found === null ? null : sha256(found),
      ...(how.reason !== undefined && { reason: how.reason }),
      verdict: verdict ?? { checks: [], findings: [] },
      partial: false,
    });
  }
  return { decisions, failed: wrong };
}

function changeOf({ base, text }: DraftFile, path: string): ProposedFileChange {
  const range = { start: 0, end: base?.length ?? 0 };
  return {
    path,
    basedOn: contentHash(base ?? ''),
    ...(base === null && { isNew: true as const }),
    edits: [{ range, newText: text }],
    reasons: [],
  };
}
