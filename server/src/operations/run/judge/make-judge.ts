import type { DraftFile } from '../../../agent/draft.ts';
import type { RunnerHost } from '../../../agent/runner-host.ts';
import type { CheckKind, Verdict } from '../../../agent/verdict.ts';
import lint, { type FileReport } from '../../lint.ts';
import type { OperationContext } from '../../operation.ts';
import { isSafePath } from '../../scaffold/safe-path.ts';
import { OverlaySource } from '../overlay-source.ts';
import { checkBreaking } from './check-breaking.ts';
import { checkColumns } from './check-columns.ts';
import { checkParse } from './check-parse.ts';
import { checkRules } from './check-rules.ts';
import { checkSamples } from './check-samples.ts';
import { notChecked, type Checked } from './checked.ts';
import { saying } from '../../../agent/sentence.ts';
import { errorSentence, SentenceError } from '../../../agent/sentence-error.ts';
import { workspaceView, type WorkspaceView } from './workspace-view.ts';

/** What a judge is asked. Rejects where a path of the draft is none that a draft may have. */
export type Judge = RunnerHost['judge'];

/**
 * Judges drafts of one workspace folder, as if their files were there. `context`: of that folder (folder-context.ts). What
 * the workspace says without the draft is found out once.
 */
export function makeJudge(context: OperationContext): Judge {
  const base = workspaceView(context);
  let before: Promise<readonly FileReport[]> | undefined;
  const known = (): Promise<readonly FileReport[]> => (before ??= lint.run({}, context));
  return async (files, checks, token) => {
    for (const { path } of files)
      if (!isSafePath(path) || context.files.folderOf(path) === undefined)
        throw new SentenceError(
          saying('The path "{path}" is none of a file in the workspace folder.', { path }),
        );
    const texts = new Map(files.map(({ path, text }) => [path, text]));
    const over = workspaceView({
      ...{ ...context, token },
      files: new OverlaySource(context.files, texts),
    });
    const made: Checked[] = [];
    for (const kind of checks)
      made.push(await guarded(kind, () => one(kind, files, { over, base, known })));
    return verdictOf(made);
  };
}

interface Views {
  /** With the draft. */
  readonly over: WorkspaceView;
  readonly base: WorkspaceView;
  readonly known: () => Promise<readonly FileReport[]>;
}

function one(
  kind: CheckKind,
  files: readonly DraftFile[],
  { over, base, known }: Views,
): Checked | Promise<Checked> {
  switch (kind) {
    case 'parse':
      return checkParse(files, over.context.engine.sql);
    case 'rules':
      return checkRules(files, over.context, known);
    case 'breaking':
      return checkBreaking(files, over.context.engine.spec);
    case 'columns':
      return checkColumns(files, over, base);
    case 'samples':
      return checkSamples(files, over, base);
  }
}

/** A check that fails on its own is no verdict on the draft, and never a good one. */
async function guarded(kind: CheckKind, check: () => Checked | Promise<Checked>): Promise<Checked> {
  try {
    return await check();
  } catch (error) {
    return notChecked(
      kind,
      saying('The check failed itself. Cause: {reason}', { reason: errorSentence(error) }),
    );
  }
}

function verdictOf(made: readonly Checked[]): Verdict {
  return {
    checks: made.map(({ check }) => check),
    findings: made.flatMap(({ findings }) => findings),
  };
}
