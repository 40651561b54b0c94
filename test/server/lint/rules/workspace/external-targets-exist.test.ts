import { expect, test } from 'vitest';
import { contract, product } from '../../../../../server/src/lint/example.ts';
import { saidTogether } from './said-together.ts';

const customers = contract(`
schema:
  - id: people
    name: customers
    properties:
      - id: key
        name: customer_id
        logicalType: string
      - name: address
        logicalType: object
        properties:
          - name: city
            logicalType: string
      - name: phones
        logicalType: array
        items:
          logicalType: object
          properties:
            - name: digits
              logicalType: string`).replace('id: orders', 'id: customers');

const orders = (to: string): string =>
  contract(`
schema:
  - name: orders
    properties:
      - name: customer_id
        logicalType: string
        relationships:
          - to: ${to}`);

function said(to: string, other = customers): string[] {
  const files = { 'crm/customers.odcs.yaml': other, 'orders.odcs.yaml': orders(to) };
  return saidTogether('external-targets-exist', files).map((one) =>
    one.slice(one.indexOf(' ') + 1),
  );
}

const file = 'crm/customers.odcs.yaml';

test.each([
  `${file}#customers.customer_id`,
  `./${file}#customers.address.city`,
  `${file}#customers.phones.digits`,
  `${file}#schema/people/properties/key`,
  `${file}#/schema/people/properties/key`,
  `"${file}#customers"`,
  'orders.odcs.yaml#orders.customer_id',
])('%s leads somewhere', (to) => {
  expect(said(to)).toEqual([]);
});

test.each([
  [`${file}#custmers.customer_id`, 'has no object `custmers`. Did you mean `customers`?'],
  [
    `${file}#customers.colour`,
    'has no property `colour`; it has `customer_id`, `address`, `phones`.',
  ],
  [`${file}#customers.custmer_id`, 'no property `custmer_id`. Did you mean `customer_id`?'],
  [`${file}#customers.address.town`, '`address` in `crm/customers.odcs.yaml` has no property'],
  [`${file}#schema/people/properties/kee`, 'has the id `kee`. Did you mean `key`?'],
  [`${file}#schema/customers/properties/key`, 'has the id `customers`. Did you mean `people`?'],
  ['customers.odcs.yaml#customers', 'Did you mean `crm/customers.odcs.yaml`?'],
  ['crm/custmers.odcs.yaml#customers', 'Did you mean `crm/customers.odcs.yaml`?'],
  ['elsewhere/people.odcs.yaml#people', 'There is no file `elsewhere/people.odcs.yaml` in the'],
  ['orders.odcs.yaml#orders.nothing', '`orders` in `orders.odcs.yaml` has no property `nothing`'],
])('%s leads nowhere', (to, message) => {
  const found = said(to);
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(message);
});

test.each([
  ['a file outside of the workspace', '../other/customers.odcs.yaml#customers.nothing'],
  ['a file that nobody looks for', 'crm/customers.txt#customers.nothing'],
  ['a file that cannot be named in a reference', 'nothing.odcs.json#customers.nothing'],
  ['an address', 'https://example.com/customers.odcs.yaml#customers.nothing'],
  ['a variable in the path', '"${FOLDER}/customers.odcs.yaml#customers.nothing"'],
  ['a template in the name', `"${file}#customers.{{ column }}"`],
])('%s is not judged', (_what, to) => {
  expect(said(to)).toEqual([]);
});

test.each([
  ['notes', 'a: 1\n', 1],
  ['nothing', '', 1],
  ['a data product', product('inputPorts: []'), 1],
  ['broken text', 'a: "\n', 0],
  ['another format', 'dataContractSpecification: 1.1.0\nid: old\ninfo: {title: a}\n', 0],
])('%s as a target', (_what, text, count) => {
  const found = saidTogether('external-targets-exist', {
    'notes.yaml': text,
    'orders.odcs.yaml': orders('notes.yaml#customers.nothing'),
  });
  expect(found).toHaveLength(count);
  for (const one of found) expect(one).toContain('`notes.yaml` is no data contract');
});

test('broken, empty and unknown contracts are not judged', () => {
  const to = `${file}#customers.nothing`;
  expect(said(to)).toHaveLength(1);
  expect(said(to, `${customers}broken: "\n`)).toEqual([]);
  expect(said(to, contract('schema: []').replace('id: orders', 'id: c'))).toEqual([]);
  expect(said(to, customers.replace('name: address', "name: '${ADDRESS}'"))).toEqual([]);
});
