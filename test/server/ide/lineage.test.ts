import { expect, test } from 'vitest';
import {
  downstreamOf,
  lineageItemsAt,
  upstreamOf,
  type LineageItem,
  type LineageStep,
} from '../../../server/src/ide/lineage.ts';
import { TestWorkspace, uriOf } from '../analysis/linked-workspace.ts';
import { HEAD } from './ide-fixture.ts';

const SHOP = `${HEAD}id: shop
schema:
  - name: orders
    relationships:
      - from: [orders.customer, orders.country]
        to: [customers.id, customers.country]
    properties:
      - name: customer
        logicalType: string
      - name: country
        logicalType: string
      - name: email
        encryptedName: email_encrypted
        transformSourceObjects: [raw_orders, nowhere]
      - name: email_encrypted
        deprecated: true
      - name: lines
        logicalType: array
        items:
          logicalType: object
          properties:
            - name: sku
              relationships:
                - to: ../products.odcs.yaml#products.sku
                - to: gone.id
  - name: customers
    id: customers_id
    properties:
      - name: id
        id: customer_id
      - name: country
    quality:
      - type: library
        metric: duplicateValues
        arguments:
          properties: [id]
        mustBe: 0
slaProperties:
  - property: latency
    value: 1
    element: orders.customer
`;
const PRODUCTS = `${HEAD}id: products
schema:
  - name: products
    properties:
      - name: sku
      - name: seller
        relationships:
          - to: shop/shop.odcs.yaml#schema/customers_id/properties/customer_id
          - to: shop/shop.odcs.yaml#customers.id
  - name: raw_orders
    properties:
      - name: raw
`;

const shop = uriOf('shop/shop.odcs.yaml');
const products = uriOf('products.odcs.yaml');
const workspace = new TestWorkspace([
  { path: 'shop/shop.odcs.yaml', text: SHOP },
  { path: 'products.odcs.yaml', text: PRODUCTS },
]);

function itemAt(uri: string, text: string, nth = 0): LineageItem {
  const [item] = lineageItemsAt(workspace.index, uri, workspace.find(uri, text, nth));
  if (item === undefined) throw new Error(`Nothing at ${text}`);
  return item;
}

/** `orders.customer <- shop:9 id`: the neighbour and the places of the names. */
function show(steps: readonly LineageStep[], placesIn?: string): string[] {
  return steps.map(({ item, places }) => {
    const path = item.container === '' ? item.name : `${item.container}.${item.name}`;
    const where = places.map((place) => workspace.show(placesIn ?? item.address.uri, place));
    return `${path} <- ${where.join(', ')}`;
  });
}

const up = (item: LineageItem): string[] =>
  show(upstreamOf(workspace.index, item.address), item.address.uri);
const down = (item: LineageItem): string[] => show(downstreamOf(workspace.index, item.address));

test('a property is met by its name, by a name that means it, and anywhere inside it', () => {
  expect(itemAt(shop, 'email\n')).toMatchObject({
    name: 'email',
    container: 'orders',
    kind: 'property',
    deprecated: false,
  });
  expect(itemAt(shop, 'customers.id', 0).name).toBe('customers');
  expect(itemAt(shop, 'id, customers.country').container).toBe('customers');
  expect(itemAt(shop, 'encryptedName').name).toBe('email');
  expect(itemAt(shop, 'logicalType: object').name).toBe('lines');
  expect(itemAt(shop, 'metric').name).toBe('customers');
  expect(lineageItemsAt(workspace.index, shop, { line: 0, character: 0 })).toEqual([]);
  expect(lineageItemsAt(workspace.index, shop, workspace.find(shop, 'latency'))).toEqual([]);
});

test('upstream of a property are what it refers to and what it is made from', () => {
  expect(up(itemAt(shop, 'email\n'))).toEqual([
    'orders.email_encrypted <- shop.odcs.yaml:15 email_encrypted',
    'raw_orders <- shop.odcs.yaml:16 raw_orders',
  ]);
  expect(up(itemAt(shop, 'sku\n'))).toEqual(['products.sku <- shop.odcs.yaml:26 sku']);
});

test('of a composite key each property leads to its own partner', () => {
  expect(up(itemAt(shop, 'customer\n'))).toEqual(['customers.id <- shop.odcs.yaml:8 id']);
  expect(up(itemAt(shop, 'country\n'))).toEqual(['customers.country <- shop.odcs.yaml:8 country']);
});

test('downstream of a property is what refers to it in any file, by name and by id', () => {
  expect(down(itemAt(shop, 'id\n        id: customer_id'))).toEqual([
    'orders.customer <- shop.odcs.yaml:8 id',
    'products.seller <- products.odcs.yaml:10 customer_id, products.odcs.yaml:11 id',
  ]);
  expect(down(itemAt(products, 'sku\n'))).toEqual(['orders.lines.sku <- shop.odcs.yaml:26 sku']);
  expect(down(itemAt(shop, 'email_encrypted\n        deprecated'))).toEqual([
    'orders.email <- shop.odcs.yaml:15 email_encrypted',
  ]);
});

test('an object answers for its properties, object by object, and not for itself', () => {
  expect(up(itemAt(shop, 'orders\n'))).toEqual([
    'customers <- shop.odcs.yaml:8 id, shop.odcs.yaml:8 country',
    'raw_orders <- shop.odcs.yaml:16 raw_orders',
    'products <- shop.odcs.yaml:26 sku',
  ]);
  expect(down(itemAt(products, 'raw_orders\n'))).toEqual([
    'orders <- shop.odcs.yaml:16 raw_orders',
  ]);
  expect(down(itemAt(shop, 'customers\n'))).toEqual([
    'orders <- shop.odcs.yaml:8 id, shop.odcs.yaml:8 country',
    'products <- products.odcs.yaml:10 customer_id, products.odcs.yaml:11 id',
  ]);
});

test('a source object that several contracts declare leads nowhere for sure', () => {
  const other = new TestWorkspace([
    { path: 'shop/shop.odcs.yaml', text: SHOP },
    { path: 'products.odcs.yaml', text: PRODUCTS },
    { path: 'twin.odcs.yaml', text: `${HEAD}id: twin\nschema:\n  - name: raw_orders\n` },
  ]);
  const [item] = lineageItemsAt(other.index, shop, other.find(shop, 'email\n'));
  const steps = item && upstreamOf(other.index, item.address);
  expect(steps?.map((step) => step.item.name)).toEqual(['email_encrypted']);
});

test('lists of a composite key that differ in length belong to the object', () => {
  const text = SHOP.replace('[orders.customer, orders.country]', '[orders.customer]');
  const other = new TestWorkspace([{ path: 'shop/shop.odcs.yaml', text }]);
  const [item] = lineageItemsAt(other.index, shop, other.find(shop, 'country\n', 1));
  const steps = item && downstreamOf(other.index, item.address);
  expect(steps?.map((step) => step.item.name)).toEqual(['orders']);
});
