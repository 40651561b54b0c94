import { MultiMap } from '../../base/multi-map.ts';
import type { DrawnEdges } from './drawn-edges.ts';
import type { LackingEdge, UnconfirmedEdge } from './judged-topology.ts';

/**
 * Without the edges past tables that the topology leaves out, where a longer way is drawn, or will be: whoever shows only
 * a part shows by it what a change reaches.
 */
export function withoutDetours(
  lacking: readonly LackingEdge[],
  edges: DrawnEdges,
  unconfirmed: readonly UnconfirmedEdge[],
): readonly LackingEdge[] {
  const isHidden = ({ by }: LackingEdge): boolean => by.through.length > 0;
  if (!lacking.some(isHidden)) return lacking;
  const next = new MultiMap<string, string>();
  const wrong = new Set(unconfirmed.map(({ edge }) => edge));
  for (const edge of edges.all) if (!wrong.has(edge)) next.add(edge.from.text, edge.to.text);
  for (const one of lacking) if (!isHidden(one)) next.add(one.from.name.text, one.to.name.text);
  const reached = new Map<string, ReadonlySet<string>>();
  const reach = (from: string): ReadonlySet<string> => {
    let found = reached.get(from);
    if (found === undefined) reached.set(from, (found = allFrom(from, next)));
    return found;
  };
  return lacking.filter(
    (one) => !isHidden(one) || !reach(one.from.name.text).has(one.to.name.text),
  );
}

function allFrom(start: string, next: MultiMap<string, string>): ReadonlySet<string> {
  const found = new Set(next.of(start));
  for (const name of found) for (const one of next.of(name)) found.add(one);
  return found;
}
