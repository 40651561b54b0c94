import type { LineageStore } from '../../../analysis/lineage.ts';
import type { SymbolIndex } from '../../../analysis/symbol-index.ts';
import { lineageProducts } from '../../../ide/lineage-products.ts';
import type { FeatureContext } from '../feature-context.ts';
import { LINEAGE_PRODUCTS, type ViewProduct } from '../protocol.ts';
import { placeRange } from '../to-lsp.ts';

/** Answers which data products there are, by the tables that their ports take and give. */
export function registerLineageProducts(
  { connection, guard }: FeatureContext,
  symbols: SymbolIndex,
  lineage: LineageStore,
): void {
  connection.onRequest(LINEAGE_PRODUCTS, () =>
    guard.run('lineageProducts', null, () =>
      lineageProducts(symbols, lineage.lineage).map(
        ({ name, domain, uri, place, inputs, outputs }): ViewProduct => ({
          name,
          ...(domain !== undefined && { domain }),
          place: { uri, range: placeRange(place) },
          inputs,
          outputs,
        }),
      ),
    ),
  );
}
