import type { CancellationToken } from 'vscode-languageserver/node';
import { ColumnLineages } from '../../analysis/lineage/column-lineage.ts';
import { shownTables } from '../../analysis/lineage/flowchart-tables.ts';
import { tableAt } from '../../analysis/lineage/table-at.ts';
import type { Lineage } from '../../model/lineage/build-lineage.ts';
import type { Place } from '../../model/place.ts';
import { formatMessage } from '../../lint/format-message.ts';
import validMermaid from '../../lint/rules/syntax/valid-mermaid.ts';
import type { FlowchartProblem } from '../../syntax/mermaid/flowchart.ts';
import { answer, type FeatureContext } from './feature-context.ts';
import { goOn, invalidParams } from './guard.ts';
import { viewGraph, viewProducts, type ViewSources } from './lineage-view.ts';
import {
  LINEAGE,
  LINEAGE_AT,
  LINEAGE_CHANGED,
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
  type ViewGraph,
} from './protocol.ts';
import { placeRange, toLspRange } from './to-lsp.ts';

/** How long (ms) columns are worked out before the editor's requests get through. */
const SLICE = 4;
/** How long (ms) nothing may change before it is told that the graph has, and how long it is put off at most. */
const QUIET = 300;
const LATEST = 2_000;

export interface LineageSources extends ViewSources {
  /** Reads what lineage is about beside contracts, if that has not been done; resolves when all files are known. */
  readonly wanted: () => Promise<unknown>;
}

/** Answers what is made of what. */
export function registerLineage(context: FeatureContext, sources: LineageSources): void {
  const { connection, guard } = context;
  const views = new Views(context, sources);
  connection.onRequest(LINEAGE, () =>
    guard.runAsync('lineage', null, async () => {
      await sources.wanted();
      return views.graph();
    }),
  );
  connection.onRequest(LINEAGE_PRODUCTS, () =>
    guard.runAsync('lineageProducts', null, async () => {
      await sources.wanted();
      return viewProducts(sources);
    }),
  );
  const { store, symbols } = sources;
  const lineageAt = answer<LineageAtParams, LineageAt | null>(
    ...([context, 'lineageAt', null] as const),
    ({ uri, document, file }, { position: at }) => {
      const asked = { uri, text: file.text, at, offset: document.offsetAt(at) };
      return tableAt(asked, store.lineage, symbols) ?? null;
    },
  );
  // Before all files are known a table has another id.
  connection.onRequest(LINEAGE_AT, (params: LineageAtParams) =>
    guard.runAsync('lineageAt', null, async () => {
      await sources.wanted();
      return lineageAt(params);
    }),
  );
  connection.onRequest(LINEAGE_PLACE, (params: LineagePlaceParams) =>
    guard.run('lineagePlace', null, () => views.places(checked(params))),
  );
  connection.onRequest(LINEAGE_COLUMNS, (params: LineageColumnsParams, token: CancellationToken) =>
    guard.runAsync('lineageColumns', null, () => views.columnsOf(checked(params).node, token)),
  );
  connection.onRequest(
    LINEAGE_DOCUMENT,
    answer<LineageDocumentParams, LineageDocument | null>(
      ...([context, 'lineageDocument', null] as const),
      ({ uri, document, file }) => {
        const shown = shownTables(uri, file.text, store.lineage, symbols);
        if (shown === undefined) return null;
        const { problem } = shown;
        return {
          nodes: shown.all.map(({ mermaidId, node, label, ...range }) => ({
            mermaidId,
            ...(node !== undefined && { node }),
            range: toLspRange(range, document),
            ...(label && { label: toLspRange(label, document) }),
          })),
          ...(problem !== undefined && {
            problem: { message: words(problem, context), range: toLspRange(problem, document) },
          }),
        };
      },
    ),
  );
}

function words({ message, text }: FlowchartProblem, { translate }: FeatureContext): string {
  const template: string = validMermaid.meta.messages[message];
  return formatMessage(template, text === undefined ? undefined : { text }, translate);
}

function checked<Params extends LineagePlaceParams>(params: Params): Params {
  const { node, column }: { readonly node?: unknown; readonly column?: unknown } = params;
  if (typeof node !== 'string') throw invalidParams('node must be a string.');
  if (column !== undefined && typeof column !== 'string')
    throw invalidParams('column must be a string.');
  return params;
}

class Views {
  readonly #context: FeatureContext;
  readonly #sources: LineageSources;
  /** What was answered last; undefined while nobody has asked. */
  #told: string | undefined;
  #timer: NodeJS.Timeout | undefined;
  #since = 0;
  #columns: { readonly of: Lineage; readonly all: ColumnLineages } | undefined;

  constructor(context: FeatureContext, sources: LineageSources) {
    this.#context = context;
    this.#sources = sources;
    sources.store.listen(() => {
      this.#columns = undefined;
      this.#changed();
    });
  }

  graph(): ViewGraph {
    const graph = viewGraph(this.#sources);
    this.#told = JSON.stringify(graph);
    return graph;
  }

  #changed(): void {
    if (this.#told === undefined) return;
    const now = performance.now();
    if (this.#timer === undefined) this.#since = now;
    else if (now - this.#since > LATEST - QUIET) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#context.guard.run('lineageChanged', undefined, () => {
        this.#tell();
      });
    }, QUIET);
    this.#timer.unref();
  }

  #tell(): void {
    const before = this.#told;
    if (JSON.stringify(viewGraph(this.#sources)) === before) return;
    void this.#context.connection.sendNotification(LINEAGE_CHANGED);
  }

  places({ node, column }: LineagePlaceParams): readonly LineagePlace[] | null {
    const { lineage } = this.#sources.store;
    const faces = lineage.graph.nodes.get(node)?.faces;
    if (faces === undefined) return null;
    const places: { readonly uri: string; readonly place: Place }[] = [...faces];
    const found =
      column === undefined
        ? undefined
        : this.#columnLineages().known.of(node).get(column.toLowerCase());
    if (found !== undefined) places.unshift(found);
    const seen = new Set<string>();
    return places.flatMap(({ uri, place }): readonly LineagePlace[] => {
      const key = `${uri} ${String(place.line)} ${String(place.start)}`;
      if (seen.has(key)) return [];
      seen.add(key);
      return [{ uri, range: placeRange(place) }];
    });
  }

  async columnsOf(node: string, token: CancellationToken): Promise<readonly ViewColumn[] | null> {
    if (!this.#sources.store.lineage.graph.nodes.has(node)) return null;
    const steps = this.#columnLineages().steps(node);
    let started = performance.now();
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value.map(viewColumn);
      if (performance.now() - started < SLICE) continue;
      await new Promise((resolve) => setImmediate(resolve));
      goOn(token);
      started = performance.now();
    }
  }

  #columnLineages(): ColumnLineages {
    const { store, symbols } = this.#sources;
    const { lineage } = store;
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
