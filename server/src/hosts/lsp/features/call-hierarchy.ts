import {
  SymbolKind,
  SymbolTag,
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type CallHierarchyPrepareParams,
} from 'vscode-languageserver/node';
import type { SymbolIndex } from '../../../analysis/symbol-index.ts';
import { symbolOf, type SymbolAddress } from '../../../ide/contract-graph.ts';
import {
  downstreamOf,
  lineageItemsAt,
  upstreamOf,
  type LineageItem,
} from '../../../ide/lineage.ts';
import { answer, type FeatureContext } from '../feature-context.ts';
import { checkPosition } from '../from-lsp.ts';
import { placeRange } from '../to-lsp.ts';

/** Upstream and downstream of objects and properties: what they refer to are their outgoing calls. */
export function registerCallHierarchy(context: FeatureContext, symbols: SymbolIndex): void {
  const { connection, guard } = context;
  const { callHierarchy } = connection.languages;
  callHierarchy.onPrepare(
    answer<CallHierarchyPrepareParams, CallHierarchyItem[] | null>(
      context,
      'prepareCallHierarchy',
      null,
      ({ uri }, params) => {
        const items = lineageItemsAt(symbols, uri, checkPosition(params.position));
        return items.length === 0 ? null : items.map(toCallItem);
      },
    ),
  );
  callHierarchy.onOutgoingCalls(({ item }) =>
    guard.run<CallHierarchyOutgoingCall[]>('outgoingCalls', [], () => {
      const address = addressOf(symbols, item);
      if (address === undefined) return [];
      return upstreamOf(symbols, address).map((step) => ({
        to: toCallItem(step.item),
        fromRanges: step.places.map(placeRange),
      }));
    }),
  );
  callHierarchy.onIncomingCalls(({ item }) =>
    guard.run<CallHierarchyIncomingCall[]>('incomingCalls', [], () => {
      const address = addressOf(symbols, item);
      if (address === undefined) return [];
      return downstreamOf(symbols, address).map((step) => ({
        from: toCallItem(step.item),
        fromRanges: step.places.map(placeRange),
      }));
    }),
  );
}

function toCallItem(item: LineageItem): CallHierarchyItem {
  const { address, place, firstLine, lastLine } = item;
  const file = decodeURIComponent(address.uri.slice(address.uri.lastIndexOf('/') + 1));
  return {
    name: item.name,
    kind: item.kind === 'object' ? SymbolKind.Class : SymbolKind.Field,
    detail: item.container === '' ? file : `${item.container} · ${file}`,
    uri: address.uri,
    // The name must lie in it, also when its line is the last one.
    range: {
      start: { line: Math.min(firstLine, place.line), character: 0 },
      end:
        lastLine > place.line
          ? { line: lastLine, character: 0 }
          : { line: place.line, character: place.end },
    },
    selectionRange: placeRange(place),
    ...(item.deprecated && { tags: [SymbolTag.Deprecated] }),
    data: address,
  };
}

/** Where the item stands; undefined when the file has changed so that something else stands there. */
function addressOf(symbols: SymbolIndex, item: CallHierarchyItem): SymbolAddress | undefined {
  const address: unknown = item.data;
  if (!isAddress(address)) return undefined;
  const symbol = symbolOf(symbols, address);
  return symbol !== undefined && (symbol.name ?? symbol.id) === item.name ? address : undefined;
}

function isAddress(value: unknown): value is SymbolAddress {
  if (typeof value !== 'object' || value === null) return false;
  const { uri, contract, index } = value as Partial<Record<keyof SymbolAddress, unknown>>;
  return typeof uri === 'string' && typeof contract === 'number' && typeof index === 'number';
}
