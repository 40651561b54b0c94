import type { SymbolRecord } from '../model/contract-record.ts';
import type { Place } from '../model/place.ts';
import { symbolOf, targetsOf, type ContractGraph } from './contract-graph.ts';

/** A name in a value: of something declared there, or of something declared elsewhere. */
export interface SemanticToken {
  readonly place: Place;
  readonly kind: SymbolRecord['kind'];
  readonly declares: boolean;
  readonly deprecated: boolean;
  readonly primaryKey: boolean;
}

/**
 * The names of a file by what they stand for, from top to bottom; no two share a sign. Names that lead
 * nowhere get none, so that they look like the text that they are.
 */
export function semanticTokens(graph: ContractGraph, uri: string): readonly SemanticToken[] {
  const tokens: SemanticToken[] = [];
  for (const [contract, record] of (graph.records(uri) ?? []).entries()) {
    for (const symbol of record.symbols) {
      if (isWhole(symbol.namePlace, symbol.name))
        tokens.push(tokenOf(symbol, symbol.namePlace, true));
    }
    for (const [reference, { segments, field }] of record.references.entries()) {
      // Placeholders stand in SQL, which the grammar colours.
      if (field === 'placeholder') continue;
      for (const [segment, { place, text }] of segments.entries()) {
        const [target] = targetsOf(graph, { uri, contract, reference, segment });
        const symbol = target && symbolOf(graph, target);
        if (symbol !== undefined && isWhole(place, text))
          tokens.push(tokenOf(symbol, place, false));
      }
    }
  }
  return withoutOverlaps(tokens);
}

/** Whether a place holds the name letter by letter: not one with escapes, nor the first line of several. */
function isWhole(place: Place | undefined, name: string | undefined): place is Place {
  return place !== undefined && name !== '' && place.end - place.start === name?.length;
}

function tokenOf(symbol: SymbolRecord, place: Place, declares: boolean): SemanticToken {
  const { kind, deprecated, primaryKey } = symbol;
  return { place, kind, declares, deprecated, primaryKey };
}

/** In order of their places; of those that an alias repeats the first stays. */
function withoutOverlaps(tokens: readonly SemanticToken[]): readonly SemanticToken[] {
  const sorted = tokens.toSorted(
    ({ place: a }, { place: b }) => a.line - b.line || a.start - b.start,
  );
  let line = -1;
  let end = 0;
  return sorted.filter(({ place }) => {
    if (place.line === line && place.start < end) return false;
    ({ line, end } = place);
    return true;
  });
}
