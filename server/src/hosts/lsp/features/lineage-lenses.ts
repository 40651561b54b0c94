import type { CodeLens } from 'vscode-languageserver/node';
import { symbolOf, type ContractGraph, type SymbolAddress } from '../../../ide/contract-graph.ts';
import { countsText, lineageCounts, type TableGraph } from '../../../ide/lineage-counts.ts';
import type { Translate } from '../../../lint/format-message.ts';
import { OPEN_LINEAGE, type LensPlace } from '../protocol.ts';
import { placeRange } from '../to-lsp.ts';

/** What tells the lens of a count of lineage from that of references. */
interface LineageLensData extends SymbolAddress {
  readonly about: 'lineage';
}

export interface LineageLens extends CodeLens {
  data: LineageLensData;
}

/** A lens above each object of the contracts in a file. What it says is looked up when it is seen. */
export function lineageLenses(graph: ContractGraph, uri: string): CodeLens[] {
  return (graph.records(uri) ?? []).flatMap((record, contract) =>
    record.symbols.flatMap(({ kind, namePlace, idPlace, firstLine }, index): CodeLens[] => {
      if (kind !== 'object' || record.standard !== 'odcs') return [];
      const place = namePlace ?? idPlace;
      if (place === undefined) return [];
      const data: LineageLensData = { about: 'lineage', uri, contract, index };
      // A name may stand below an id: what is said above it must not part the two.
      const above = place.line <= firstLine ? place : { line: firstLine, start: 0, end: 0 };
      return [{ range: placeRange(above), data }];
    }),
  );
}

export function resolveLineageLens(
  graph: ContractGraph,
  known: TableGraph,
  lens: LineageLens,
  translate: Translate,
): CodeLens {
  const { uri, contract, index } = lens.data;
  const symbol = symbolOf(graph, lens.data);
  const node = known.object(uri, contract, index);
  const place = symbol?.namePlace ?? symbol?.idPlace;
  if (node === undefined || place === undefined) return lens;
  const { start } = placeRange(place);
  const argument: LensPlace = { uri, ...start };
  return {
    range: lens.range,
    command: {
      title: countsText(lineageCounts(known.graph, node), translate),
      command: OPEN_LINEAGE,
      arguments: [argument],
    },
  };
}

export function isLineageLens(lens: CodeLens): lens is LineageLens {
  const data: unknown = lens.data;
  if (typeof data !== 'object' || data === null) return false;
  const { about, uri, contract, index } = data as Partial<Record<keyof LineageLensData, unknown>>;
  const isPlaced = typeof contract === 'number' && typeof index === 'number';
  return about === 'lineage' && typeof uri === 'string' && isPlaced;
}
