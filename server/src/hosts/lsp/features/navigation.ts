import {
  DocumentHighlightKind,
  SymbolKind,
  type Definition,
  type DefinitionLink,
  type DocumentHighlight,
  type DocumentHighlightParams,
  type DefinitionParams,
  type Location,
  type ReferenceParams,
  type SymbolInformation,
} from 'vscode-languageserver/node';
import type { SymbolIndex } from '../../../analysis/symbol-index.ts';
import { declarationOf } from '../../../ide/contract-graph.ts';
import { definitionAt } from '../../../ide/definition.ts';
import { highlightsAt } from '../../../ide/document-highlight.ts';
import { usagesOf } from '../../../ide/references.ts';
import { namedPlaceAt } from '../../../ide/symbol-at.ts';
import { workspaceSymbols, type WorkspaceSymbol } from '../../../ide/workspace-symbols.ts';
import { answer, type FeatureContext, type FeatureDocument } from '../feature-context.ts';
import { checkPosition } from '../from-lsp.ts';
import { sqlName } from '../sql-name.ts';
import { placeRange } from '../to-lsp.ts';

const KINDS: Readonly<Record<WorkspaceSymbol['kind'], SymbolKind>> = {
  contract: SymbolKind.File,
  object: SymbolKind.Class,
  property: SymbolKind.Field,
  server: SymbolKind.Namespace,
  quality: SymbolKind.Event,
  role: SymbolKind.Interface,
  member: SymbolKind.Variable,
};

/** Definitions, references, highlights and workspace symbols. */
export function registerNavigation(context: FeatureContext, symbols: SymbolIndex): void {
  const { connection, guard } = context;
  connection.onDefinition(
    answer<DefinitionParams, Definition | DefinitionLink[] | null>(
      context,
      'definition',
      null,
      (at, params) => definition(context, symbols, at, params),
    ),
  );
  connection.onReferences(
    answer<ReferenceParams, Location[]>(context, 'references', [], ({ uri }, params) =>
      references(symbols, uri, params),
    ),
  );
  connection.onDocumentHighlight(
    answer<DocumentHighlightParams, DocumentHighlight[]>(
      context,
      'documentHighlight',
      [],
      ({ uri }, params) =>
        highlightsAt(symbols, uri, checkPosition(params.position)).map(({ place, declares }) => ({
          range: placeRange(place),
          kind: declares ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
        })),
    ),
  );
  connection.onWorkspaceSymbol(({ query }) =>
    guard.run('workspaceSymbol', [], () =>
      workspaceSymbols(symbols, typeof query === 'string' ? query : '').map(toSymbolInformation),
    ),
  );
}

function definition(
  context: FeatureContext,
  symbols: SymbolIndex,
  document: FeatureDocument,
  params: DefinitionParams,
): Definition | DefinitionLink[] | null {
  const at = checkPosition(params.position);
  const found = definitionAt(symbols, document.uri, at, () => sqlName(context, document, at));
  if (found === undefined) return null;
  const { origin, targets } = found;
  if (context.client.textDocument?.definition?.linkSupport !== true)
    return targets.map((target) => ({ uri: target.uri, range: placeRange(target.place) }));
  return targets.map((target) => ({
    originSelectionRange: placeRange(origin),
    targetUri: target.uri,
    // The name must lie in it, also when its line is the last one.
    targetRange: {
      start: { line: Math.min(target.firstLine, target.place.line), character: 0 },
      end: {
        line: Math.max(target.lastLine, target.place.line),
        character: target.lastLine > target.place.line ? 0 : target.place.end,
      },
    },
    targetSelectionRange: placeRange(target.place),
  }));
}

function references(symbols: SymbolIndex, uri: string, params: ReferenceParams): Location[] {
  const named = namedPlaceAt(symbols, uri, checkPosition(params.position));
  return (named?.targets ?? []).flatMap((target) => {
    const declaration = declarationOf(symbols, target);
    const declared =
      params.context.includeDeclaration && declaration !== undefined
        ? [{ uri: target.uri, range: placeRange(declaration.place) }]
        : [];
    const usages = usagesOf(symbols, target);
    return [
      ...declared,
      ...usages.map((one) => ({ uri: one.at.uri, range: placeRange(one.place) })),
    ];
  });
}

function toSymbolInformation({
  kind,
  name,
  container,
  uri,
  place,
}: WorkspaceSymbol): SymbolInformation {
  return {
    name,
    kind: KINDS[kind],
    ...(container !== '' && { containerName: container }),
    location: { uri, range: placeRange(place) },
  };
}
