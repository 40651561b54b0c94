import {
  InlayHintKind,
  InlayHintRefreshRequest,
  type InlayHint,
  type InlayHintParams,
} from 'vscode-languageserver/node';
import { inlayHints, type InlayHintKinds } from '../../../ide/inlay-hints.ts';
import { answer, type FeatureContext } from '../feature-context.ts';
import { documentUri, fromLspRange } from '../from-lsp.ts';
import { goOn } from '../guard.ts';
import { toLspRange } from '../to-lsp.ts';

export interface InlayHintViews {
  /** Other hints are wanted now: the editor should ask again. */
  changed(): void;
}

/** What the contract implies, behind its values. Nothing is looked at while the settings ask for none. */
export function registerInlayHints(
  context: FeatureContext,
  wanted: (uri: string) => Promise<InlayHintKinds>,
): InlayHintViews {
  const { connection, guard, client } = context;
  connection.languages.inlayHint.on((params, token) =>
    guard.runAsync<InlayHint[]>('inlayHint', [], async () => {
      const kinds = await wanted(documentUri(params));
      goOn(token);
      return kinds.physicalTypes || kinds.classification ? hints(context, kinds, params) : [];
    }),
  );
  return {
    changed() {
      if (client.workspace?.inlayHint?.refreshSupport !== true) return;
      void connection.sendRequest(InlayHintRefreshRequest.type).catch(() => undefined);
    },
  };
}

function hints(
  context: FeatureContext,
  kinds: InlayHintKinds,
  params: InlayHintParams,
): InlayHint[] {
  const ask = answer<InlayHintParams, InlayHint[]>(
    context,
    'inlayHint',
    [],
    ({ ide, document }, { range }) =>
      inlayHints(ide, fromLspRange(range, document), kinds, context.translate).map((hint) => ({
        position: document.positionAt(hint.offset),
        label: hint.label,
        tooltip: hint.tooltip,
        textEdits: hint.edits.map((edit) => ({
          range: toLspRange(edit.range, document),
          newText: edit.newText,
        })),
        ...(hint.kind === 'physicalTypes' ? { kind: InlayHintKind.Type } : { paddingLeft: true }),
      })),
  );
  return ask(params);
}
