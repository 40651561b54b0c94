import type { ClientCapabilities, Connection } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { AnalysisHost } from '../../analysis/analysis-host.ts';
import { mermaidDocument } from '../../analysis/mermaid-document.ts';
import type { SourceFile } from '../../analysis/source-file.ts';
import type { IdeDocument } from '../../ide/ide-document.ts';
import type { MermaidDocument } from '../../ide/mermaid/node-places.ts';
import type { Translate } from '../../lint/format-message.ts';
import type { Finding, Rule } from '../../lint/rule.ts';
import { bindContract } from '../../model/contract.ts';
import type { BoundMarkdown } from '../../model/governance/markdown/bound-markdown.ts';
import { boundMarkdown } from '../../analysis/read-markdown-policy.ts';
import type { OpenDocuments } from './documents.ts';
import { documentUri } from './from-lsp.ts';
import type { Guard } from './guard.ts';

/** What every editor feature of the server works with. */
export interface FeatureContext {
  readonly connection: Connection;
  readonly guard: Guard;
  readonly host: AnalysisHost;
  readonly documents: OpenDocuments;
  readonly rules: ReadonlyMap<string, Rule>;
  readonly translate: Translate;
  /** All findings of an open document, those of the workspace included. */
  readonly findings: (file: SourceFile) => readonly Finding[];
  readonly client: ClientCapabilities;
  readonly isQuarantined: (uri: string) => boolean;
  /** The client can run the command of code lenses. */
  readonly showsReferences: boolean;
  /** The client can run the command `GO_TO_POLICY` of code actions. */
  readonly goesToPolicies: boolean;
  /** The client can run the command `OPEN_LINEAGE` of code lenses. */
  readonly opensLineage: boolean;
}

/** An open document as the features see it. */
export interface FeatureDocument {
  readonly uri: string;
  readonly document: TextDocument;
  readonly file: SourceFile;
  readonly ide: IdeDocument;
  /** Of a Markdown file that the tables know. */
  readonly markdown: BoundMarkdown | undefined;
  /** Of a file whose flowcharts are served: it is one, or has some in fences. */
  readonly mermaid: MermaidDocument | undefined;
}

/**
 * Answers a request about an open document. Documents that are not open, and those that took the
 * server down before, give the fallback.
 */
export function answer<Params, Result>(
  context: FeatureContext,
  name: string,
  fallback: Result,
  handler: (at: FeatureDocument, params: Params) => Result,
): (params: Params) => Result {
  return (params) =>
    context.guard.run(name, fallback, () => {
      const at = featureDocument(context, documentUri(params));
      return at === undefined ? fallback : handler(at, params);
    });
}

function featureDocument(context: FeatureContext, uri: string): FeatureDocument | undefined {
  const document = context.documents.get(uri);
  const snapshot = context.host.snapshot();
  const file = snapshot.file(uri);
  if (document === undefined || file === undefined || context.isQuarantined(uri)) return undefined;
  const { spec } = snapshot.engine;
  const contracts = file.tree.documents.map((one) => bindContract(one, spec, file.assumed));
  const json = uri.endsWith('.json');
  const ide = { file: file.tree, text: file.text, json, contracts, path: uri };
  const markdown = boundMarkdown(uri, file.text);
  return { uri, document, file, ide, markdown, mermaid: mermaidDocument(file) };
}
