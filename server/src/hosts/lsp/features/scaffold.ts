import type { CancellationToken } from 'vscode-languageserver/node';
import type { Settings } from '../../../analysis/settings.ts';
import { LineIndex } from '../../../base/line-index.ts';
import type { Range } from '../../../base/range.ts';
import { applyEdits } from '../../../base/text-edit.ts';
import type { ProposedFileChange } from '../../../operations/proposed-change.ts';
import type { ScaffoldProposal } from '../../../operations/scaffold.ts';
import { canonicalUri } from '../canonical-uri.ts';
import { EditorSource } from '../editor-source.ts';
import type { FeatureContext } from '../feature-context.ts';
import { goOn, invalidParams } from '../guard.ts';
import {
  SCAFFOLD,
  type PlainRange,
  type Scaffold,
  type ScaffoldFile,
  type ScaffoldParams,
} from '../protocol.ts';
import { toLspRange } from '../to-lsp.ts';
import type { WorkspaceFiles } from '../workspace-files.ts';

export interface ScaffoldSources {
  readonly files: WorkspaceFiles;
  readonly folders: () => readonly string[];
  readonly settings: (uri: string) => Settings;
}

/** Answers which files of a dbt project contracts demand; the editor shows them and asks before they are written. */
export function registerScaffold(context: FeatureContext, sources: ScaffoldSources): void {
  context.connection.onRequest(
    SCAFFOLD,
    (params: ScaffoldParams | null | undefined, token: CancellationToken) =>
      context.guard.runAsync('scaffold', null, () =>
        scaffold(context, sources, contractsOf(params), token),
      ),
  );
}

async function scaffold(
  context: FeatureContext,
  { files, folders, settings }: ScaffoldSources,
  contracts: readonly string[],
  token: CancellationToken,
): Promise<Scaffold> {
  const { onDemand } = await import('../../../operations/on-demand.ts');
  const { default: operation } = await onDemand.scaffold();
  const { host, translate } = context;
  const source = new EditorSource({ context, files, folders: folders(), settings, token });
  const proposal = await operation.run(
    { contracts },
    {
      files: source,
      engine: host.snapshot().engine,
      config: host.snapshot().config(contracts[0] ?? folders()[0] ?? ''),
      profile: (uri) => settings(uri).governance.profile,
      token,
      translate,
    },
  );
  goOn(token);
  return view(proposal, await basesOf(proposal, source));
}

/** By the path of the file that it is the base of: where it is kept, and what it would be. */
type Bases = ReadonlyMap<string, { readonly uri: string; readonly text: string }>;

async function basesOf({ change }: ScaffoldProposal, source: EditorSource): Promise<Bases> {
  const bases = new Map<string, { uri: string; text: string }>();
  for (const { path, role, of, isNew, edits } of change.files) {
    if (role !== 'base' || of === undefined) continue;
    const file = isNew === true ? undefined : await source.lookUp(path, true);
    const before = file?.kind === 'text' ? file.text : '';
    bases.set(of, { uri: path, text: applyEdits(before, edits) });
  }
  return bases;
}

function view(proposal: ScaffoldProposal, bases: Bases): Scaffold {
  const { change, texts, conflicts, unexpressed, kept, failed } = proposal;
  const lines = new Map<string, LineIndex>();
  const rangeIn = (path: string, range: Range): PlainRange => {
    let index = lines.get(path);
    if (index === undefined) lines.set(path, (index = new LineIndex(texts.get(path) ?? '')));
    return toLspRange(range, index);
  };
  const about = ({ path, reason }: { path: string; reason: string }) => ({ uri: path, reason });
  const own = change.files.filter(({ role }) => role !== 'base');
  const changed = new Set(own.map(({ path }) => path));
  return {
    refused: proposal.refused,
    files: [
      ...own.map((file) => fileOf(file, texts.get(file.path) ?? '', rangeIn, bases)),
      // What only has another base by now: nothing of it is to be seen.
      ...Array.from(bases).flatMap(([path, base]): ScaffoldFile[] => {
        const text = texts.get(path);
        if (changed.has(path) || text === undefined) return [];
        return [{ uri: path, before: text, after: text, edits: [], reasons: [], base }];
      }),
    ],
    unexpressed: unexpressed.map(({ path, at, element, reason }) => ({
      ...{ uri: path, range: rangeIn(path, at), element, reason },
    })),
    conflicts: conflicts.map(({ path, range, what, element }) => ({
      ...{ uri: path, range: rangeIn(path, range), what, element },
      made: bases.get(path)?.text,
    })),
    kept: kept.map(about),
    failed: failed.map(about),
  };
}

function fileOf(
  { path, isNew, edits, reasons }: ProposedFileChange,
  before: string,
  rangeIn: (path: string, range: Range) => PlainRange,
  bases: Bases,
): ScaffoldFile {
  return {
    uri: path,
    before: isNew === true ? null : before,
    after: applyEdits(isNew === true ? '' : before, edits),
    edits:
      isNew === true
        ? []
        : edits.map(({ range, newText }) => ({ range: rangeIn(path, range), newText })),
    reasons: reasons.map(({ message }) => message),
    base: bases.get(path),
  };
}

function contractsOf(params: ScaffoldParams | null | undefined): readonly string[] {
  const contracts: unknown = params?.contracts ?? [];
  if (!Array.isArray(contracts) || !contracts.every((one) => typeof one === 'string'))
    throw invalidParams('contracts must be a list of URIs.');
  return contracts.map((one: string) => canonicalUri(one));
}
