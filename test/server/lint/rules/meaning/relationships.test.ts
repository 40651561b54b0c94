import { describeRule } from '../../check.ts';

describeRule('relationship-targets-exist', {
  accepts: [
    `schema:
  - name: customers
    id: customers
    properties:
      - name: customer_id
        id: cid
      - name: lines
        logicalType: array
        items:
          logicalType: object
          properties:
            - name: sku
  - name: orders
    relationships:
      - from: orders.buyer
        to: /schema/customers/properties/cid
    properties:
      - name: buyer
        relationships:
          - to: customers.customer_id
          - to: customers.lines.sku
          - to: other.odcs.yaml#nothing.here
          - to: \${TARGET}
`,
    `schema:
  - name: \${CUSTOMERS}
    properties:
      - name: id
  - name: orders
    properties:
      - name: buyer
        relationships:
          - to: customers.id
`,
    `schema:
  - name: orders
    relationships:
      - from: [orders.a, orders.b]
        to: [orders.c, orders.d]
    properties: [{ name: a }, { name: b }, { name: c }, { name: d }]
`,
  ],
  rejects: [
    `schema:
  - name: orders_tbl
    relationships:
      - from: sales.orders_tbl.cid
#             ^^^^^ error[relationship-targets-exist]: This contract has no object \`sales\`; it has \`orders_tbl\`, \`customers\`.
        to: customers.key
      - from: addres.street
#             ^^^^^^ error[relationship-targets-exist]: This contract has no object \`addres\`. Did you mean \`address\`?
        to: customers.key
    properties:
      - name: dep
      - name: cid
      - name: address
        logicalType: object
        properties: [{ name: street }]
  - name: customers
    properties: [{ name: key }]
`,
    `schema:
  - name: charges
    properties:
      - name: charge_id
      - name: amount
        relationships:
          - to: charges.id
#                       ^^ error[relationship-targets-exist]: \`charges\` has no property \`id\`; it has \`charge_id\`, \`amount\`.
          - to: charge.charge_id
#               ^^^^^^ error[relationship-targets-exist]: This contract has no object \`charge\`. Did you mean \`charges\`?
          - to: charges.charge_id.part
#                                 ^^^^ error[relationship-targets-exist]: \`charge_id\` has no properties, so there is no \`part\` in it.
`,
    `schema:
  - name: customers
    properties:
      - name: id
  - name: orders
    relationships:
      - from: customers.id
#             ^^^^^^^^^ error[relationship-targets-exist]: A relationship starts in its own object, \`orders\`, not in \`customers\`.
        to: customers.id
      - from: [orders.a, orders.x]
#                               ^ error[relationship-targets-exist]: \`orders\` has no property \`x\`. Did you mean \`a\`?
        to: [customers.id, customers.idd]
#                                    ^^^ error[relationship-targets-exist]: \`customers\` has no property \`idd\`. Did you mean \`id\`?
    properties:
      - name: a
      - name: bbb
`,
    `schema:
  - name: orders
    id: o1
    properties:
      - name: a
        id: a1
      - name: bbb
        id: b1
        relationships:
          - to: schema/o1/properties/a
#                                    ^ error[relationship-targets-exist]: Nothing in \`orders\` has the id \`a\`. Did you mean \`a1\`?
          - to: schema/o2/properties/a1
#                      ^^ error[relationship-targets-exist]: Nothing in \`schema\` has the id \`o2\`. Did you mean \`o1\`?
          - to: schema/o1/columns/a1
#               ^^^^^^^^^^^^^^^^^^^^ error[relationship-targets-exist]: Ids of a path stand behind \`schema/\` and \`properties/\`: \`schema/<id>/properties/<id>\`.
          - to: servers/production
#               ^^^^^^^^^^^^^^^^^^ error[relationship-targets-exist]: Ids of a path stand behind \`schema/\` and \`properties/\`: \`schema/<id>/properties/<id>\`.
          - to: 'schema/o1/properties/nothing'
#                                     ^^^^^^^ error[relationship-targets-exist]: Nothing in \`orders\` has the id \`nothing\`; there are \`a1\`, \`b1\`.
          - to: schema/o1/properties/a1/properties/x
#                                                  ^ error[relationship-targets-exist]: \`a\` has no properties, so there is no \`x\` in it.
`,
    `schema:
  - name: orders
    id: o1
    properties:
      - name: a
        relationships:
          - to: schema/o1/properties/nothing
#                                    ^^^^^^^ error[relationship-targets-exist]: Nothing in \`orders\` has an id, so \`nothing\` leads nowhere.
`,
  ],
  fixes: [
    [
      `schema:
  - name: orders
    relationships:
      - from: [oders.a, orders.b] # both
        to: [orders.c, "orders.d"] # here
    properties: [{ name: a }, { name: b }, { name: c }, { name: d }]
`,
      `schema:
  - name: orders
    relationships:
      - from: [orders.a, orders.b] # both
        to: [orders.c, "orders.d"] # here
    properties: [{ name: a }, { name: b }, { name: c }, { name: d }]
`,
    ],
    [
      `schema:
  - name: orders
    properties:
      - name: order_id
      - name: parent
        relationships: [{ to: "orders.orderid" }] # above
`,
      `schema:
  - name: orders
    properties:
      - name: order_id
      - name: parent
        relationships: [{ to: "orders.order_id" }] # above
`,
    ],
  ],
});

describeRule('relationship-targets-have-ids', {
  accepts: [
    `schema:
  - name: orders
    properties:
      - name: a
      - name: bbb
        relationships:
          - to: orders.a
`,
    `schema:
  - name: orders
    id: orders
    properties:
      - name: a
        id: a
      - name: bbb
        relationships:
          - to: schema/orders/properties/a
`,
    `schema:
  - name: orders
    properties:
      - name: bbb
        relationships:
          - to: other.yaml#schema/orders/properties/a
`,
  ],
  rejects: [
    `schema:
  - name: orders
    properties:
      - name: a
        relationships:
          - to: schema/orders/properties/a
#                      ^^^^^^ error[relationship-targets-have-ids]: Paths go by id, and \`orders\` has none: give it \`id: orders\`.
`,
    `schema:
  - name: orders
    id: orders
    properties:
      - name: a
      - name: bbb
        relationships:
          - to: "/schema/orders/properties/a"
#                                          ^ error[relationship-targets-have-ids]: Paths go by id, and \`a\` has none: give it \`id: a\`.
`,
    `schema:
  - name: orders
    id: orders
    relationships:
      - from: [schema/orders/properties/a, schema/orders/properties/bbb]
        to: [schema/orders/properties/c, schema/orders/properties/a]
#                                     ^ error[relationship-targets-have-ids]: Paths go by id, and \`c\` has none: give it \`id: c\`.
    properties:
      - name: a
        id: a
      - { name: bbb, id: bbb }
      - name: c
`,
  ],
  fixes: [
    [
      `schema:
  - name: orders # all
    # of the shop
    properties:
      - name: a
        relationships:
          - to: schema/orders/properties/a # itself
`,
      `schema:
  - name: orders # all
    id: orders
    # of the shop
    properties:
      - name: a
        relationships:
          - to: schema/orders/properties/a # itself
`,
    ],
    [
      `schema:
  - { name: orders, id: orders, properties: [{ name: a }, { name: b, relationships: [{ to: schema/orders/properties/a }] }] } # all
`,
      `schema:
  - { name: orders, id: orders, properties: [{ name: a, id: a }, { name: b, relationships: [{ to: schema/orders/properties/a }] }] } # all
`,
    ],
  ],
});

describeRule('composite-relationships-match', {
  accepts: [
    `schema:
  - name: orders
    relationships:
      - from: orders.a
        to: orders.b
      - from: [orders.a, orders.b]
        to: [orders.b, orders.a]
    properties: [{ name: a }, { name: b }]
`,
    `schema:
  - name: orders
    relationships:
      - from: [orders.a, {{ more }}]
        to: [orders.b]
    properties: [{ name: a }, { name: b }]
`,
    `schema:
  - name: orders
    properties:
      - name: a
        relationships:
          - to: orders.b
      - name: b
`,
  ],
  rejects: [
    `schema:
  - name: orders
    relationships:
      - from: [orders.a, orders.b]
        to: [orders.b]
#       ^^ error[composite-relationships-match]: \`to\` has 1 and \`from\` has 2: each property needs its counterpart on the other side.
    properties: [{ name: a }, { name: b }]
`,
    `schema:
  - name: orders
    relationships:
      - from:
#       ^^^^ error[composite-relationships-match]: \`from\` has 1 and \`to\` has 2: each property needs its counterpart on the other side.
          - orders.a
        to:
          - orders.b
          - orders.a
    properties: [{ name: a }, { name: b }]
`,
    `schema:
  - name: orders
    relationships:
      - from: orders.a
#             ^^^^^^^^ error[composite-relationships-match]: \`to\` is a list, so \`from\` must be one as well, of the same length.
        to: [orders.b, orders.a]
      - from: [orders.b]
        to: orders.a
#           ^^^^^^^^ error[composite-relationships-match]: \`from\` is a list, so \`to\` must be one as well, of the same length.
    properties: [{ name: a }, { name: b }]
`,
  ],
});

describeRule('relationship-types-match', {
  accepts: [
    `schema:
  - name: orders
    properties:
      - { name: a, logicalType: integer }
      - name: bbb
        logicalType: number
        relationships:
          - to: orders.a
`,
    `schema:
  - name: orders
    properties:
      - { name: a, logicalType: string }
      - name: bbb
        logicalType: array
        items:
          logicalType: string
        relationships:
          - to: orders.a
      - name: c
        relationships:
          - to: orders.a
`,
    `schema:
  - name: orders
    relationships:
      - from: [orders.a, orders.b]
        to: [orders.c]
    properties:
      - { name: a, logicalType: string }
      - { name: b, logicalType: string }
      - { name: c, logicalType: "\${TYPE}" }
`,
  ],
  rejects: [
    `schema:
  - name: orders
    properties:
      - { name: a, logicalType: integer }
      - name: bbb
        logicalType: string
        relationships:
          - to: orders.a
#               ^^^^^^^^ warning[relationship-types-match]: \`bbb\` is of type \`string\`, \`a\` of type \`integer\`: they cannot be compared.
`,
    `schema:
  - name: orders
    relationships:
      - from: [orders.a, orders.b]
        to: [orders.a, orders.a]
#                      ^^^^^^^^ warning[relationship-types-match]: \`b\` is of type \`date\`, \`a\` of type \`string\`: they cannot be compared.
    properties:
      - { name: a, logicalType: string }
      - { name: b, logicalType: date }
`,
    `schema:
  - name: orders
    id: orders
    relationships:
      - from: orders.b
        to: schema/orders/properties/a
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[relationship-types-match]: \`b\` is of type \`time\`, \`a\` of type \`boolean\`: they cannot be compared.
    properties:
      - { name: a, id: a, logicalType: boolean }
      - { name: b, logicalType: time }
`,
  ],
});

describeRule('no-references-to-deprecated', {
  accepts: [
    `apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
schema:
  - name: orders
    properties:
      - name: a
        deprecated: true
        relationships:
          - to: orders.b
      - name: b
        deprecated: true
`,
    `apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
schema:
  - name: orders
    deprecated: true
    properties:
      - name: a
        relationships:
          - to: orders.b
      - name: b
`,
    `apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
schema:
  - name: orders
    properties:
      - name: a
        relationships:
          - to: orders.b
      - name: b
        deprecated: \${OLD}
`,
  ],
  rejects: [
    `apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
slaProperties:
  - property: retention
    value: 2
    unit: y
    element: orders.b, orders.a
#                   ^ hint[no-references-to-deprecated]: \`b\` is deprecated: refer to what takes its place.
schema:
  - name: orders
    properties:
      - name: a
      - name: b
        deprecated: true
`,
    `apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
schema:
  - name: customers
    deprecated: true
    properties:
      - name: b
  - name: orders
    properties:
      - name: a
        relationships:
          - to: customers.b
#               ^^^^^^^^^ hint[no-references-to-deprecated]: \`customers\` is deprecated: refer to what takes its place.
`,
    `apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
schema:
  - name: orders
    quality:
      - metric: duplicateValues
        arguments:
          properties: [a, b]
#                         ^ hint[no-references-to-deprecated]: \`b\` is deprecated: refer to what takes its place.
        mustBe: 0
    properties:
      - name: a
        encryptedName: b
#                      ^ hint[no-references-to-deprecated]: \`b\` is deprecated: refer to what takes its place.
      - name: b
        deprecated: true
`,
  ],
});
