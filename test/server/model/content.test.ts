import { expect, test } from 'vitest';
import { contractsOf } from '../../../server/src/operations/workspace-contents.ts';
import { contract } from '../../../server/src/lint/example.ts';
import { emptyIndex, sourceOf } from '../../../server/src/operations/policy-index.ts';
import { memoryContext } from '../operations/memory-source.ts';

function contentOf(text: string) {
  const context = memoryContext({});
  const path = 'specs/contracts/sources/shop/orders.odcs.yaml';
  const file = sourceOf({ kind: 'text', path, text, assumed: true });
  const index = emptyIndex(context);
  index.put(file);
  const [one] = contractsOf(path, file, index, context);
  if (one === undefined) throw new Error('no contract');
  return one;
}

const text = contract(`
domain: sales
team:
  name: Orders
  members:
    - username: ana
      role: owner
slaProperties:
  - property: latency
    value: 4
    unit: h
    element: orders.placed_at, orders.order_id
servers:
  - server: production
    type: postgres
    host: db.example.com
    port: 5432
    database: shop
    schema: public
schema:
  - name: orders
    physicalName: tbl_orders
    relationships:
      - from: orders.customer_id
        to: customers.id
    properties:
      - name: order_id
        logicalType: string
        logicalTypeOptions: {minLength: 3}
        required: true
        primaryKey: true
        primaryKeyPosition: 1
        quality:
          - metric: invalidValues
            arguments: {validValues: [a, b]}
            mustBeLessThan: 5
            unit: percent
          - rule: nullCheck
            mustBe: 0
      - name: lines
        logicalType: array
        items:
          logicalType: object
          properties:
            - name: sku
              logicalType: string`);

test('what a contract says, as plain data', () => {
  const { content, system, isSource } = contentOf(text);
  expect(isSource).toBe(true);
  expect(system).toBe('shop');
  expect(content.domain).toBe('sales');
  expect(content.team?.members).toEqual([{ username: 'ana', name: undefined, role: 'owner' }]);
  expect(content.servers[0]?.details).toMatchObject({ port: '5432', schema: 'public' });
  expect(content.serviceLevels[0]).toMatchObject({
    property: 'latency',
    value: 4,
    elements: ['orders.placed_at', 'orders.order_id'],
  });
  const [orders] = content.objects;
  expect(orders?.relationships[0]).toMatchObject({
    type: 'foreignKey',
    from: ['orders.customer_id'],
    to: ['customers.id'],
  });
  const [id, lines] = orders?.properties ?? [];
  expect(id).toMatchObject({
    name: 'order_id',
    options: { minLength: 3 },
    required: true,
    primaryKeyPosition: 1,
  });
  expect(id?.quality[0]).toMatchObject({
    type: 'library',
    metric: 'invalidValues',
    arguments: { validValues: ['a', 'b'] },
    operators: [{ name: 'mustBeLessThan', value: 5 }],
    unit: 'percent',
  });
  expect(id?.quality[1]).toMatchObject({ metric: 'nullValues', unit: 'rows' });
  expect(lines?.items?.properties[0]?.name).toBe('sku');
});

test('places are those of the text', () => {
  const { content } = contentOf(text);
  const name = content.objects[0]?.nameAt;
  expect(text.slice(name?.start, name?.end)).toBe('orders');
});

test('aliases that stand for a huge text come to an end', () => {
  const levels = Array.from({ length: 12 }, (_, level) => {
    const below = level === 0 ? '{name: x, logicalType: string}' : `*p${String(level - 1)}`;
    const list = Array.from({ length: 10 }, () => below).join(', ');
    return `p${String(level)}: &p${String(level)} {name: n, logicalType: object, properties: [${list}]}`;
  });
  const { content } = contentOf(
    contract(`
${levels.join('\n')}
schema:
  - name: a
    properties: [*p11]`),
  );
  expect(content.objects).toHaveLength(1);
});
