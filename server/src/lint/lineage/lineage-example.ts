import { contract } from '../example.ts';

/** The files of a small shop, with a topology: orders come in, are cleaned, and become revenue. */
export function shop(
  topology: string,
  more: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  return {
    'specs/contracts/sources/shop/orders.odcs.yaml': contractOf('orders'),
    'specs/contracts/data-products/sales/revenue.odcs.yaml': contractOf(
      'fct_revenue',
      'stg_orders',
    ),
    ...more,
    'specs/pipelines/topology.mermaid': `flowchart LR\n${topology}`,
  };
}

/** A contract of one table. */
export function contractOf(table: string, madeOf?: string, domain = 'sales'): string {
  const sources = madeOf === undefined ? '' : `\n        transformSourceObjects: [${madeOf}]`;
  return contract(`domain: ${domain}
schema:
  - name: ${table}
    properties:
      - name: order_id
        logicalType: string${sources}`)
    .replace('id: orders', `id: ${table}`)
    .replace('name: Orders', `name: ${table}_contract`);
}
