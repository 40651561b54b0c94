import type { CancellationToken } from 'vscode-languageserver/node';
import { ColumnLineages } from '../../analysis/lineage/column-lineage.ts';
import { shownTables } from '../../analysis/lineage/flowchart-tables.ts';
import { tableAt } from '../../analysis/lineage/table-at.ts';
import type { Lineage } from '../../model/lineage/build-lineage.ts';
import type { Place } from '../../model/place.ts';
import { formatMessage } from '../../lint/format-message.ts';
import validMermaid from '../../lint/rules/syntax/valid-mermaid.ts';
import type { FlowchartProblem } from '../../syntax/mermaid/flowchart.ts';
import { answer, type FeatureContext, type FeatureDocument } from './feature-context.ts';
import { goOn, invalidParams } from './guard.ts';
import { inSlices } from './in-slices.ts';
import { LineageNews, type LineageLenses } from './lineage-news.ts';
import { viewProducts, type ViewSources } from './lineage-view.ts';
import {
  LINEAGE,
  LINEAGE_AT,
  LINEAGE_COLUMNS,
  LINEAGE_DOCUMENT,
  LINEAGE_PLACE,
  LINEAGE_PRODUCTS,
  type LineageAt,
  type LineageAtParams,
  type LineageColumnsParams,
  type LineageDocument,
  type LineageDocumentParams,
  type LineagePlace,
  type LineagePlaceParams,
  type ViewColumn,
} from './protocol.ts';
import type { SlicedLineage } from './sliced-lineage.ts';
import { placeRange, toLspRange } from './to-lsp.ts';

export interface LineageSources extends ViewSources {
  readonly lineage: SlicedLineage;
  /** Reads what lineage is about beside contracts, if that has not been done; resolves when all files are known. */
  readonly wanted: () => Promise<unknown>;
  readonly lenses: LineageLenses;
}

/** Answers what is made of what. */
export function registerLineage(context: FeatureContext, sources: LineageSources): void {
  const { connection, guard } = context;
  const { lineage, symbols, wanted } = sources;
  const news = new LineageNews(context, sources);
  const places = new Places(sources);
  connection.onRequest(LINEAGE, () =>
    guard.runAsync('lineage', null, async () => {
      await wanted();
      return news.graph();
    }),
  );
  connection.onRequest(LINEAGE_PRODUCTS, () =>
    guard.runAsync('lineageProducts', null, async () => {
      await wanted();
      return viewProducts(await lineage.current(), sources);
    }),
  );
  connection.onRequest(LINEAGE_AT, (params: LineageAtParams, token: CancellationToken) =>
    guard.runAsync('lineageAt', null, async () => {
      // Before all files are known a table has another id.
      await wanted();
      const current = await lineage.current();
      goOn(token);
      const at = answer<LineageAtParams, LineageAt | null>(
        ...([context, 'lineageAt', null] as const),
        ({ uri, document, file }, { position }) => {
          const offset = document.offsetAt(position);
          return tableAt({ uri, text: file.text, at: position, offset }, current, symbols) ?? null;
        },
      );
      return at(params);
    }),
  );
  connection.onRequest(LINEAGE_PLACE, (params: LineagePlaceParams) =>
    guard.runAsync('lineagePlace', null, async () => {
      const asked = checked(params);
      return places.of(await lineage.current(), asked);
    }),
  );
  connection.onRequest(LINEAGE_COLUMNS, (params: LineageColumnsParams, token: CancellationToken) =>
    guard.runAsync('lineageColumns', null, async () => {
      const { node } = checked(params);
      return places.columnsOf(await lineage.current(), node, token);
    }),
  );
  connection.onRequest(LINEAGE_DOCUMENT, (params: LineageDocumentParams) =>
    guard.runAsync('lineageDocument', null, async () => {
      const current = await lineage.current();
      const shown = answer<LineageDocumentParams, LineageDocument | null>(
        ...([context, 'lineageDocument', null] as const),
        (at) => shownIn(at, current, context, sources),
      );
      return shown(params);
    }),
  );
}

function shownIn(
  { uri, document, file }: FeatureDocument,
  lineage: Lineage,
  { translate }: FeatureContext,
  { symbols }: LineageSources,
): LineageDocument | null {
  const shown = shownTables(uri, file.text, lineage, symbols);
  if (shown === undefined) return null;
  const { problem } = shown;
  const words = ({ message, text }: FlowchartProblem): string => {
    const template: string = validMermaid.meta.messages[message];
    return formatMessage(template, text === undefined ? undefined : { text }, translate);
  };
  return {
    nodes: shown.all.map(({ mermaidId, node, label, ...range }) => ({
      mermaidId,
      ...(node !== undefined && { node }),
      range: toLspRange(range, document),
      ...(label && { label: toLspRange(label, document) }),
    })),
    ...(problem !== undefined && {
      problem: { message: words(problem), range: toLspRange(problem, document) },
    }),
  };
}

function checked<Params extends LineagePlaceParams>(params: Params): Params {
  const { node, column }: { readonly node?: unknown; readonly column?: unknown } = params;
  if (typeof node !== 'string') throw invalidParams('node must be a string.');
  if (column !== undefined && typeof column !== 'string')
    throw invalidParams('column must be a string.');
  return params;
}

/** Where tables and their columns are declared, and what columns are made of. */
class Places {
  readonly #sources: LineageSources;
  /** Of one state of all files. */
  #columns: { readonly of: Lineage; readonly all: ColumnLineages } | undefined;

  constructor(sources: LineageSources) {
    this.#sources = sources;
    sources.lineage.store.listen(() => {
      this.#columns = undefined;
    });
  }

  of(lineage: Lineage, { node, column }: LineagePlaceParams): readonly LineagePlace[] | null {
    const faces = lineage.graph.nodes.get(node)?.faces;
    if (faces === undefined) return null;
    const places: { readonly uri: string; readonly place: Place }[] = [...faces];
    const found =
      column === undefined
        ? undefined
        : this.#columnsIn(lineage).known.of(node).get(column.toLowerCase());
    if (found !== undefined) places.unshift(found);
    const seen = new Set<string>();
    return places.flatMap(({ uri, place }): readonly LineagePlace[] => {
      const key = `${uri} ${String(place.line)} ${String(place.start)}`;
      if (seen.has(key)) return [];
      seen.add(key);
      return [{ uri, range: placeRange(place) }];
    });
  }

  async columnsOf(
    lineage: Lineage,
    node: string,
    token: CancellationToken,
  ): Promise<readonly ViewColumn[] | null> {
    if (!lineage.graph.nodes.has(node)) return null;
    const columns = await inSlices(this.#columnsIn(lineage).steps(node), token);
    return columns.map(viewColumn);
  }

  #columnsIn(lineage: Lineage): ColumnLineages {
    const { symbols } = this.#sources;
    if (this.#columns?.of !== lineage)
      this.#columns = { of: lineage, all: new ColumnLineages(lineage, symbols) };
    return this.#columns.all;
  }
}

function viewColumn({
  column: name,
  type,
  classification,
  from,
}: ReturnType<ColumnLineages['of']>[number]): ViewColumn {
  return {
    name,
    ...(type !== undefined && { type }),
    ...(classification !== undefined && { classification }),
    from,
  };
}
