import type {
  CodeAction,
  TextEdit as LspTextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { TextEdit } from '../../../base/text-edit.ts';
import { fixAll, type FixAllResult } from '../../../operations/fix-all.ts';
import { answer, type FeatureContext, type FeatureDocument } from '../feature-context.ts';
import { FIX_ALL_KIND, SAFE_FIXES, type SafeFixes, type SafeFixesParams } from '../protocol.ts';
import { toLspRange } from '../to-lsp.ts';

/** Tells the command of our own client what there is to apply, and how much that leaves. */
export function registerFixAll(context: FeatureContext): void {
  context.connection.onRequest(
    SAFE_FIXES,
    answer<SafeFixesParams, SafeFixes | null>(context, 'safeFixes', null, (at) => {
      const { edits, fixed, remaining } = fixAllOf(context, at);
      const left = remaining.filter(({ severity }) => severity !== 'hint').length;
      return { version: at.document.version, edits: lspEdits(at, edits), fixed, left };
    }),
  );
}

/** The same as a code action, for every editor and for fixing on save. */
export function fixAllActions(context: FeatureContext, at: FeatureDocument): CodeAction[] {
  const { edits, fixed } = fixAllOf(context, at);
  if (fixed === 0) return [];
  return [
    {
      title: context.translate('Fix all safe problems'),
      kind: FIX_ALL_KIND,
      edit: workspaceEdit(at, edits),
    },
  ];
}

function fixAllOf(context: FeatureContext, at: FeatureDocument): FixAllResult {
  const snapshot = context.host.snapshot();
  return fixAll(snapshot.engine, at.file.text, snapshot.config(at.uri), at.file.assumed);
}

export function workspaceEdit(at: FeatureDocument, edits: readonly TextEdit[]): WorkspaceEdit {
  const { uri, document } = at;
  // The version makes the editor refuse edits that were made for an older text.
  return {
    documentChanges: [
      { textDocument: { uri, version: document.version }, edits: lspEdits(at, edits) },
    ],
  };
}

function lspEdits({ document }: FeatureDocument, edits: readonly TextEdit[]): LspTextEdit[] {
  return edits.map(({ range, newText }) => ({ range: toLspRange(range, document), newText }));
}
