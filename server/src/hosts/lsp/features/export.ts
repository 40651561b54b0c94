import type { CancellationToken } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import type { ExportAnswer, Refusal } from '../../../operations/export/export-target.ts';
import { formatMessage, type Translate } from '../../../lint/format-message.ts';
import { writeChange } from '../../node/write-change.ts';
import { canonicalUri } from '../canonical-uri.ts';
import { EditorSource } from '../editor-source.ts';
import type { FeatureContext } from '../feature-context.ts';
import { goOn, invalidParams } from '../guard.ts';
import { EXPORT, type ExportOutcome, type ExportParams, type ExportReason } from '../protocol.ts';
import type { ClassifySources } from './classify.ts';

export interface ExportSources extends ClassifySources {
  /** Whether the user trusts the workspace: nothing is written in another one. */
  readonly isTrusted: () => boolean;
}

/** Writes what is handed on, unless the user does not trust the workspace. */
export function registerExport(context: FeatureContext, sources: ExportSources): void {
  context.connection.onRequest(
    EXPORT,
    (params: ExportParams | null | undefined, token: CancellationToken) =>
      context.guard.runAsync('export', null, () => {
        const wanted = wantedOf(params, sources.folders());
        if (!sources.isTrusted()) return Promise.resolve(without('restricted'));
        if (wanted.folder === undefined) return Promise.resolve(without('cannot'));
        return run(context, sources, { ...wanted, folder: wanted.folder, token });
      }),
  );
}

interface Wanted {
  readonly targets: readonly string[];
  readonly folder: string;
  readonly force: boolean;
  readonly token: CancellationToken;
}

async function run(
  context: FeatureContext,
  { files, folders, settings }: ClassifySources,
  { targets, folder, force, token }: Wanted,
): Promise<ExportOutcome> {
  const { host, translate } = context;
  const { onDemand } = await import('../../../operations/on-demand.ts');
  const { default: exportFiles } = await onDemand.export();
  const source = new EditorSource({ context, files, folders: folders(), settings, token });
  const answer = await exportFiles.run(
    { targets, folder, force },
    {
      files: source,
      engine: host.snapshot().engine,
      config: host.snapshot().config(`${folder}/`),
      profile: (uri) => settings(uri).governance.profile,
      token,
      translate,
    },
  );
  goOn(token);
  return finish(answer, folder, translate);
}

/** Writes, unless something speaks against it. */
async function finish(
  answer: ExportAnswer,
  folder: string,
  translate: Translate,
): Promise<ExportOutcome> {
  const { refused, failed, change } = answer;
  const show = (uri: string): string => (uri.includes(':') ? URI.parse(uri).fsPath : uri);
  const outcome = without(refused === undefined ? 'written' : 'refused', answer);
  if (refused !== undefined) return { ...outcome, ...refusal(refused, show, translate) };
  const reasons = failed.map(({ path, reason }) => ({
    path: show(path),
    message: translate(reason),
  }));
  if (reasons.length > 0) return { ...outcome, state: 'cannot', reasons };
  if (change.files.length === 0) return outcome;
  const root = URI.parse(folder).fsPath;
  const result = await writeChange(root, change.files, (uri) => URI.parse(uri).fsPath);
  if (result.kind === 'written') return outcome;
  const { path, reason } = result;
  return { ...outcome, state: 'cannot', reasons: [{ path, message: translate(reason) }] };
}

/** Why files keep an export from being made. */
const texts = {
  notChecked: 'It was not checked. {reason}',
  mark: 'Logic is still to be written here.',
  changed: 'Somebody has changed it since it was exported.',
} as const;

function refusal(
  { findings, notChecked, marks, changed }: Refusal,
  show: (uri: string) => string,
  translate: Translate,
): Pick<ExportOutcome, 'reasons' | 'errors' | 'changed'> {
  const reasons: readonly ExportReason[] = [
    ...findings.flatMap(({ path, findings: all }) =>
      all.map(({ message }) => ({ path: show(path), message })),
    ),
    ...notChecked.map(({ path, reason }) => ({
      path: show(path),
      message: formatMessage(texts.notChecked, { reason: translate(reason) }, translate),
    })),
    ...marks.map(({ path, line }) => ({
      ...{ path, line },
      message: translate(texts.mark),
    })),
    ...changed.map((path) => ({
      path: show(path),
      message: translate(texts.changed),
    })),
  ];
  const errors = findings.reduce((sum, { findings: all }) => sum + all.length, 0);
  return { reasons, errors, changed: changed.length };
}

function without(state: ExportOutcome['state'], answer?: ExportAnswer): ExportOutcome {
  const files = answer?.change.files ?? [];
  const targets = (answer?.targets ?? []).map((one) => ({
    ...one,
    written: files.filter(({ path }) => path.startsWith(`${one.folder}/`)).length,
  }));
  return { state, targets, reasons: [], errors: 0, changed: 0 };
}

function wantedOf(
  params: ExportParams | null | undefined,
  folders: readonly string[],
): Omit<Wanted, 'folder' | 'token'> & { readonly folder: string | undefined } {
  const given: { readonly [Name in keyof ExportParams]?: unknown } = params ?? {};
  const { targets = [], folder, force } = given;
  if (!Array.isArray(targets) || !targets.every((one) => typeof one === 'string'))
    throw invalidParams('targets must be a list of strings.');
  if (folder !== undefined && typeof folder !== 'string')
    throw invalidParams('folder must be a string.');
  const uri = folder === undefined ? folders[0] : canonicalUri(folder);
  if (folder !== undefined && (uri === undefined || !folders.includes(uri)))
    throw invalidParams('folder must be one of the workspace.');
  const unknown = targets.find((one) => !known.has(one));
  if (unknown !== undefined) throw invalidParams(`There is no target "${unknown}".`);
  return { targets, folder: uri, force: force === true };
}

const known: ReadonlySet<string> = new Set(['warehouse-package', 'docs']);
