import {
  SymbolKind,
  SymbolTag,
  type DocumentSymbol as LspDocumentSymbol,
  type DocumentSymbolParams,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  documentSymbols,
  type DocumentSymbol,
  type DocumentSymbolKind,
} from '../../../ide/document-symbols.ts';
import { markdownSymbols } from '../../../ide/markdown/markdown-symbols.ts';
import { mermaidSymbols } from '../../../ide/mermaid/outline.ts';
import type { Translate } from '../../../lint/format-message.ts';
import { answer, type FeatureContext, type FeatureDocument } from '../feature-context.ts';
import { toLspRange } from '../to-lsp.ts';

const KINDS: Readonly<Record<DocumentSymbolKind, SymbolKind>> = {
  document: SymbolKind.File,
  section: SymbolKind.Module,
  value: SymbolKind.String,
  object: SymbolKind.Class,
  property: SymbolKind.Field,
  server: SymbolKind.Namespace,
  quality: SymbolKind.Event,
  'service-level': SymbolKind.Constant,
  person: SymbolKind.Variable,
  role: SymbolKind.Interface,
  channel: SymbolKind.Variable,
  port: SymbolKind.Interface,
  relationship: SymbolKind.Operator,
  item: SymbolKind.Array,
};

export function registerDocumentSymbols(context: FeatureContext): void {
  context.connection.onDocumentSymbol(
    answer<DocumentSymbolParams, LspDocumentSymbol[]>(context, 'documentSymbol', [], (at) =>
      symbolsOf(at).map((symbol) => toDocumentSymbol(symbol, at.document, context.translate)),
    ),
  );
}

function symbolsOf({ ide, markdown, mermaid }: FeatureDocument): readonly DocumentSymbol[] {
  if (markdown === undefined && mermaid === undefined) return documentSymbols(ide);
  return [
    ...(markdown === undefined ? [] : markdownSymbols(markdown)),
    ...(mermaid === undefined ? [] : mermaidSymbols(mermaid)),
  ];
}

function toDocumentSymbol(
  symbol: DocumentSymbol,
  document: TextDocument,
  translate: Translate,
): LspDocumentSymbol {
  return {
    name: symbol.unnamed === true ? translate(symbol.name) : symbol.name,
    detail: symbol.detail,
    kind: KINDS[symbol.kind],
    range: toLspRange(symbol.range, document),
    selectionRange: toLspRange(symbol.selectionRange, document),
    ...(symbol.deprecated && { tags: [SymbolTag.Deprecated] }),
    children: symbol.children.map((child) => toDocumentSymbol(child, document, translate)),
  };
}
