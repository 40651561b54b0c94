import { resolveAlias } from '../../syntax/yaml/tree.ts';
import type { Site } from './site.ts';

/** Whether what is written at the site is an item of a list. */
export function isItem(site: Site): boolean {
  return site.path.steps.at(-2)?.node.kind === 'sequence';
}

/** The single values that the list around the site holds besides: nobody wants to name one twice. */
export function otherItems(site: Site): readonly string[] {
  const list = site.path.steps.at(-2)?.node;
  if (list?.kind !== 'sequence') return [];
  return list.items.flatMap(({ value }) => {
    const item = resolveAlias(value);
    return item?.kind === 'scalar' ? [String(item.value)] : [];
  });
}
