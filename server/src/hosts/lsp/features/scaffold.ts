import type { CancellationToken } from 'vscode-languageserver/node';
import type { Settings } from '../../../analysis/settings.ts';
import { decodeUriPart } from '../../../base/decode-uri-part.ts';
import { LineIndex } from '../../../base/line-index.ts';
import type { Range } from '../../../base/range.ts';
import { applyEdits, type TextEdit } from '../../../base/text-edit.ts';
import { formatMessage } from '../../../lint/format-message.ts';
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
  type ScaffoldBase,
  type ScaffoldFile,
  type ScaffoldParams,
} from '../protocol.ts';
import { toLspRange } from '../to-lsp.ts';
import type { WorkspaceFiles } from '../workspace-files.ts';

export interface ScaffoldSources {
  readonly files: WorkspaceFiles;
  readonly folders: () => readonly string[];
  readonly settings: (uri: string) => Settings;
  /** Whether the user trusts the workspace: no change is proposed for another one. */
  readonly isTrusted: () => boolean;
}

/** Answers which files of a dbt project contracts demand; the editor shows them and asks before they are written. */
export function registerScaffold(context: FeatureContext, sources: ScaffoldSources): void {
  context.connection.onRequest(
    SCAFFOLD,
    (params: ScaffoldParams | null | undefined, token: CancellationToken) =>
      context.guard.runAsync('scaffold', null, () => {
        const wanted = wantedOf(params);
        if (!sources.isTrusted()) throw invalidParams('The workspace is not trusted.');
        return scaffold(context, sources, wanted, token);
      }),
  );
}

async function scaffold(
  context: FeatureContext,
  { files, folders, settings }: ScaffoldSources,
  wanted: Wanted,
  token: CancellationToken,
): Promise<Scaffold> {
  const { onDemand } = await import('../../../operations/on-demand.ts');
  const { default: operation } = await onDemand.scaffold();
  const { host, translate } = context;
  const source = new EditorSource({ context, files, folders: folders(), settings, token });
  const proposal = await operation.run(wanted, {
    files: source,
    engine: host.snapshot().engine,
    config: host.snapshot().config(wanted.contracts[0] ?? folders()[0] ?? ''),
    profile: (uri) => settings(uri).governance.profile,
    token,
    translate,
  });
  goOn(token);
  return {
    ...view(proposal, await basesOf(proposal, source)),
    refused: refusal(proposal, context),
  };
}

/** What was asked for is a contract or a folder here, and people do not read addresses. */
function refusal(
  { refused, unknown }: ScaffoldProposal,
  { translate }: FeatureContext,
): string | undefined {
  if (unknown === undefined) return refused;
  const path = decodeUriPart(unknown.slice(unknown.lastIndexOf('/') + 1));
  return formatMessage('There is no data contract in "{path}".', { path }, translate);
}

/** By the path of the file that it is the base of. */
type Bases = ReadonlyMap<string, ScaffoldBase>;

async function basesOf({ change }: ScaffoldProposal, source: EditorSource): Promise<Bases> {
  const bases = new Map<string, ScaffoldBase>();
  for (const { path, role, of, isNew, edits } of change.files) {
    if (role !== 'base' || of === undefined) continue;
    const file = isNew === true ? undefined : await source.lookUp(path, true);
    const before = file?.kind === 'text' ? file.text : null;
    bases.set(of, { uri: path, before, after: applyEdits(before ?? '', edits) });
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
  const own = change.files.filter(({ role }) => role !== 'base');
  const changes = new Map(own.map((file) => [file.path, file.edits]));
  const after = new Map<string, LineIndex>();
  const laterIn = (path: string, range: Range): PlainRange => {
    const edits = changes.get(path);
    if (edits === undefined) return rangeIn(path, range);
    let index = after.get(path);
    if (index === undefined)
      after.set(path, (index = new LineIndex(applyEdits(texts.get(path) ?? '', edits))));
    return toLspRange(movedThrough(range, edits), index);
  };
  const about = ({ path, reason }: { path: string; reason: string }) => ({ uri: path, reason });
  return {
    projects: proposal.projects,
    files: [
      ...own.map((file) => fileOf(file, texts.get(file.path) ?? '', rangeIn, bases)),
      // What only gets another base. Where people deleted the file, nobody needs one.
      ...Array.from(bases).flatMap(([path, base]): ScaffoldFile[] => {
        const text = texts.get(path);
        if (changes.has(path) || text === undefined) return [];
        return [{ uri: path, before: text, after: text, edits: [], reasons: [], base }];
      }),
    ],
    unexpressed: unexpressed.map(({ path, at, element, reason }) => ({
      ...{ uri: path, range: rangeIn(path, at), element, reason },
    })),
    conflicts: conflicts.map(({ path, range, what, element }) => ({
      ...{ uri: path, range: rangeIn(path, range), what, element },
      later: laterIn(path, range),
      made: bases.get(path)?.after,
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

/** Where a range stands when the edits are done, none of which touches it. */
function movedThrough({ start, end }: Range, edits: readonly TextEdit[]): Range {
  const moved = (offset: number): number =>
    edits.reduce(
      (at, { range, newText }) =>
        range.end <= offset ? at + newText.length - (range.end - range.start) : at,
      offset,
    );
  return { start: moved(start), end: moved(end) };
}

interface Wanted {
  readonly contracts: readonly string[];
  readonly project?: string;
}

function wantedOf(params: ScaffoldParams | null | undefined): Wanted {
  const given: { readonly [Name in keyof ScaffoldParams]?: unknown } = params ?? {};
  const { contracts = [], project } = given;
  if (!Array.isArray(contracts) || !contracts.every((one) => typeof one === 'string'))
    throw invalidParams('contracts must be a list of URIs.');
  if (project !== undefined && typeof project !== 'string')
    throw invalidParams('project must be a URI.');
  return {
    contracts: contracts.map((one: string) => canonicalUri(one)),
    ...(project !== undefined && { project: canonicalUri(project) }),
  };
}
