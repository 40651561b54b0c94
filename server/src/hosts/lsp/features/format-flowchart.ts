import {
  CodeActionKind,
  DocumentFormattingRequest,
  type CodeAction,
  type DocumentFormattingParams,
  type DocumentFormattingRegistrationOptions,
  type FormattingOptions,
  type Range,
  type TextEdit,
} from 'vscode-languageserver/node';
import { formatFence } from '../../../ide/mermaid/format-fence.ts';
import { formatFlowchart } from '../../../ide/mermaid/format.ts';
import { diagramAt } from '../../../ide/mermaid/node-places.ts';
import { isMarkdown } from '../../../syntax/mermaid/diagrams.ts';
import { answer, type FeatureContext, type FeatureDocument } from '../feature-context.ts';
import { fromLspRange } from '../from-lsp.ts';
import { toLspRange } from '../to-lsp.ts';
import { workspaceEdit } from './fix-all.ts';

/** Only these: whoever formats YAML or Markdown must not have to choose between us and their formatter. */
const DOCUMENTS: DocumentFormattingRegistrationOptions = {
  documentSelector: [{ language: 'mermaid' }, { pattern: '**/*.{mermaid,mmd}' }],
};

export function registerFormatting(context: FeatureContext): void {
  context.connection.onDocumentFormatting(
    answer<DocumentFormattingParams, TextEdit[]>(context, 'formatting', [], (at, params) => {
      const [diagram] = at.mermaid?.diagrams ?? [];
      if (diagram === undefined || isMarkdown(at.uri)) return [];
      return formatFlowchart(at.file.text, diagram, unitOf(params.options)).map((edit) => ({
        range: toLspRange(edit.range, at.document),
        newText: edit.newText,
      }));
    }),
  );
}

/** For the fence at a range, where it is not formatted. */
export function formatFenceActions(
  { translate }: FeatureContext,
  at: FeatureDocument,
  range: Range,
): CodeAction[] {
  const { start } = fromLspRange(range, at.document);
  const { file, mermaid, uri } = at;
  if (mermaid === undefined || !isMarkdown(uri) || diagramAt(mermaid, start) === undefined)
    return [];
  const edits = formatFence(file.text, uri, start);
  if (edits.length === 0) return [];
  const title = translate('Format this flowchart');
  return [{ title, kind: CodeActionKind.RefactorRewrite, edit: workspaceEdit(at, edits) }];
}

function unitOf(options: Partial<FormattingOptions> | undefined): string {
  if (options?.insertSpaces === false) return '\t';
  const { tabSize } = options ?? {};
  return ' '.repeat(Number.isInteger(tabSize) ? Math.min(Math.max(tabSize ?? 2, 1), 16) : 2);
}

/** To be called once the client is ready. */
export async function offerFormatting({ connection, client }: FeatureContext): Promise<void> {
  if (formatsDynamically(client))
    await connection.client.register(DocumentFormattingRequest.type, DOCUMENTS);
}

/** Whether the client lets the server say for which documents it formats. */
export function formatsDynamically(client: FeatureContext['client']): boolean {
  return client.textDocument?.formatting?.dynamicRegistration === true;
}
