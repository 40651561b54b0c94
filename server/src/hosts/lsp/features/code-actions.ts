import {
  CodeActionKind,
  type CodeAction as LspCodeAction,
  type CodeActionParams,
  type TextEdit as LspTextEdit,
} from 'vscode-languageserver/node';
import type { TextEdit } from '../../../base/text-edit.ts';
import { codeActionsAt, type CodeAction } from '../../../ide/code-actions.ts';
import { fixAll } from '../../../operations/fix-all.ts';
import { answer, type FeatureContext, type FeatureDocument } from '../feature-context.ts';
import { fromLspRange } from '../from-lsp.ts';
import { FIX_ALL_KIND } from '../protocol.ts';
import { toDiagnostic, toLspRange } from '../to-lsp.ts';

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
  const { findings } = context.host.snapshot().lint(at.file);
  const range = fromLspRange(params.range, at.document);
  const rules = [...context.rules.values()];
  return codeActionsAt(at.ide, range, findings, rules, context.translate).map((action) =>
    toCodeAction(context, at, action),
  );
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
    edit: workspaceEdit(at, action.edits),
  };
}

function fixAllActions(context: FeatureContext, at: FeatureDocument): LspCodeAction[] {
  const snapshot = context.host.snapshot();
  const { edits, fixed } = fixAll(
    snapshot.engine,
    at.file.text,
    snapshot.config(at.uri),
    at.file.assumed,
  );
  if (fixed === 0) return [];
  return [
    {
      title: context.translate('Fix all safe problems'),
      kind: FIX_ALL_KIND,
      edit: workspaceEdit(at, edits),
    },
  ];
}

function workspaceEdit(
  at: FeatureDocument,
  edits: readonly TextEdit[],
): NonNullable<LspCodeAction['edit']> {
  const changes: LspTextEdit[] = edits.map((edit) => ({
    range: toLspRange(edit.range, at.document),
    newText: edit.newText,
  }));
  // The version makes the editor refuse edits that were made for an older text.
  return {
    documentChanges: [
      { textDocument: { uri: at.uri, version: at.document.version }, edits: changes },
    ],
  };
}
