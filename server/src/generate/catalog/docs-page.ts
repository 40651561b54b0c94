import type { Catalog, CatalogContract, CatalogProduct } from './catalog.ts';
import { pageKeys } from './page-keys.ts';

/** What pages know beside the catalog itself. */
export interface DocsSite {
  readonly catalog: Catalog;
  readonly contracts: ReadonlyMap<string, CatalogContract>;
  readonly products: ReadonlyMap<string, CatalogProduct>;
  /** Anchors of objects on the page of a contract, by the key of the contract and the name of the object. */
  readonly anchors: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** A flowchart of Mermaid; undefined where it is too large to be drawn. */
  readonly draw: DrawLineage;
}

/** `tables`: only these, all when left out. */
export type DrawLineage = (tables?: ReadonlySet<string>) => string | undefined;

export function docsSite(catalog: Catalog, draw: DrawLineage): DocsSite {
  return {
    ...{ catalog, draw },
    contracts: new Map(catalog.contracts.map((one) => [one.key, one])),
    products: new Map(catalog.products.map((one) => [one.key, one])),
    anchors: new Map(catalog.contracts.map((one) => [one.key, anchorsByName(one)])),
  };
}

/** The anchor of each object on the page of its contract, in their order. */
export function objectAnchors({ objects }: CatalogContract): readonly string[] {
  return pageKeys(
    objects.map(({ name }) => name),
    'object',
  ).map((key) => `object-${key}`);
}

/** Of two objects with the same name the first. */
function anchorsByName(contract: CatalogContract): ReadonlyMap<string, string> {
  const anchors = objectAnchors(contract);
  const entries = contract.objects.map(({ name }, at) => [name, anchors[at] ?? ''] as const);
  return new Map(entries.toReversed());
}

/** A picture in a fence, or why there is none. */
export function picture(chart: string | undefined): string {
  return chart === undefined
    ? 'There are too many tables to draw here: `dataengos lineage --focus <table>` draws a part of them.'
    : `\`\`\`mermaid\n${chart}\`\`\``;
}

/** An anchor that links lead to, whatever name stands behind it. */
export function anchor(id: string): string {
  return `<a id="${id}"></a>`;
}

/** Parts of a page, those that are there, with a blank line between them. */
export function page(parts: readonly (string | undefined)[]): string {
  return `${parts.filter((part) => part !== undefined && part !== '').join('\n\n')}\n`;
}

/** Tables with what they are made of and what is made of them, one step away or all the way. */
export function tablesNear(
  { catalog }: DocsSite,
  focus: readonly string[],
  steps: 'one' | 'all',
): ReadonlySet<string> {
  const found = new Set(focus);
  for (const [from, to] of [
    ['from', 'to'],
    ['to', 'from'],
  ] as const) {
    const seen = new Set(focus);
    let edge: readonly string[] = focus;
    while (edge.length > 0) {
      const here = new Set(edge);
      edge = catalog.lineage.edges.flatMap((one) => {
        if (one.kind !== 'flow' || !here.has(one[from]) || seen.has(one[to])) return [];
        seen.add(one[to]);
        return [one[to]];
      });
      for (const one of edge) found.add(one);
      if (steps === 'one') break;
    }
  }
  return found;
}
