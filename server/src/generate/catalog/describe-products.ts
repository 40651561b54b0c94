import type { WorkspaceContract } from '../../model/content/workspace-contract.ts';
import type { Canvas } from '../../model/governance/canvas.ts';
import type { CatalogCanvas, CatalogContract, CatalogProduct } from './catalog.ts';
import type { CatalogInput, DescribedProduct } from './catalog-input.ts';
import { pageKeys } from './page-keys.ts';
import { present } from './present.ts';

interface Draft {
  readonly name: string;
  domain: string | undefined;
  readonly described: DescribedProduct | undefined;
  canvas: Canvas | undefined;
  readonly outputs: Set<CatalogContract>;
  readonly inputs: Set<CatalogContract>;
}

/** A contract, and what the catalog says of it. */
export interface KnownContract {
  readonly given: WorkspaceContract;
  readonly said: CatalogContract;
}

/**
 * The data products: those that have a descriptor, those that contracts name, contracts that are a product of their own,
 * and those that so far have a canvas alone. By name.
 */
export function describeProducts(
  { products, canvases, show }: Pick<CatalogInput, 'products' | 'canvases' | 'show'>,
  contracts: readonly KnownContract[],
): readonly CatalogProduct[] {
  const drafts = products.map((one) => describedDraft(one, contracts));
  const named = (name: string, domain: string | undefined): Draft => {
    const known = drafts.find((one) => one.name === name);
    if (known !== undefined) {
      known.domain ??= domain;
      return known;
    }
    const draft: Draft = { ...empty(name, domain), described: undefined };
    drafts.push(draft);
    return draft;
  };
  const handedOut = new Set(drafts.flatMap(({ outputs }) => [...outputs]));
  for (const { given, said } of contracts) {
    if (given.content.dataProduct !== undefined)
      named(given.content.dataProduct, given.content.domain).outputs.add(said);
    else if (given.isProduct && !handedOut.has(said))
      named(said.name, said.domain).outputs.add(said);
  }
  for (const canvas of canvases)
    if (canvas.product !== undefined)
      named(canvas.product.value, canvas.domain?.value).canvas ??= canvas;
  drafts.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const keys = pageKeys(
    drafts.map(({ name }) => name),
    'product',
  );
  return drafts.map((draft, index) => describe(draft, keys[index] ?? '', show));
}

function describedDraft(product: DescribedProduct, contracts: readonly KnownContract[]): Draft {
  const promised = (ids: readonly string[]): Set<CatalogContract> =>
    new Set(
      contracts.flatMap(({ said }) =>
        said.id !== undefined && ids.includes(said.id) ? [said] : [],
      ),
    );
  return {
    ...empty(product.name, product.domain),
    described: product,
    outputs: promised(product.outputs),
    inputs: promised(product.inputs),
  };
}

function empty(name: string, domain: string | undefined): Omit<Draft, 'described'> {
  return { name, domain, canvas: undefined, outputs: new Set(), inputs: new Set() };
}

function describe(
  { name, domain, described, canvas, outputs, inputs }: Draft,
  key: string,
  show: (path: string) => string,
): CatalogProduct {
  const [first] = outputs;
  const keysOf = (some: ReadonlySet<CatalogContract>): readonly string[] =>
    Array.from(some, (one) => one.key).sort();
  return {
    ...{ key, name },
    ...present({
      domain,
      version: described?.version ?? first?.version,
      status: described?.status ?? first?.status,
      description: described?.description ?? first?.purpose,
      owner: described?.owner ?? first?.team?.name,
      path: described && show(described.path),
    }),
    outputs: keysOf(outputs),
    ...present({
      inputs: keysOf(inputs),
      canvas: canvas && describeCanvas(canvas, show),
    }),
  };
}

function describeCanvas(
  { title, uri, consumers, metrics }: Canvas,
  show: (path: string) => string,
): CatalogCanvas {
  return {
    ...present({ title: title?.value }),
    path: show(uri),
    ...present({
      consumers: consumers.map(({ value }) => value),
      metrics: metrics.map(({ name, answeredBy }) => ({
        name: name.value,
        ...present({ answeredBy: answeredBy.map(({ value }) => value) }),
      })),
    }),
  };
}
