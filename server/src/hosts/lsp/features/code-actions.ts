import {
  CodeActionKind,
  type CodeAction as LspCodeAction,
  type CodeActionParams,
  type Command,
} from 'vscode-languageserver/node';
import { codeActionsAt, type CodeAction } from '../../../ide/code-actions.ts';
import type { Origin } from '../../../model/governance/origin.ts';
import { answer, type FeatureContext, type FeatureDocument } from '../feature-context.ts';
import { fromLspRange } from '../from-lsp.ts';
import { FIX_ALL_KIND, GO_TO_POLICY, type PolicyPlace } from '../protocol.ts';
import { toDiagnostic } from '../to-lsp.ts';
import { fixAllActions, workspaceEdit } from './fix-all.ts';

export const codeActionKinds = [CodeActionKind.QuickFix, FIX_ALL_KIND];

export function registerCodeActions(context: FeatureContext): void {
  context.connection.onCodeAction(
    answer<CodeActionParams, LspCodeAction[]>(context, 'codeAction', [], (at, params) => {
      const actions: LspCodeAction[] = [];
      if (wants(params, CodeActionKind.QuickFix)) actions.push(...quickFixes(context, at, params));
      // Whoever asks for no kind is shown what touches the cursor; fixing all is asked for by name.
      if (params.context.only !== undefined && wants(params, FIX_ALL_KIND)) {
        actions.push(...fixAllActions(context, at));
      }
      return actions;
    }),
  );
}

/** Kinds are nested by dots: whoever asks for `source` wants `source.fixAll.dataengos` too. */
function wants(params: CodeActionParams, kind: string): boolean {
  const { only } = params.context;
  return only === undefined || only.some((one) => kind === one || kind.startsWith(`${one}.`));
}

function quickFixes(
  context: FeatureContext,
  at: FeatureDocument,
  params: CodeActionParams,
): LspCodeAction[] {
  const findings = context.findings(at.file);
  const range = fromLspRange(params.range, at.document);
  const rules = [...context.rules.values()];
  return codeActionsAt(at.ide, range, findings, rules, context.translate)
    .filter(({ target }) => target === undefined || context.goesToPolicies)
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
    ...(action.target === undefined
      ? { edit: workspaceEdit(at, action.edits) }
      : { command: goToPolicy(action.title, action.target) }),
  };
}

function goToPolicy(title: string, { uri, place }: Origin): Command {
  const target: PolicyPlace = { uri, ...place };
  return { title, command: GO_TO_POLICY, arguments: [target] };
}
