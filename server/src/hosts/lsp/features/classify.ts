import type { CancellationToken } from 'vscode-languageserver/node';
import type { FileSource } from '../../../analysis/ports.ts';
import type { Settings } from '../../../analysis/settings.ts';
import { LineIndex } from '../../../base/line-index.ts';
import classify from '../../../operations/classify.ts';
import { contentHash } from '../../../base/content-hash.ts';
import type { ProposedFileChange } from '../../../operations/proposed-change.ts';
import { canonicalUri } from '../canonical-uri.ts';
import { EditorSource } from '../editor-source.ts';
import type { FeatureContext } from '../feature-context.ts';
import { goOn, invalidParams } from '../guard.ts';
import {
  CLASSIFY,
  type Classification,
  type ClassifiedFile,
  type ClassifyParams,
} from '../protocol.ts';
import { toLspRange } from '../to-lsp.ts';
import type { WorkspaceFiles } from '../workspace-files.ts';

export interface ClassifySources {
  readonly files: WorkspaceFiles;
  readonly folders: () => readonly string[];
  readonly settings: (uri: string) => Settings;
}

/** Answers what the contracts of the workspace lack; the editor shows it and asks before it is written. */
export function registerClassify(context: FeatureContext, sources: ClassifySources): void {
  context.connection.onRequest(
    CLASSIFY,
    (params: ClassifyParams | null | undefined, token: CancellationToken) =>
      context.guard.runAsync('classify', null, () =>
        propose(context, sources, { within: withinOf(params), token }),
      ),
  );
}

interface Wanted {
  readonly within: string | undefined;
  readonly token: CancellationToken;
}

async function propose(
  context: FeatureContext,
  { files, folders, settings }: ClassifySources,
  { within, token }: Wanted,
): Promise<Classification> {
  const { host, translate } = context;
  const { engine } = host.snapshot();
  const source = new EditorSource({ context, files, folders: folders(), settings, token });
  const proposal = await classify.run(within === undefined ? {} : { paths: [within] }, {
    files: source,
    engine,
    config: host.snapshot().config(within ?? folders()[0] ?? ''),
    profile: (uri) => settings(uri).governance.profile,
    token,
    translate,
  });
  goOn(token);
  const failed = proposal.failed.map(({ path, reason }) => ({ uri: path, reason }));
  const classified: ClassifiedFile[] = [];
  for (const change of proposal.change.files) {
    const file = await classifiedFile(change, source, context);
    goOn(token);
    if (file !== undefined) classified.push(file);
    else failed.push({ uri: change.path, reason: 'It has changed meanwhile.' });
  }
  return { contracts: source.contracts, files: classified, failed };
}

/** Undefined where the text is no longer the one that the edits are for. */
async function classifiedFile(
  { path, basedOn, edits, reasons }: ProposedFileChange,
  source: FileSource,
  { documents }: FeatureContext,
): Promise<ClassifiedFile | undefined> {
  const now = await source.lookUp(path);
  if (now?.kind !== 'text' || contentHash(now.text) !== basedOn) return undefined;
  const lines = new LineIndex(now.text);
  const reasonOf = new Map(reasons.flatMap((one) => one.edits?.map((edit) => [edit, one]) ?? []));
  return {
    uri: path,
    version: documents.get(path)?.version,
    edits: edits.map((edit) => {
      const { label = '', message = '' } = reasonOf.get(edit) ?? {};
      const range = toLspRange(edit.range, lines);
      return { range, newText: edit.newText, label, description: message };
    }),
  };
}

function withinOf(params: ClassifyParams | null | undefined): string | undefined {
  const within: unknown = params?.within;
  if (within === undefined || within === null) return undefined;
  if (typeof within !== 'string') throw invalidParams('within must be a string.');
  return canonicalUri(within);
}
