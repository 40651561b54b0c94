import type { LayerRule, NamingPolicy } from '../../model/governance/naming-policy.ts';

/** The layer of a dbt model: the innermost folder below `models` that is called like one. Its name does not count: that is what is judged. */
export function layerOfModelFile(uri: string, policy: NamingPolicy): LayerRule | undefined {
  const folders = uri.split('/').slice(0, -1);
  const below = folders.slice(folders.lastIndexOf('models') + 1);
  return innermost(below, policy);
}

/** The layer of a node: the innermost subgraph around it whose title is one. */
export function layerOfNode(
  within: readonly string[],
  policy: NamingPolicy,
): LayerRule | undefined {
  return innermost(within, policy);
}

function innermost(titles: readonly string[], { layers }: NamingPolicy): LayerRule | undefined {
  const all = [...layers.values()];
  const found = titles.map((title) => {
    const wanted = title.trim().toLowerCase();
    return all.find(({ key }) => key.toLowerCase() === wanted);
  });
  return found.findLast((one) => one !== undefined);
}
