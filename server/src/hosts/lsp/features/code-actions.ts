import {
  CodeActionKind,
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type ClientCapabilities,
  type CodeAction as LspCodeAction,
  type CodeActionParams,
  type Command,
  type RenameParams,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { codeActionsAt, type CodeAction } from '../../../ide/code-actions.ts';
import { needsJudgement } from '../../../ide/needs-judgement.ts';
import type { TextEdit } from '../../../base/text-edit.ts';
import type { Finding, NewFile, Rule } from '../../../lint/rule.ts';
import { visitsOf } from '../../../lint/workspace-lint.ts';
import type { Origin } from '../../../model/governance/origin.ts';
import { answer, type FeatureContext, type FeatureDocument } from '../feature-context.ts';
import { documentUri, fromLspRange } from '../from-lsp.ts';
import {
  FIX_ALL_KIND,
  GO_TO_POLICY,
  NEEDS_JUDGEMENT,
  type NeedsJudgementParams,
  type PolicyPlace,
} from '../protocol.ts';
import { toDiagnostic } from '../to-lsp.ts';
import { fixAllActions, workspaceEdit } from './fix-all.ts';
import { formatFenceActions } from './format-flowchart.ts';
import type { RenameSources } from './rename-edit.ts';
import { modelIn, renameInModel, renamesFiles } from './rename-model.ts';
import { rename } from './rename.ts';

export const codeActionKinds = [
  CodeActionKind.QuickFix,
  CodeActionKind.RefactorRewrite,
  FIX_ALL_KIND,
];

export function registerCodeActions(context: FeatureContext, sources: RenameSources): void {
  const { connection, client, guard } = context;
  const actionsAt = answer<CodeActionParams, LspCodeAction[]>(
    context,
    'codeAction',
    [],
    (at, params) => {
      const actions: LspCodeAction[] = [];
      if (wants(params, CodeActionKind.QuickFix))
        actions.push(...quickFixes(context, sources, at, params));
      if (wants(params, CodeActionKind.RefactorRewrite))
        actions.push(...formatFenceActions(context, at, params.range));
      // Whoever asks for no kind is shown what touches the cursor; fixing all is asked for by name.
      if (params.context.only !== undefined && wants(params, FIX_ALL_KIND)) {
        actions.push(...fixAllActions(context, at));
      }
      return actions;
    },
  );
  const complete = (action: LspCodeAction, token: CancellationToken): Promise<LspCodeAction> =>
    guard.runAsync('codeActionResolve', action, () => withRename(context, sources, action, token));
  const { resolveSupport, dataSupport } = client.textDocument?.codeAction ?? {};
  const resolves = dataSupport === true && resolveSupport?.properties.includes('edit') === true;
  connection.onCodeActionResolve(complete);
  connection.onCodeAction((params, token) => {
    const actions = actionsAt(params);
    return resolves || actions.every(({ data }) => data === undefined)
      ? actions
      : completeAll(actions, (action) => complete(action, token));
  });
  // The client offers phases, which are for what no fix covers.
  connection.onRequest(
    NEEDS_JUDGEMENT,
    answer<NeedsJudgementParams, boolean>(context, 'needsJudgement', false, (at, params) => {
      const range = fromLspRange(params.range, at.document);
      return needsJudgement(at.ide, range, context.findings(at.file), context.rules);
    }),
  );
}

/** For editors that ask no more once they show an action. A rename that cannot be is not shown. */
async function completeAll(
  actions: readonly LspCodeAction[],
  complete: (action: LspCodeAction) => Promise<LspCodeAction>,
): Promise<LspCodeAction[]> {
  const all: LspCodeAction[] = [];
  for (const action of actions) {
    const done = await complete(action).catch((error: unknown) => {
      if (error instanceof ResponseError && error.code === LSPErrorCodes.RequestFailed)
        return undefined;
      throw error;
    });
    if (done !== undefined) all.push(done);
  }
  return all;
}

/** A rename reads other files, so its edit is made for the action that is chosen. */
async function withRename(
  context: FeatureContext,
  sources: RenameSources,
  action: LspCodeAction,
  token: CancellationToken,
): Promise<LspCodeAction> {
  const asked = renameOf(action.data);
  if (action.edit !== undefined || asked === undefined) return action;
  const edit =
    modelIn(sources, documentUri(asked)) === undefined
      ? await rename(context, sources, asked, { token })
      : await renameInModel(context, sources, asked, { token });
  return edit === null ? action : { ...action, edit };
}

/** What was sent with an action, and came back. */
function renameOf(data: unknown): RenameParams | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { textDocument, position, newName } = data as Partial<RenameParams>;
  if (typeof textDocument?.uri !== 'string' || typeof newName !== 'string') return undefined;
  return position === undefined ? undefined : { textDocument, position, newName };
}

/** Kinds are nested by dots: whoever asks for `source` wants `source.fixAll.dataengos` too. */
function wants(params: CodeActionParams, kind: string): boolean {
  const { only } = params.context;
  return only === undefined || only.some((one) => kind === one || kind.startsWith(`${one}.`));
}

function quickFixes(
  context: FeatureContext,
  sources: RenameSources,
  at: FeatureDocument,
  params: CodeActionParams,
): LspCodeAction[] {
  const findings = context.findings(at.file);
  const range = fromLspRange(params.range, at.document);
  const rules = [...context.rules.values()];
  const { today } = context.host.snapshot().engine;
  const { symbols } = sources;
  // A model is called like its file.
  const can = modelIn(sources, at.uri) === undefined || renamesFiles(context.client);
  const renames = (finding: Finding, rule: Rule): readonly string[] => {
    const file = can && rule.renames ? symbols.recorded(at.uri) : undefined;
    const visits = file === undefined ? [] : visitsOf(file, symbols);
    return visits.flatMap((visit) => rule.renames?.(finding, visit, { today }) ?? []);
  };
  return codeActionsAt(at.ide, range, findings, rules, context.translate, renames)
    .filter(({ target }) => target === undefined || context.goesToPolicies)
    .filter(({ create }) => create === undefined || createsFiles(context.client))
    .map((action) => toCodeAction(context, at, action));
}

function toCodeAction(
  context: FeatureContext,
  at: FeatureDocument,
  action: CodeAction,
): LspCodeAction {
  const { rules, translate } = context;
  return {
    title: action.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: action.findings.map((finding) =>
      toDiagnostic(finding, { uri: at.uri, lines: at.document, rules, translate }),
    ),
    ...(action.preferred && { isPreferred: true }),
    ...content(at, action),
  };
}

function content(
  at: FeatureDocument,
  { title, edits, findings, newName, target, create }: CodeAction,
): Pick<LspCodeAction, 'edit' | 'command' | 'data'> {
  if (target !== undefined) return { command: goToPolicy(title, target) };
  if (create !== undefined) return { edit: withNewFile(at, edits, create) };
  const [finding] = findings;
  if (newName === undefined || finding === undefined) return { edit: workspaceEdit(at, edits) };
  const position = at.document.positionAt(finding.range.start);
  const data: RenameParams = { textDocument: { uri: at.uri }, position, newName };
  return { data };
}

/** Fails in the editor where the file is there already: nothing of it is lost. */
function withNewFile(
  at: FeatureDocument,
  edits: readonly TextEdit[],
  { uri, text }: NewFile,
): WorkspaceEdit {
  const start = { line: 0, character: 0 };
  return {
    documentChanges: [
      { kind: 'create', uri },
      {
        textDocument: { uri, version: null },
        edits: [{ range: { start, end: start }, newText: text }],
      },
      ...(edits.length > 0 ? (workspaceEdit(at, edits).documentChanges ?? []) : []),
    ],
  };
}

function createsFiles({ workspace }: ClientCapabilities): boolean {
  const { documentChanges, resourceOperations } = workspace?.workspaceEdit ?? {};
  return documentChanges === true && resourceOperations?.includes('create') === true;
}

function goToPolicy(title: string, { uri, place }: Origin): Command {
  const target: PolicyPlace = { uri, ...place };
  return { title, command: GO_TO_POLICY, arguments: [target] };
}
