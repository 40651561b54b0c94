import {
  CodeLensRefreshRequest,
  type CodeLens,
  type CodeLensParams,
  type Location,
} from 'vscode-languageserver/node';
import type { SymbolIndex } from '../../../analysis/symbol-index.ts';
import { declarationOf, type SymbolAddress } from '../../../ide/contract-graph.ts';
import { referenceCounts } from '../../../ide/reference-counts.ts';
import { usagesOf } from '../../../ide/references.ts';
import { formatMessage, type Translate } from '../../../lint/format-message.ts';
import type { CountedLineage } from '../counted-lineage.ts';
import { answer, type FeatureContext } from '../feature-context.ts';
import { documentUri } from '../from-lsp.ts';
import { goOn } from '../guard.ts';
import type { LineageLenses } from '../lineage-news.ts';
import { SHOW_REFERENCES } from '../protocol.ts';
import { placeRange } from '../to-lsp.ts';
import { isLineageLens, lineageLenses, resolveLineageLens } from './lineage-lenses.ts';
import { ShownLineage } from './shown-lineage.ts';

export interface LensSources {
  readonly symbols: SymbolIndex;
  readonly lineage: CountedLineage;
  /** Whether a document is to have counts of lineage. */
  readonly showsLineage: (uri: string) => Promise<boolean>;
}

export interface ReferenceLenses {
  /** Files that are not open may have changed what is counted. */
  changed(): void;
  readonly lineage: LineageLenses;
}

/** "3 references" above what somebody names, "1 upstream, 2 downstream" above tables; both are looked up when seen. */
export function registerCodeLens(context: FeatureContext, sources: LensSources): ReferenceLenses {
  const { connection, guard, client } = context;
  const { symbols, lineage } = sources;
  const refresh = (): void => {
    if (client.workspace?.codeLens?.refreshSupport !== true) return;
    void connection.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined);
  };
  const shown = new ShownLineage(refresh);
  const lenses = (showsLineage: boolean) =>
    answer<CodeLensParams, CodeLens[]>(context, 'codeLens', [], ({ uri }) => [
      ...referenceCounts(symbols, uri).map(({ address, place }) => ({
        range: placeRange(place),
        data: address,
      })),
      ...(showsLineage ? lineageLenses(symbols, uri) : []),
    ]);
  connection.onCodeLens((params, token) =>
    guard.runAsync<CodeLens[]>('codeLens', [], async () => {
      const showsLineage =
        context.opensLineage && (await sources.showsLineage(documentUri(params)));
      goOn(token);
      return lenses(showsLineage)(params);
    }),
  );
  connection.onCodeLensResolve((lens) =>
    guard.runAsync('codeLens/resolve', lens, async () => {
      if (!isLineageLens(lens)) return resolve(context, symbols, lens);
      const current = await lineage.current();
      shown.is(current);
      return resolveLineageLens(symbols, current, lens, context.translate);
    }),
  );
  return { changed: refresh, lineage: shown };
}

function resolve(context: FeatureContext, symbols: SymbolIndex, lens: CodeLens): CodeLens {
  const address: unknown = lens.data;
  if (!isAddress(address) || declarationOf(symbols, address) === undefined) return lens;
  const locations = usagesOf(symbols, address).flatMap(({ at, place }): Location[] =>
    isPlaceholder(symbols, at) ? [] : [{ uri: at.uri, range: placeRange(place) }],
  );
  return {
    range: lens.range,
    command: {
      title: titleOf(address, locations, context.translate),
      // Editors that do not know the command show the words alone.
      command: context.showsReferences ? SHOW_REFERENCES : '',
      arguments: [address.uri, lens.range.start, locations],
    },
  };
}

/** How often, and in how many other files: contracts and products that build on it. */
function titleOf(
  { uri }: SymbolAddress,
  locations: readonly Location[],
  translate: Translate,
): string {
  const { length: count } = locations;
  const consumers = new Set(locations.map((one) => one.uri).filter((one) => one !== uri)).size;
  const params = { count, consumers };
  if (consumers > 1)
    return formatMessage('{count} references · {consumers} consumers', params, translate);
  if (consumers === 1) {
    const text = count === 1 ? '1 reference · 1 consumer' : '{count} references · 1 consumer';
    return formatMessage(text, params, translate);
  }
  return formatMessage(count === 1 ? '1 reference' : '{count} references', params, translate);
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
