import {
  CodeLensRefreshRequest,
  type CodeLens,
  type CodeLensParams,
  type Location,
} from 'vscode-languageserver/node';
import type { SymbolIndex } from '../../../analysis/symbol-index.ts';
import { symbolOf, type SymbolAddress } from '../../../ide/contract-graph.ts';
import { referenceCounts } from '../../../ide/reference-counts.ts';
import { usagesOf } from '../../../ide/references.ts';
import { formatMessage } from '../../../lint/format-message.ts';
import { answer, type FeatureContext } from '../feature-context.ts';
import { SHOW_REFERENCES } from '../protocol.ts';
import { placeRange } from '../to-lsp.ts';

export interface ReferenceLenses {
  /** Files that are not open may have changed what is counted. */
  changed(): void;
}

/** "3 references" above objects and properties that somebody names; what they are is looked up when the lens is seen. */
export function registerCodeLens(context: FeatureContext, symbols: SymbolIndex): ReferenceLenses {
  const { connection, guard, client } = context;
  connection.onCodeLens(
    answer<CodeLensParams, CodeLens[]>(context, 'codeLens', [], ({ uri }) =>
      referenceCounts(symbols, uri).map(({ address, place }) => ({
        range: placeRange(place),
        data: address,
      })),
    ),
  );
  connection.onCodeLensResolve((lens) =>
    guard.run('codeLens/resolve', lens, () => resolve(context, symbols, lens)),
  );
  return {
    changed() {
      if (client.workspace?.codeLens?.refreshSupport !== true) return;
      void connection.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined);
    },
  };
}

function resolve(context: FeatureContext, symbols: SymbolIndex, lens: CodeLens): CodeLens {
  const address: unknown = lens.data;
  if (!isAddress(address) || symbolOf(symbols, address) === undefined) return lens;
  const locations = usagesOf(symbols, address).flatMap(({ at, place }): Location[] =>
    isPlaceholder(symbols, at) ? [] : [{ uri: at.uri, range: placeRange(place) }],
  );
  const { length: count } = locations;
  const text = count === 1 ? '1 reference' : '{count} references';
  return {
    range: lens.range,
    command: {
      title: formatMessage(text, { count }, context.translate),
      // Editors that do not know the command show the words alone.
      command: context.showsReferences ? SHOW_REFERENCES : '',
      arguments: [address.uri, lens.range.start, locations],
    },
  };
}

function isPlaceholder(
  symbols: SymbolIndex,
  at: { readonly uri: string; readonly contract: number; readonly reference: number },
): boolean {
  return symbols.records(at.uri)?.[at.contract]?.references[at.reference]?.field === 'placeholder';
}

function isAddress(value: unknown): value is SymbolAddress {
  if (typeof value !== 'object' || value === null) return false;
  const { uri, contract, index } = value as Partial<Record<keyof SymbolAddress, unknown>>;
  return typeof uri === 'string' && typeof contract === 'number' && typeof index === 'number';
}
