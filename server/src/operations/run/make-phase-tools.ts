import { claimsContract } from '../../analysis/claims-contract.ts';
import { promisedByName } from '../../analysis/promised-by-name.ts';
import { isYaml } from '../../analysis/source-file.ts';
import type { Draft, DraftFile } from '../../agent/draft.ts';
import type { FileChange, PhaseTools } from '../../agent/phase.ts';
import { LineIndex } from '../../base/line-index.ts';
import { applyEdits } from '../../base/text-edit.ts';
import { fixAll } from '../fix-all.ts';
import lint from '../lint.ts';
import type { OperationContext } from '../operation.ts';
import scaffold, { type ScaffoldProposal } from '../scaffold.ts';
import type { AgentHost } from './agent-host.ts';
import type { FolderContext } from './folder-context.ts';
import { OverlaySource } from './overlay-source.ts';
import { saying, type Sentence } from '../../agent/sentence.ts';
import { findingSentence } from './finding-sentence.ts';

/** Files of a change that are compared. */
const MAX_CHANGES = 200;

const RANKS = { error: 0, warning: 1, info: 2, hint: 3 } as const;

/** Operations in the words of phases. Paths are relative to the folder. */
export function makePhaseTools(
  { source, context, folder }: FolderContext,
  { history }: Pick<AgentHost, 'history'>,
): PhaseTools {
  return {
    async scaffold(contracts) {
      const proposal = await scaffold.run({ contracts }, context);
      return draftOf(proposal, context);
    },
    fixed(path, text) {
      const assumed = promisedByName(source.absolute(path));
      if (!assumed) return Promise.resolve(text);
      return Promise.resolve(fixAll(context.engine, text, context.config, assumed).text);
    },
    async findings(path, text) {
      const files = new OverlaySource(source, new Map([[path, text]]));
      const reports = await lint.run({ paths: [path] }, { ...context, files });
      const lines = new LineIndex(text);
      return reports
        .flatMap(({ findings }) => findings)
        .sort((a, b) => RANKS[a.severity] - RANKS[b.severity] || a.range.start - b.range.start)
        .map((one) => ({
          line: lines.positionAt(one.range.start).line + 1,
          message: findingSentence(one, context),
          code: one.code,
        }));
    },
    async changes(ref) {
      if (history === undefined) return undefined;
      const changed: FileChange[] = [];
      for (const host of await history.changed(folder, ref)) {
        if (changed.length === MAX_CHANGES || context.token.isCancellationRequested) break;
        const path = source.name(host);
        const promised = promisedByName(source.absolute(path)) === true;
        if (path.startsWith('../') || !(promised || isYaml(path))) continue;
        const before = await history.show(host, ref);
        const file = await source.lookUp(path);
        const after = file?.kind === 'text' ? file.text : null;
        if (promised || [before, after].some((text) => text !== null && claimsContract(text)))
          changed.push({ path, before, after });
      }
      return changed;
    },
  };
}

/** Files that keep what was made last (`.dataengos/base`) are among them: the next scaffold needs them. */
async function draftOf(
  proposal: ScaffoldProposal,
  { files }: OperationContext,
): Promise<Draft & { readonly refused?: Sentence }> {
  const made: DraftFile[] = [];
  for (const { path, isNew, isGone, edits } of proposal.change.files) {
    // No draft takes a file away; whoever looks for it in the next scaffold is told again.
    if (isGone === true) continue;
    const file = isNew === true ? undefined : await files.lookUp(path, true);
    const base = file?.kind === 'text' ? file.text : null;
    made.push({ path, base, text: applyEdits(base ?? '', edits) });
  }
  const { refused, unexpressed, conflicts, kept, failed } = proposal;
  return {
    files: made,
    open: [
      ...unexpressed.map(({ element, reason }) => `${element}: ${reason}`),
      ...conflicts.map(({ path, element }) =>
        saying(
          '{path}: {element} was changed by people and is made another way now; their text stands.',
          { path, element: element === '' ? saying('a part') : element },
        ),
      ),
      ...[...kept, ...failed].map(({ path, reason }) => `${path}: ${reason}`),
    ],
    ...(refused !== undefined && { refused }),
  };
}
