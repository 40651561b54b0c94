import {
  DocumentFormattingRequest,
  type DocumentFormattingParams,
  type DocumentFormattingRegistrationOptions,
  type FormattingOptions,
  type TextEdit,
} from 'vscode-languageserver/node';
import { formatFlowchart } from '../../../ide/mermaid/format.ts';
import { isMarkdown } from '../../../syntax/mermaid/diagrams.ts';
import { answer, type FeatureContext } from '../feature-context.ts';
import { toLspRange } from '../to-lsp.ts';

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
