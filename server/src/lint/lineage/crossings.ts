import { domainKey } from '../../model/governance/policy-scope.ts';
import type { DrawnEdge } from './drawn-edges.ts';
import type { JudgedTopology } from './judged-topology.ts';
import type { ShownNode } from './topology-nodes.ts';

/** An edge from one domain into another. */
export interface Crossing {
  readonly edge: DrawnEdge;
  readonly from: ShownNode;
  readonly domain: string;
  readonly reader: string;
}

/** Edges that leave their domain from a table that no contract promises. */
export function crossingsIn({
  nodes,
  edges,
  strangers,
  unconfirmed,
}: JudgedTopology): readonly Crossing[] {
  const domains = new Map<string, string>();
  for (const { tables } of nodes)
    for (const { contracts } of tables)
      for (const { domain } of contracts) if (domain) domains.set(domainKey(domain), domain);
  const byName = new Map(nodes.map((node) => [node.name.text, node]));
  const wrong = new Set(unconfirmed.map(({ edge }) => edge));
  return edges.all.flatMap((edge): readonly Crossing[] => {
    const from = byName.get(edge.from.text);
    const to = byName.get(edge.to.text);
    if (from === undefined || to === undefined || wrong.has(edge)) return [];
    if (strangers.has(from) || !isWithoutContract(from)) return [];
    const domain = domainOf(from, domains);
    const reader = domainOf(to, domains);
    if (domain === undefined || reader === undefined || domain === reader) return [];
    return [{ edge, from, domain, reader }];
  });
}

/** A model that nobody promises, or a name that somebody reads. */
function isWithoutContract({ tables }: ShownNode): boolean {
  return tables.every(({ contracts }) => contracts.length === 0);
}

function domainOf(
  { tables, node }: ShownNode,
  domains: ReadonlyMap<string, string>,
): string | undefined {
  const own = new Set(
    tables.flatMap(({ contracts }) => contracts.map(({ domain }) => domainKey(domain ?? ''))),
  );
  const [only, other] = own;
  if (only !== undefined) return other === undefined ? domains.get(only) : undefined;
  return node.within
    .map((title) => domains.get(domainKey(title)))
    .findLast((one) => one !== undefined);
}
