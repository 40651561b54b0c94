import type { CancellationToken } from 'vscode-languageserver/node';
import type { FileSource } from '../../../analysis/ports.ts';
import { LineIndex } from '../../../base/line-index.ts';
import type { OperationContext } from '../../../operations/operation.ts';
import type { FileReport } from '../../../operations/lint.ts';
import { EditorSource } from '../editor-source.ts';
import type { FeatureContext } from '../feature-context.ts';
import { goOn, invalidParams } from '../guard.ts';
import { EXPLAIN_RULE, LINT_FILE, type LintedFile } from '../protocol.ts';
import { resolveFile } from '../resolve-file.ts';
import type { ClassifySources } from './classify.ts';

/** Answers the language-model tools of the editor that only read. */
export function registerModelTools(context: FeatureContext, sources: ClassifySources): void {
  const { connection, guard } = context;
  connection.onRequest(LINT_FILE, (params: unknown, token: CancellationToken) =>
    guard.runAsync('lintFile', null, () => lintFile(context, sources, text(params, 'path'), token)),
  );
  connection.onRequest(EXPLAIN_RULE, (params: unknown, token: CancellationToken) =>
    guard.runAsync('explainRule', null, async () => {
      const { onDemand } = await import('../../../operations/on-demand.ts');
      const { default: operation } = await onDemand.explain();
      const rule = text(params, 'rule');
      const found = await operation.run({ rule }, operationContext(context, sources, '', token));
      if (found.kind === 'page') return found.markdown;
      const meant =
        found.kind === 'unknown' && found.meant !== undefined
          ? `Did you mean ${found.meant}?`
          : 'Take the code that a finding has in brackets.';
      return `There is no rule "${rule}". ${meant}`;
    }),
  );
}

async function lintFile(
  context: FeatureContext,
  sources: ClassifySources,
  path: string,
  token: CancellationToken,
): Promise<LintedFile> {
  const { files } = operationContext(context, sources, '', token);
  const uri = await found(files, sources.folders(), path);
  if (uri === undefined)
    return {
      findings: [],
      failed: `There is no file "${path}" in the workspace. Give a path relative to the workspace folder, with slashes.`,
    };
  const { onDemand } = await import('../../../operations/on-demand.ts');
  const { default: operation } = await onDemand.lint();
  const reports = await operation.run(
    { paths: [uri] },
    operationContext(context, sources, uri, token),
  );
  goOn(token);
  const report = reports.find((one) => one.path === uri);
  if (report?.state !== 'checked')
    return {
      findings: report === undefined ? [] : lines(report),
      failed: `"${path}" was not checked${report?.reason === undefined ? ', as it is no file that DataEngOS knows' : `: ${report.reason}`} It is not known whether it is right.`,
    };
  return { findings: lines(report) };
}

const RANKS = ['error', 'warning', 'info', 'hint'];
/** More would fill the memory of the model. */
const MOST = 100;

function lines({ text: source = '', findings }: FileReport): readonly string[] {
  const index = new LineIndex(source);
  return [...findings]
    .sort((a, b) => RANKS.indexOf(a.severity) - RANKS.indexOf(b.severity))
    .slice(0, MOST)
    .map(({ range, severity, message, code }) => {
      const { line } = index.positionAt(range.start);
      return `line ${String(line + 1)}: ${severity}: ${message} [${code}]`;
    });
}

/** The file in one of the workspace folders. */
async function found(
  files: FileSource,
  folders: readonly string[],
  path: string,
): Promise<string | undefined> {
  for (const folder of folders) {
    const uri = resolveFile(`${folder}/-`, path, folders);
    const file = uri === undefined ? undefined : await files.lookUp(uri);
    if (file !== undefined && file.kind !== 'missing') return uri;
  }
  return undefined;
}

function operationContext(
  context: FeatureContext,
  { files, folders, settings }: ClassifySources,
  uri: string,
  token: CancellationToken,
): OperationContext {
  const snapshot = context.host.snapshot();
  return {
    files: new EditorSource({ context, files, folders: folders(), settings, token }),
    engine: snapshot.engine,
    config: snapshot.config(uri === '' ? (folders()[0] ?? '') : uri),
    profile: (one) => settings(one).governance.profile,
    token,
  };
}

function text(params: unknown, name: string): string {
  const given = (typeof params === 'object' && params !== null ? params : {}) as Readonly<
    Record<string, unknown>
  >;
  const value = given[name];
  if (typeof value !== 'string') throw invalidParams(`${name} must be a string.`);
  return value;
}
