import { allPhases } from '../../agent/phases/all-phases.ts';
import type { Draft, DraftFile } from '../../agent/draft.ts';
import { verdictAsIs } from '../../agent/verdict-as-is.ts';
import type { CheckKind, Verdict } from '../../agent/verdict.ts';
import { compareContracts } from '../../model/evolution/compare-contracts.ts';
import type { ContractChange } from '../../model/evolution/contract-change.ts';
import type { OperationContext } from '../operation.ts';
import { folderContext } from './folder-context.ts';
import { contentsOf, pairedContents } from './judge/contents-of.ts';
import { makeJudge } from './judge/make-judge.ts';

export interface JudgedFiles {
  /** With the texts that are there now for bases. */
  readonly files: readonly DraftFile[];
  /** Of all of them together. */
  readonly verdict: Verdict;
}

/** The run that texts are of. */
export interface JudgedRun {
  readonly phase: string;
  readonly folder: string;
  readonly draft?: Pick<Draft, 'asIs'> | undefined;
}

/** Judges texts against the files as they are now. Paths are relative to the folder, which the host names. */
export async function judgeFiles(
  texts: readonly { readonly path: string; readonly text: string }[],
  { phase, folder, draft = {} }: JudgedRun,
  whole: OperationContext,
): Promise<JudgedFiles> {
  const { context } = folderContext(whole, folder);
  const checks: readonly CheckKind[] = allPhases.find(({ id }) => id === phase)?.checks ?? [
    'parse',
    'rules',
  ];
  const files: DraftFile[] = [];
  for (const { path, text } of texts) {
    const file = await context.files.lookUp(path, true);
    files.push({ path, text, base: file?.kind === 'text' ? file.text : null });
  }
  const verdict = await makeJudge(context)(files, checks, context.token);
  return { files, verdict: verdictAsIs(draft, verdict) };
}

/** What readers of the file would notice, in the order of the text; nothing of files that hold no contract. */
export function semanticChanges(
  { path, base, text }: DraftFile,
  { engine }: Pick<OperationContext, 'engine'>,
): readonly ContractChange[] {
  const after = contentsOf(path, text, engine.spec);
  const before = base === null ? [] : contentsOf(path, base, engine.spec);
  return pairedContents(before, after).flatMap((pair) => compareContracts(pair.before, pair.after));
}

/** What a phase is called in menus; its id where there is none. */
export function titleOfPhase(phase: string): string {
  return allPhases.find(({ id }) => id === phase)?.title ?? phase;
}
