/** Position of the name of the first property, which half of all contracts name. */
export const NAMED_BY_HALF = { line: 9, character: 17 };

/** How often that property is named in the first contract of a ring. */
export function usagesInRing(count: number): number {
  return count / 2 + 2;
}

/** Name of a contract's file; they stand in one folder. */
export function ringPath(index: number): string {
  return `c${String(index)}.odcs.yaml`;
}

/** About a hundred lines; each contract names the one after it, and every second the first. */
export function ringContract(index: number, count: number): string {
  const next = (index + 1) % count;
  const own = `sales_orders_${String(index)}`;
  const lines = [
    'apiVersion: v3.1.0',
    'kind: DataContract',
    `id: 6f1c2d3e-0000-4000-8000-${String(index).padStart(12, '0')}`,
    `name: domain_contract_${String(index)}`,
    'version: 1.0.0',
    'schema:',
    `  - name: ${own}`,
    '    physicalType: table',
    '    properties:',
    '      - name: order_identifier',
    '        logicalType: string',
    '        relationships:',
    `          - to: ${ringPath(next)}#sales_orders_${String(next)}.order_identifier`,
    `          - to: ${index % 2 === 0 ? `${ringPath(0)}#sales_orders_0.order_identifier` : `${own}.column_number_1`}`,
  ];
  for (let property = 0; lines.length < 97; property++) {
    lines.push(
      `      - name: column_number_${String(property)}`,
      '        logicalType: string',
      '        physicalType: varchar(36)',
      `        description: A column of table ${String(index)}, said in a few words.`,
    );
  }
  lines.push('slaProperties:', '  - property: latency', `    element: ${own}.order_identifier`);
  return `${lines.join('\n')}\n`;
}
