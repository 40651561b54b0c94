/** A small data product around the lines that an example is about. */
export function product(body: string, apiVersion = 'v1.0.0'): string {
  return `apiVersion: ${apiVersion}
kind: DataProduct
id: customer-360
name: Customer 360
status: active
${body.trim()}
`;
}

/** A small contract around the lines that an example is about. */
export function contract(body: string, apiVersion = 'v3.1.0'): string {
  return `apiVersion: ${apiVersion}
kind: DataContract
id: orders
name: Orders
version: 1.0.0
status: active
${body.trim()}
`;
}

/** A contract of orders with an id and an amount; the lines are the entries of their `quality`. */
export function checkedOrders(checks: string): string {
  return contract(`
schema:
  - name: orders
    quality:${checks}
    properties:
      - name: order_id
      - name: amount`);
}
