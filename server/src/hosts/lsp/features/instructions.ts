import type { CancellationToken } from 'vscode-languageserver/node';
import { phaseIds } from '../../../agent/phase.ts';
import type { OperationContext } from '../../../operations/operation.ts';
import { canonicalUri } from '../canonical-uri.ts';
import { EditorSource } from '../editor-source.ts';
import type { FeatureContext } from '../feature-context.ts';
import { goOn, invalidParams } from '../guard.ts';
import { INSTRUCTIONS, type InstructionsPage, type InstructionsParams } from '../protocol.ts';
import { innermost } from '../settings-store.ts';
import type { NewFilesSources } from './new-files.ts';

export interface InstructionsSources extends Pick<NewFilesSources, 'files' | 'settings'> {
  readonly folders: () => readonly string[];
}

/** Answers what a phase is told. It reads texts and nothing else, so it works in Restricted Mode, too. */
export function registerInstructions(context: FeatureContext, sources: InstructionsSources): void {
  const { connection, guard } = context;
  connection.onRequest(INSTRUCTIONS, (params: unknown, token: CancellationToken) =>
    guard.runAsync('instructions', null, () => page(context, sources, params, token)),
  );
}

/** Null where no folder is open. */
async function page(
  context: FeatureContext,
  { files, settings, folders }: InstructionsSources,
  params: unknown,
  token: CancellationToken,
): Promise<InstructionsPage | null> {
  const { phase, folder: asked } = (params ?? {}) as Partial<InstructionsParams>;
  const known = phaseIds.find((one) => one === phase);
  if (known === undefined) throw invalidParams(`phase must be one of ${phaseIds.join(', ')}.`);
  const all = folders();
  const folder = typeof asked === 'string' ? around(all, asked) : all[0];
  if (folder === undefined) return null;
  const { onDemand } = await import('../../../operations/on-demand.ts');
  const { instructionsPage } = await onDemand.instructionsPage();
  goOn(token);
  const { host, translate } = context;
  const operation: OperationContext = {
    files: new EditorSource({ context, files, folders: [folder], settings, token }),
    engine: host.snapshot().engine,
    config: host.snapshot().config(folder),
    profile: (uri) => settings(uri).governance.profile,
    token,
    translate,
  };
  const made = await instructionsPage(known, operation, folder);
  goOn(token);
  return made;
}

/** The folder itself, or the one that the file lies in. */
function around(folders: readonly string[], asked: string): string | undefined {
  const uri = canonicalUri(asked).replace(/\/+$/, '');
  return folders.includes(uri) ? uri : innermost(folders, uri);
}
