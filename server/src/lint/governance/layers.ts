import type { Policies } from '../../model/governance/policies.ts';

interface Layers {
  /** In lower case -> as the policies write it. */
  readonly names: ReadonlyMap<string, string>;
  /** Longest first: `stg_raw_` means more than `stg_`. */
  readonly prefixes: readonly { readonly prefix: string; readonly layer: string }[];
}

/** The layer of a model by the folder below `models` that it lies in, or else by its name. */
export function layerOfModel(name: string, uri: string, policies: Policies): string | undefined {
  return layerOfFolder(uri, policies) ?? layerOfName(name, policies);
}

function layerOfFolder(uri: string, policies: Policies): string | undefined {
  const { names } = layersOf(policies);
  const folders = uri
    .slice(uri.lastIndexOf('/models/') + 1)
    .split('/')
    .slice(1, -1);
  for (const folder of folders.reverse()) {
    const layer = names.get(folder.toLowerCase());
    if (layer !== undefined) return layer;
  }
  return undefined;
}

/** The layer that the prefix of a name says. */
export function layerOfName(name: string, policies: Policies): string | undefined {
  return layersOf(policies).prefixes.find(({ prefix }) => name.startsWith(prefix))?.layer;
}

/** The layer that one of several titles names: those of the frames around a node. */
export function layerOfTitles(titles: readonly string[], policies: Policies): string | undefined {
  const { names } = layersOf(policies);
  return titles.map((title) => names.get(title.toLowerCase())).findLast((one) => one !== undefined);
}

const kept = new WeakMap<Policies, Layers>();

function layersOf(policies: Policies): Layers {
  let layers = kept.get(policies);
  if (layers === undefined) kept.set(policies, (layers = readLayers(policies)));
  return layers;
}

function readLayers({ naming, tiering }: Policies): Layers {
  const rules = [...(naming?.layers.values() ?? [])];
  const tiers = [...(tiering?.tiers.values() ?? [])];
  const all = [
    ...rules.map(({ key }) => key),
    ...tiers.flatMap(({ tier, layers }) => [tier, ...(layers?.value ?? [])]),
  ];
  const prefixes = rules.flatMap(({ key, prefixes: some }) =>
    (some?.value ?? []).filter((prefix) => prefix !== '').map((prefix) => ({ prefix, layer: key })),
  );
  return {
    names: new Map(all.map((name) => [name.toLowerCase(), name])),
    prefixes: prefixes.sort((a, b) => b.prefix.length - a.prefix.length),
  };
}

/** A name without the prefix of its layer: what `stg_customers` cleans is `customers`. */
export function withoutLayer(name: string, policies: Policies): string | undefined {
  const prefix = layersOf(policies).prefixes.find((one) => name.startsWith(one.prefix))?.prefix;
  return prefix === undefined || prefix === name ? undefined : name.slice(prefix.length);
}
