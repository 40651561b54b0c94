import {
  DocumentHighlightKind,
  SymbolKind,
  type Definition,
  type DefinitionLink,
  type DocumentHighlight,
  type DocumentHighlightParams,
  type DefinitionParams,
  type Location,
  type Position,
  type Range,
  type ReferenceParams,
  type SymbolInformation,
} from 'vscode-languageserver/node';
import type { SymbolIndex } from '../../../analysis/symbol-index.ts';
import { declarationOf, symbolOf } from '../../../ide/contract-graph.ts';
import { definitionAt, type DefinitionTarget } from '../../../ide/definition.ts';
import { highlightsAt } from '../../../ide/document-highlight.ts';
import { nodeHighlights } from '../../../ide/mermaid/highlights.ts';
import { nodeDefinition, nodeReferences, nodesNamed } from '../../../ide/mermaid/navigation.ts';
import {
  instructionsDefinition,
  instructionsReferences,
} from '../../../ide/instructions/instructions-navigation.ts';
import type { MermaidDocument } from '../../../ide/mermaid/node-places.ts';
import { usagesOf } from '../../../ide/references.ts';
import { namedPlaceAt } from '../../../ide/symbol-at.ts';
import { workspaceSymbols, type WorkspaceSymbol } from '../../../ide/workspace-symbols.ts';
import { START } from '../../../model/place.ts';
import { answer, type FeatureContext, type FeatureDocument } from '../feature-context.ts';
import { checkPosition, fromLspPosition } from '../from-lsp.ts';
import { instructionsDocument } from '../instructions-document.ts';
import { sqlName } from '../sql-name.ts';
import { placeRange, toLspRange } from '../to-lsp.ts';

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
    answer<ReferenceParams, Location[]>(context, 'references', [], (at, params) =>
      locations(symbols, at, params),
    ),
  );
  connection.onDocumentHighlight(
    answer<DocumentHighlightParams, DocumentHighlight[]>(
      context,
      'documentHighlight',
      [],
      ({ uri, document, mermaid }, params) =>
        mermaid === undefined
          ? highlightsAt(symbols, uri, checkPosition(params.position)).map((one) =>
              highlight(placeRange(one.place), one.declares),
            )
          : nodeHighlights(mermaid, fromLspPosition(params.position, document)).map((one) =>
              highlight(toLspRange(one, document), one.declares),
            ),
    ),
  );
  connection.onWorkspaceSymbol(({ query }) =>
    guard.run('workspaceSymbol', [], () =>
      workspaceSymbols(symbols, typeof query === 'string' ? query : '').map(toSymbolInformation),
    ),
  );
}

function locations(symbols: SymbolIndex, at: FeatureDocument, params: ReferenceParams): Location[] {
  const instructions = instructionsDocument(symbols, at.uri);
  if (instructions === undefined && at.mermaid === undefined)
    return references(symbols, at.uri, params);
  const offset = fromLspPosition(params.position, at.document);
  if (instructions === undefined)
    return at.mermaid === undefined ? [] : nodeLocations(symbols, at, at.mermaid, offset);
  return instructionsReferences(instructions, offset).map(({ uri, place }) => ({
    uri,
    range: placeRange(place),
  }));
}

function definition(
  context: FeatureContext,
  symbols: SymbolIndex,
  document: FeatureDocument,
  params: DefinitionParams,
): Definition | DefinitionLink[] | null {
  const at = checkPosition(params.position);
  const instructions = instructionsDocument(symbols, document.uri);
  if (instructions !== undefined) {
    const offset = document.document.offsetAt(at);
    const found = instructionsDefinition(instructions, offset);
    if (found === undefined) return null;
    const targets = found.uris.map((uri) => ({ uri, place: START, firstLine: 0, lastLine: 0 }));
    return links(context, toLspRange(found.origin, document.document), targets);
  }
  const { mermaid } = document;
  if (mermaid !== undefined) return ofNode(context, symbols, document, mermaid, at);
  const found = definitionAt(symbols, document.uri, at, () => sqlName(context, document, at));
  if (found === undefined) return null;
  return links(context, placeRange(found.origin), found.targets);
}

function ofNode(
  context: FeatureContext,
  symbols: SymbolIndex,
  { uri, document }: FeatureDocument,
  mermaid: MermaidDocument,
  at: Position,
): Definition | DefinitionLink[] | null {
  const found = nodeDefinition(symbols, uri, mermaid, document.offsetAt(at));
  if (found === undefined) return null;
  const targets = [...found.targets];
  if (found.first !== undefined) {
    const { start, end } = toLspRange(found.first, document);
    const place = { line: start.line, start: start.character, end: end.character };
    targets.push({ uri, place, firstLine: start.line, lastLine: end.line });
  }
  return links(context, toLspRange(found.origin, document), targets);
}

function links(
  context: FeatureContext,
  origin: Range,
  targets: readonly DefinitionTarget[],
): Definition | DefinitionLink[] {
  if (context.client.textDocument?.definition?.linkSupport !== true)
    return targets.map((target) => ({ uri: target.uri, range: placeRange(target.place) }));
  return targets.map((target) => ({
    originSelectionRange: origin,
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

function highlight(range: Range, declares: boolean): DocumentHighlight {
  return { range, kind: declares ? DocumentHighlightKind.Write : DocumentHighlightKind.Read };
}

function nodeLocations(
  symbols: SymbolIndex,
  { uri, document }: FeatureDocument,
  mermaid: MermaidDocument,
  offset: number,
): Location[] {
  const { here, elsewhere } = nodeReferences(symbols, uri, mermaid, offset);
  return [
    ...here.map((range) => ({ uri, range: toLspRange(range, document) })),
    ...elsewhere.map((one) => ({ uri: one.uri, range: placeRange(one.place) })),
  ];
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
    const symbol = symbolOf(symbols, target);
    const nodes =
      symbol?.kind === 'object' && symbol.name !== undefined
        ? nodesNamed(symbols, symbol.name)
        : [];
    return [
      ...declared,
      ...usages.map((one) => ({ uri: one.at.uri, range: placeRange(one.place) })),
      ...nodes.map((one) => ({ uri: one.uri, range: placeRange(one.place) })),
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
