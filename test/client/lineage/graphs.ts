import type { ViewEdge, ViewGraph, ViewNode } from '../../../client/src/lineage/messages.ts';

const edge = (from: string, to: string, more: Partial<ViewEdge> = {}): ViewEdge => ({
  from,
  to,
  kind: 'flow',
  said: ['contract'],
  ...more,
});

export const node = (id: string, more: Partial<ViewNode> = {}): ViewNode => ({
  id,
  name: id,
  kind: 'model',
  errors: 0,
  warnings: 0,
  ...more,
});

/** Edges in short: `a>b b>c`. */
export function graphOf(text: string): ViewGraph {
  const edges = text.split(' ').map((pair) => pair.split('>') as [string, string]);
  const ids = [...new Set(edges.flat())];
  return { nodes: ids.map((id) => node(id)), edges: edges.map(([from, to]) => edge(from, to)) };
}

export function star(leaves: number): ViewGraph {
  const ids = Array.from({ length: leaves }, (_, i) => `source_${i}`);
  return {
    nodes: [node('hub'), ...ids.map((id) => node(id, { kind: 'source' }))],
    edges: ids.map((id) => edge(id, 'hub')),
  };
}

export function chain(length: number): ViewGraph {
  const ids = Array.from({ length }, (_, i) => `step_${i}`);
  return {
    nodes: ids.map((id) => node(id)),
    edges: ids.slice(1).map((id, i) => edge(ids[i]!, id)),
  };
}

export function bipartite(side: number): ViewGraph {
  const left = Array.from({ length: side }, (_, i) => `left_${i}`);
  const right = Array.from({ length: side }, (_, i) => `right_${i}`);
  return {
    nodes: [...left, ...right].map((id) => node(id)),
    edges: left.flatMap((from) => right.map((to) => edge(from, to))),
  };
}

/** Diamonds on top of each other: paths double with each. */
export function ladder(rungs: number): ViewGraph {
  const edges = Array.from({ length: rungs }, (_, i) => [
    edge(`joint_${i}`, `a_${i}`),
    edge(`joint_${i}`, `b_${i}`),
    edge(`a_${i}`, `joint_${i + 1}`),
    edge(`b_${i}`, `joint_${i + 1}`),
  ]).flat();
  const ids = [...new Set(edges.flatMap(({ from, to }) => [from, to]))];
  return { nodes: ids.map((id) => node(id)), edges };
}

const DOMAINS = [
  'sales',
  'finance',
  'marketing',
  'logistics',
  'support',
  'product',
  'people',
  'risk',
];
const LAYERS = ['source', 'staging', 'intermediate', 'mart'];
const CLASSES = ['public', 'internal', 'confidential', 'restricted'];

/** Layers of tables, each made from some of the layer before; always the same for the same numbers. */
export function mesh(size: number, edges: number): ViewGraph {
  let seed = 7;
  const random = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };
  const layers = 20;
  const perLayer = Math.ceil(size / layers);
  const nodes = Array.from({ length: size }, (_, i) => {
    const layer = LAYERS[Math.min(3, Math.floor((i / size) * 4))]!;
    const domain = DOMAINS[random(DOMAINS.length)]!;
    return node(`n${i}`, {
      name: `${layer.slice(0, 3)}_${domain}_table_${i}`,
      kind: i < size / 4 ? 'source' : 'model',
      layer,
      domain,
      classification: CLASSES[random(4)]!,
      owner: `${domain}-team`,
      errors: random(20) === 0 ? 1 : 0,
      warnings: random(8) === 0 ? 2 : 0,
    });
  });
  const made = new Map<string, ViewEdge>();
  while (made.size < edges) {
    const to = perLayer + random(size - perLayer);
    const before = (Math.floor(to / perLayer) - 1) * perLayer;
    const one = edge(`n${before + random(perLayer)}`, `n${to}`);
    made.set(`${one.from} ${one.to}`, one);
  }
  return { nodes, edges: [...made.values()] };
}

/** What a workspace like examples/churn gives, with one of everything that is drawn in its own way. */
export function churn(): ViewGraph {
  const crm = { kind: 'source', layer: 'source', domain: 'customer', owner: 'crm-team' } as const;
  return {
    nodes: [
      node('customers', { ...crm, name: 'crm.customers', classification: 'confidential' }),
      node('subscriptions', {
        ...crm,
        name: 'billing.subscriptions',
        domain: 'finance',
        owner: 'billing',
      }),
      node('tickets', {
        ...crm,
        name: 'support.tickets',
        domain: 'support',
        classification: 'internal',
      }),
      node('stg_customers', {
        layer: 'staging',
        domain: 'customer',
        classification: 'confidential',
        warnings: 2,
      }),
      node('stg_subscriptions', {
        layer: 'staging',
        domain: 'finance',
        classification: 'internal',
      }),
      node('int_customer_activity_by_month', { layer: 'intermediate', domain: 'customer' }),
      node('dim_customers', {
        kind: 'object',
        layer: 'mart',
        domain: 'customer',
        classification: 'confidential',
        owner: 'customer-analytics@example.com',
        freshness: '24 h',
        description:
          'One row for each customer that ever had a subscription.\nDeleted accounts are kept for a year.',
        contracts: ['dim_customers'],
        errors: 1,
        warnings: 3,
      }),
      node('fct_churn', {
        kind: 'object',
        layer: 'mart',
        domain: 'customer',
        owner: 'data-science',
        contracts: ['churn'],
      }),
      node('churn_dashboard', {
        name: 'churn_dashboard_for_the_executive_committee_weekly_summary_2026',
        kind: 'object',
        domain: 'finance',
        owner: 'bi',
        contracts: ['churn-dashboard'],
      }),
      node('legacy', { name: 'legacy_scores', kind: 'unknown' }),
    ],
    edges: [
      edge('customers', 'stg_customers', { said: ['dbt'] }),
      edge('subscriptions', 'stg_subscriptions', { said: ['dbt'] }),
      edge('tickets', 'int_customer_activity_by_month'),
      edge('stg_customers', 'int_customer_activity_by_month'),
      edge('stg_subscriptions', 'int_customer_activity_by_month'),
      edge('stg_customers', 'dim_customers'),
      edge('int_customer_activity_by_month', 'dim_customers'),
      edge('dim_customers', 'fct_churn'),
      edge('fct_churn', 'churn_dashboard'),
      edge('legacy', 'fct_churn', { said: ['topology'] }),
      edge('dim_customers', 'churn_dashboard', { kind: 'reference' }),
    ],
  };
}
