import { expect, test } from 'vitest';
import { eventTimeOf } from '../../../../server/src/agent/phases/write-contract/event-time.ts';
import { tablesOf } from '../../../../server/src/agent/phases/write-contract/source-tables.ts';
import { testWorld } from '../test-world.ts';

const PATH = 'specs/contracts/sources/shop/orders.odcs.yaml';

async function eventTime(...names: readonly string[]): Promise<string | undefined> {
  const text = `apiVersion: v3.1.0
kind: DataContract
id: orders
name: shop_orders
version: 1.0.0
status: active
schema:
  - name: orders
    properties:
      - name: order_id
        logicalType: string
${names.map((name) => `      - name: ${name}\n        logicalType: timestamp\n`).join('')}`;
  const { contracts } = await testWorld({ [PATH]: text });
  const [contract] = contracts;
  const [table] = contract === undefined ? [] : tablesOf(contract, contract.policies);
  return table && eventTimeOf(table)?.name;
}

test.each([
  [['updated_at', 'created_at'], 'created_at'],
  [['loaded_at', 'shipped_at'], 'shipped_at'],
  [['order_date', 'event_date', 'paid_at'], 'event_date'],
  [['loaded_at', 'updated_at'], 'updated_at'],
  [['paid_at', 'shipped_at'], undefined],
  [['loaded_at'], undefined],
  [[], undefined],
])('of %j it is %s', async (names, expected) => {
  expect(await eventTime(...names)).toBe(expected);
});
