import { expect, it } from 'vitest';
import { referenceCounts } from '../../../server/src/ide/reference-counts.ts';
import { TestWorkspace, uriOf } from './linked-workspace.ts';

it('stands above the whole item, wherever its name is written', () => {
  const text = `apiVersion: v3.1.0
kind: DataContract
id: shop
schema:
  - id: orders_id
    physicalType: table
    name: orders
    relationships:
      - from: orders.parent_id
        to: orders.order_id
    properties:
      - name: order_id
        id: order
      - logicalType: string

        name: parent_id
`;
  const workspace = new TestWorkspace([{ path: 'shop.odcs.yaml', text }]);
  const counts = referenceCounts(workspace.index, uriOf('shop.odcs.yaml'));
  const lines = text.split('\n');
  expect(counts.map(({ place }) => lines[place.line]?.trim())).toEqual([
    '- id: orders_id',
    '- name: order_id',
    '- logicalType: string',
  ]);
});
