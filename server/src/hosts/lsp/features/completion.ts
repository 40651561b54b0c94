import {
  CompletionItemKind,
  CompletionItemTag,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
  type CompletionItem as LspCompletionItem,
  type CompletionParams,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { DOCUMENTATION } from '../../../analysis/documentation.ts';
import { markdownNames } from '../../../analysis/markdown-names.ts';
import type { SymbolIndex } from '../../../analysis/symbol-index.ts';
import { completionAt } from '../../../ide/completion.ts';
import type { CompletionItem } from '../../../ide/completion/item.ts';
import { instructionsCompletionAt } from '../../../ide/instructions/instructions-completion.ts';
import { markdownCompletionAt } from '../../../ide/markdown/markdown-completion.ts';
import { mermaidCompletionAt, mermaidStart } from '../../../ide/mermaid/mermaid-completion.ts';
import { diagramAt } from '../../../ide/mermaid/node-places.ts';
import { answer, type FeatureContext, type FeatureDocument } from '../feature-context.ts';
import { fromLspPosition } from '../from-lsp.ts';
import { instructionsDocument } from '../instructions-document.ts';
import { toLspRange } from '../to-lsp.ts';

const KINDS: Readonly<Record<CompletionItem['kind'], CompletionItemKind>> = {
  field: CompletionItemKind.Field,
  value: CompletionItemKind.EnumMember,
  keyword: CompletionItemKind.Keyword,
  skeleton: CompletionItemKind.Snippet,
  reference: CompletionItemKind.Reference,
};

export const completionOptions = {
  triggerCharacters: [' ', ':', '-', '"', '{', ',', '.', '#', '/'],
};

export function registerCompletion(context: FeatureContext, symbols: SymbolIndex): void {
  const pages = { base: `${DOCUMENTATION}/fields` };
  const snippets = context.client.textDocument?.completion?.completionItem?.snippetSupport === true;
  const itemsAt = (at: FeatureDocument, offset: number): readonly CompletionItem[] => {
    const { ide, uri, markdown, mermaid } = at;
    const instructions = instructionsDocument(symbols, uri);
    if (instructions !== undefined)
      return instructionsCompletionAt(instructions, offset, context.translate);
    if (mermaid !== undefined && diagramAt(mermaid, offset) !== undefined)
      return mermaidCompletionAt(symbols, mermaid, offset, context.translate);
    const start =
      mermaid === undefined ? [] : mermaidStart(ide.text, uri, offset, context.translate);
    if (start.length > 0 || (mermaid !== undefined && markdown === undefined)) return start;
    if (markdown !== undefined)
      return markdownCompletionAt(markdown, offset, markdownNames(symbols, uri), context.translate);
    const policies = (domain: string | undefined) => symbols.governed.policies.of(uri, domain);
    const { today } = context.host.snapshot().engine;
    const around = { graph: symbols, uri, policies, today };
    return completionAt(ide, offset, context.translate, around, pages);
  };
  context.connection.onCompletion(
    answer<CompletionParams, LspCompletionItem[]>(context, 'completion', [], (at, params) =>
      itemsAt(at, fromLspPosition(params.position, at.document)).map((item) =>
        toCompletionItem(item, at.document, snippets),
      ),
    ),
  );
}

function toCompletionItem(
  item: CompletionItem,
  document: TextDocument,
  snippets: boolean,
): LspCompletionItem {
  const snippet = snippets ? item.snippet : undefined;
  return {
    label: item.label,
    kind: KINDS[item.kind],
    detail: item.detail,
    documentation: { kind: MarkupKind.Markdown, value: item.documentation },
    sortText: item.sortText,
    filterText: item.filterText,
    textEdit: { range: toLspRange(item.range, document), newText: snippet ?? item.newText },
    insertTextFormat: snippet === undefined ? InsertTextFormat.PlainText : InsertTextFormat.Snippet,
    insertTextMode: InsertTextMode.asIs,
    ...(item.additionalEdits.length > 0 && {
      additionalTextEdits: item.additionalEdits.map((edit) => ({
        range: toLspRange(edit.range, document),
        newText: edit.newText,
      })),
    }),
    ...(item.deprecated && { tags: [CompletionItemTag.Deprecated] }),
    // Understood by VS Code; other editors do not know the command and leave it alone.
    ...(item.retrigger && { command: { title: '', command: 'editor.action.triggerSuggest' } }),
  };
}
