/** How many contracts the workspace has. */
export const COUNT = 40;

export interface LinkedFile {
  /** Relative to the workspace folder. */
  readonly path: string;
  readonly text: string;
}

/** Path of a contract; they stand in two folders. */
export function pathOf(index: number): string {
  const one = (index + COUNT) % COUNT;
  return `contracts/${one % 2 === 0 ? 'even' : 'odd'}/c${String(one)}.odcs.yaml`;
}

/**
 * Contracts that name each other in a ring and across it: simple and composite relationships, by name
 * and by id, in the file and into others. Every third has Windows line breaks, every third quotes.
 */
export function linkedContracts(): readonly LinkedFile[] {
  return Array.from({ length: COUNT }, (_, index) => {
    const text = contract(index);
    return { path: pathOf(index), text: index % 3 === 1 ? text.replaceAll('\n', '\r\n') : text };
  });
}

/** A reference into another contract as contract `from` writes it. */
function external(from: number, to: number): string {
  const folder = (one: number): string => pathOf(one).split('/')[1] ?? '';
  const name = pathOf(to).split('/')[2] ?? '';
  return folder(from) === folder(to) ? name : `../${folder(to)}/${name}`;
}

function contract(index: number): string {
  const next = (index + 1) % COUNT;
  const across = (index + 17) % COUNT;
  const quote = index % 3 === 2 ? (text: string) => `'${text}'` : (text: string) => text;
  const orders = `orders_${String(index)}`;
  return `apiVersion: v3.1.0
kind: DataContract
id: contract-${String(index)}
name: shop_${String(index)}
version: 1.0.0
status: active
slaDefaultElement: ${quote(`${orders}.key_a`)}
schema:
  - name: ${orders} # the orders
    id: ${orders}_id
    physicalType: table
    relationships:
      - from: [${orders}.key_a, ${orders}.key_b]
        to:
          - "${external(index, across)}#orders_${String(across)}.key_a"
          - "${external(index, across)}#orders_${String(across)}.key_b"
    properties:
      - name: ${quote('key_a')}
        id: key_a_id
        logicalType: string
        description: First part of the key
        relationships:
          - to: ${external(index, next)}#orders_${String(next)}.key_a
          - to: ${external(index, next)}#/schema/orders_${String(next)}_id/properties/key_a_id
      - name: key_b
        logicalType: integer
        primaryKey: true
        encryptedName: ${quote('key_a')}
        transformSourceObjects: [orders_${String(across)}, raw_files]
      - name: customer
        logicalType: string
        relationships:
          - to: ${quote(`customers.customer_id`)}
          - to: schema/${orders}_id/properties/key_a_id
      - name: lines
        logicalType: array
        items:
          logicalType: object
          logicalTypeOptions:
            required: [sku]
          properties:
            - name: sku
              logicalType: string
    quality:
      - type: library
        metric: duplicateValues
        mustBe: 0
        arguments:
          properties: [key_a, ${quote('key_b')}]
      - type: sql
        query: |
          SELECT COUNT(*) FROM {object}
          WHERE key_a IS NULL
        mustBe: 0
  - name: customers
    properties:
      - name: customer_id
        logicalType: string
        quality:
          - type: sql
            query: "SELECT COUNT({property}) FROM {object}"
            mustBe: 0
slaProperties:
  - property: latency
    value: 4
    unit: h
    element: ${orders}.key_a, ${orders}.key_b,customers.customer_id
  - property: frequency
    value: 1
    unit: d
    element: ${quote(`${orders}.lines.sku`)}
team:
  members:
    - username: ana
      replacedByUsername: ${quote('bob')}
    - username: bob
servers:
  - server: production
    type: custom
`;
}
