import type {
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensDeltaParams,
  SemanticTokensLegend,
  SemanticTokensParams,
  SemanticTokensRangeParams,
} from 'vscode-languageserver/node';
import type { SymbolIndex } from '../../../analysis/symbol-index.ts';
import { semanticTokens, type SemanticToken } from '../../../ide/semantic-tokens.ts';
import { answer, type FeatureContext } from '../feature-context.ts';
import { fromLspRange } from '../from-lsp.ts';
import { TokenHistory } from '../token-history.ts';

/** What each kind of declared thing is called in the protocol, in the order of the legend. */
const TYPES: Readonly<Record<SemanticToken['kind'], string>> = {
  object: 'class',
  property: 'property',
  server: 'namespace',
  quality: 'event',
  role: 'interface',
  member: 'variable',
};

/** In the order of the legend; `reference` is ours, the manifest explains it. */
const MODIFIERS = ['declaration', 'reference', 'deprecated', 'readonly'] as const;

export const semanticTokensLegend: SemanticTokensLegend = {
  tokenTypes: Object.values(TYPES),
  tokenModifiers: [...MODIFIERS],
};

const typeIndexes = new Map(Object.keys(TYPES).map((kind, index) => [kind, index]));

/** Colours for names by what they stand for: whole, by what changed, or for a part of the file. */
export function registerSemanticTokens(context: FeatureContext, symbols: SymbolIndex): void {
  const { semanticTokens: requests } = context.connection.languages;
  const history = new TokenHistory();
  const none: SemanticTokens = { data: [] };
  const isOpen = (uri: string): boolean => context.documents.get(uri) !== undefined;
  requests.on(
    answer<SemanticTokensParams, SemanticTokens>(context, 'semanticTokens', none, ({ uri }) => {
      history.keep(isOpen);
      return history.whole(uri, encoded(semanticTokens(symbols, uri)));
    }),
  );
  requests.onDelta(
    answer<SemanticTokensDeltaParams, SemanticTokens | SemanticTokensDelta>(
      context,
      'semanticTokens/delta',
      none,
      ({ uri }, { previousResultId }) =>
        history.since(uri, previousResultId, encoded(semanticTokens(symbols, uri))),
    ),
  );
  requests.onRange(
    answer<SemanticTokensRangeParams, SemanticTokens>(
      context,
      'semanticTokens/range',
      none,
      ({ uri, document }, params) => {
        const { start, end } = fromLspRange(params.range, document);
        const first = document.positionAt(start).line;
        const last = document.positionAt(end).line;
        const seen = semanticTokens(symbols, uri).filter(
          ({ place }) => first <= place.line && place.line <= last,
        );
        return { data: encoded(seen) };
      },
    ),
  );
}

/** Five numbers for each: lines and columns since the one before, length, type, modifiers. */
function encoded(tokens: readonly SemanticToken[]): number[] {
  const data: number[] = [];
  let line = 0;
  let column = 0;
  for (const { place, kind, declares, deprecated, primaryKey } of tokens) {
    const holds = [declares, !declares, deprecated, primaryKey];
    const modifiers = holds.reduce((bits, one, index) => (one ? bits | (1 << index) : bits), 0);
    const across = place.start - (place.line === line ? column : 0);
    const type = typeIndexes.get(kind) ?? 0;
    data.push(place.line - line, across, place.end - place.start, type, modifiers);
    ({ line, start: column } = place);
  }
  return data;
}
