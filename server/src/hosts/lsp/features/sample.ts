import type { CancellationToken } from 'vscode-languageserver/node';
import type { FileSource } from '../../../analysis/ports.ts';
import { LineIndex } from '../../../base/line-index.ts';
import { applyEdits } from '../../../base/text-edit.ts';
import type { Unexpressed } from '../../../generate/generated-file.ts';
import { canonicalUri } from '../canonical-uri.ts';
import { EditorSource } from '../editor-source.ts';
import type { FeatureContext } from '../feature-context.ts';
import { goOn, invalidParams } from '../guard.ts';
import { SAMPLE, type SampleFiles, type UnmetBySample } from '../protocol.ts';
import { toLspRange } from '../to-lsp.ts';
import type { ClassifySources } from './classify.ts';

/** Answers which sample files contracts lack, with their rows; the editor shows them and asks before they are made. */
export function registerSample(context: FeatureContext, sources: ClassifySources): void {
  context.connection.onRequest(SAMPLE, (params: unknown, token: CancellationToken) =>
    context.guard.runAsync('sample', null, () => make(context, sources, withinOf(params), token)),
  );
}

async function make(
  context: FeatureContext,
  { files, folders, settings }: ClassifySources,
  within: string | undefined,
  token: CancellationToken,
): Promise<SampleFiles> {
  const { onDemand } = await import('../../../operations/on-demand.ts');
  const { default: sample } = await onDemand.sample();
  goOn(token);
  const { host, translate } = context;
  const snapshot = host.snapshot();
  const source = new EditorSource({ context, files, folders: folders(), settings, token });
  const proposal = await sample.run(within === undefined ? {} : { contracts: [within] }, {
    files: source,
    engine: snapshot.engine,
    config: snapshot.config(within ?? folders()[0] ?? ''),
    profile: (uri) => settings(uri).governance.profile,
    token,
    translate,
  });
  goOn(token);
  return {
    contracts: proposal.contracts,
    files: proposal.change.files.map(({ path, edits, reasons: [reason] }) => ({
      uri: path,
      text: applyEdits('', edits),
      label: reason?.label ?? '',
      description: reason?.message ?? '',
    })),
    kept: proposal.kept.length,
    unmet: await placed(proposal.unmet, source, token),
    failed: proposal.failed.map(({ path, reason }) => ({ uri: path, reason })),
  };
}

/** More are not told of: nobody reads them. */
const MAX_UNMET = 1_000;

async function placed(
  unmet: readonly Unexpressed[],
  source: FileSource,
  token: CancellationToken,
): Promise<readonly UnmetBySample[]> {
  const lines = new Map<string, LineIndex>();
  const found: UnmetBySample[] = [];
  for (const { path, at, element, reason } of unmet.slice(0, MAX_UNMET)) {
    let index = lines.get(path);
    if (index === undefined) {
      const file = await source.lookUp(path);
      goOn(token);
      lines.set(path, (index = new LineIndex(file?.kind === 'text' ? file.text : '')));
    }
    found.push({ uri: path, range: toLspRange(at, index), element, reason });
  }
  return found;
}

function withinOf(params: unknown): string | undefined {
  const given =
    typeof params === 'object' && params !== null ? (params as { within?: unknown }) : {};
  if (given.within === undefined || given.within === null) return undefined;
  if (typeof given.within !== 'string') throw invalidParams('within must be a string.');
  return canonicalUri(given.within);
}
