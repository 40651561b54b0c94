import type { CancellationToken } from 'vscode-languageserver/node';
import type { Settings } from '../../../analysis/settings.ts';
import type { SymbolIndex } from '../../../analysis/symbol-index.ts';
import { applyEdits } from '../../../base/text-edit.ts';
import type { NewField } from '../../../operations/new/new-problem.ts';
import type { OperationContext } from '../../../operations/operation.ts';
import { canonicalUri } from '../canonical-uri.ts';
import { EditorSource } from '../editor-source.ts';
import type { FeatureContext } from '../feature-context.ts';
import { goOn, invalidParams } from '../guard.ts';
import {
  CHECK_ANSWER,
  NEW_FILES,
  type CheckAnswerParams,
  type NewFiles,
  type NewFilesAnswers,
  type NewFilesProblem,
  type NewKind,
} from '../protocol.ts';
import type { WorkspaceFiles } from '../workspace-files.ts';

export interface NewFilesSources {
  readonly symbols: SymbolIndex;
  readonly files: WorkspaceFiles;
  readonly settings: (uri: string) => Settings;
}

/** Answers which files something new is made of, and what is wrong with what the user types. */
export function registerNewFiles(context: FeatureContext, sources: NewFilesSources): void {
  const { connection, guard } = context;
  connection.onRequest(NEW_FILES, (params: unknown, token: CancellationToken) =>
    guard.runAsync('newFiles', null, () => make(context, sources, wantedOf(params), token)),
  );
  connection.onRequest(CHECK_ANSWER, (params: unknown, token: CancellationToken) =>
    guard.runAsync('checkAnswer', null, () => check(context, sources, wantedOf(params), token)),
  );
}

interface Wanted {
  readonly kind: NewKind;
  readonly folder: string;
  readonly within: string;
  readonly answers: NewFilesAnswers;
  readonly field: NewField | undefined;
}

async function make(
  context: FeatureContext,
  sources: NewFilesSources,
  { kind, folder, within, answers }: Wanted,
  token: CancellationToken,
): Promise<NewFiles> {
  const { onDemand } = await import('../../../operations/on-demand.ts');
  goOn(token);
  const files = sourceOf(context, sources, folder, token);
  const { host, translate } = context;
  const operation: OperationContext = {
    files,
    engine: host.snapshot().engine,
    config: host.snapshot().config(folder),
    profile: (uri) => sources.settings(uri).governance.profile,
    token,
    translate,
  };
  const proposal =
    kind === 'workspace'
      ? await (await onDemand.init()).default.run({ ...answers, folder }, operation)
      : await (await onDemand.new()).default.run({ ...answers, kind, folder, within }, operation);
  goOn(token);
  return {
    files: proposal.change.files.map(({ path, edits }) => ({
      uri: path,
      text: applyEdits('', edits),
    })),
    problems: proposal.problems.map(({ field, message }) => ({ field, message })),
    failed: proposal.failed.map(({ path, reason }) => ({ uri: path, reason })),
    kept: proposal.kept.length,
  };
}

async function check(
  context: FeatureContext,
  sources: NewFilesSources,
  { kind, folder, within, answers, field }: Wanted,
  token: CancellationToken,
): Promise<NewFilesProblem | null> {
  if (field === undefined) throw invalidParams('field must name an answer.');
  const { onDemand } = await import('../../../operations/on-demand.ts');
  const { checkAnswer } = await onDemand.checkAnswer();
  goOn(token);
  const { host, translate } = context;
  const problem = checkAnswer({ ...answers, kind }, field, {
    ...{ folder, within, translate, index: sources.symbols, engine: host.snapshot().engine },
    files: sourceOf(context, sources, folder, token),
  });
  return problem === undefined ? null : { field: problem.field, message: problem.message };
}

/** A new workspace may be a folder that is not open. */
function sourceOf(
  context: FeatureContext,
  { files, settings }: NewFilesSources,
  folder: string,
  token: CancellationToken,
): EditorSource {
  return new EditorSource({ context, files, folders: [folder], settings, token });
}

const KINDS: readonly NewKind[] = [
  'workspace',
  'source',
  'product',
  'domain',
  'policy',
  'standards',
];
const TEXTS: readonly Exclude<NewField, 'kind'>[] = [
  'project',
  'preset',
  'system',
  'domain',
  'name',
  'policy',
  'profile',
  'database',
  'team',
];

/** Whatever an editor sends. Throws what the protocol has for params that make no sense. */
function wantedOf(params: unknown): Wanted {
  const { kind, folder, within, answers, field } = (params ?? {}) as Partial<CheckAnswerParams>;
  const known = KINDS.find((one) => one === kind);
  if (known === undefined) throw invalidParams(`kind must be one of ${KINDS.join(', ')}.`);
  if (typeof folder !== 'string' || !/^[a-z][\w+.-]*:\/\//i.test(folder))
    throw invalidParams('folder must be a URI.');
  const top = canonicalUri(folder).replace(/\/+$/, '');
  const inner = typeof within === 'string' ? canonicalUri(within).replace(/\/+$/, '') : top;
  return {
    ...{ kind: known, folder: top, within: inner, answers: answersOf(answers) },
    field: TEXTS.find((one) => one === field),
  };
}

function answersOf(given: unknown): NewFilesAnswers {
  const all = (typeof given === 'object' && given !== null ? given : {}) as Record<string, unknown>;
  const texts = TEXTS.flatMap((name) => {
    const value = Object.hasOwn(all, name) ? all[name] : undefined;
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  return {
    ...Object.fromEntries(texts),
    descriptor: all.descriptor === true,
    policies: all.policies === true,
  };
}
