import { describeRule } from '../../check.ts';

describeRule('unique-names', {
  accepts: [
    `schema:
  - name: orders
    properties:
      - name: id
      - name: amount
  - name: customers
    properties:
      - name: id
`,
    `apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
schema:
  - name: orders
    properties:
      - name: tags
        logicalType: map
        map:
          key:
            logicalType: object
            properties:
              - name: word
          value:
            logicalType: object
            properties:
              - name: word
`,
    `schema:
  - name: \${TABLE}
  - name: \${TABLE}
  - name: {{ table }}
  - name: {{ table }}
`,
  ],
  rejects: [
    `schema:
  - name: orders
  - name: customers
  - name: orders
#         ^^^^^^ error[unique-names]: Another object of this contract is called \`orders\`: give each its own name.
`,
    `schema:
  - name: orders
    properties:
      - name: lines
        logicalType: array
        items:
          logicalType: object
          properties:
            - name: sku
            - name: sku
#                   ^^^ error[unique-names]: \`lines\` already has a property \`sku\`: give each its own name.
`,
    `schema:
  - name: orders
    properties:
      - &id
        name: id
      - *id
#       ^^^ error[unique-names]: \`orders\` already has a property \`id\`: give each its own name.
`,
    `schema:
  - name: orders
    properties:
      - name: total
        logicalType: object
        properties:
          - { name: amount }
          - { name: currency }
          - { name: amount }
#                   ^^^^^^ error[unique-names]: \`total\` already has a property \`amount\`: give each its own name.
          - { name: "amount" }
#                   ^^^^^^^^ error[unique-names]: \`total\` already has a property \`amount\`: give each its own name.
`,
  ],
});

describeRule('unique-ids', {
  accepts: [
    `schema:
  - id: orders
    name: orders
    properties:
      - id: orders
        name: orders
servers:
  - id: orders
    server: test
    type: duckdb
    database: orders.duckdb
`,
    `customProperties:
  - property: a
    value: 1
  - property: b
    value: 2
`,
    `schema:
  - id: \${A}
    name: orders
  - id: \${A}
    name: customers
`,
  ],
  rejects: [
    `schema:
  - id: one
    name: orders
  - id: one
#       ^^^ error[unique-ids]: Another entry of \`schema\` has the id \`one\`: an id is unique in its list.
    name: customers
`,
    `schema:
  - name: orders
    quality:
      - id: rows
        metric: rowCount
        mustBeGreaterThan: 0
      - id: rows
#           ^^^^ error[unique-ids]: Another entry of \`quality\` has the id \`rows\`: an id is unique in its list.
        metric: rowCount
        mustBeLessThan: 1000
`,
    `team:
  members:
    - id: ana
      username: ana
      role: owner
    - id: ana
#         ^^^ error[unique-ids]: Another entry of \`members\` has the id \`ana\`: an id is unique in its list.
      username: ana2
slaProperties:
  - id: a
    property: latency
    value: 4
    unit: h
  - id: a
#       ^ error[unique-ids]: Another entry of \`slaProperties\` has the id \`a\`: an id is unique in its list.
    property: retention
    value: 2
    unit: y
authoritativeDefinitions:
  - { id: x, url: https://example.com/a, type: tutorial }
  - { id: x, url: https://example.com/b, type: tutorial }
#         ^ error[unique-ids]: Another entry of \`authoritativeDefinitions\` has the id \`x\`: an id is unique in its list.
`,
    `apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
schema:
  - name: orders
    synonyms:
      - { id: s, synonym: purchases }
      - { id: s, synonym: sales }
#             ^ error[unique-ids]: Another entry of \`synonyms\` has the id \`s\`: an id is unique in its list.
    properties:
      - name: status
        enum:
          - { id: o, value: open }
          - { id: o, value: closed }
#                 ^ error[unique-ids]: Another entry of \`enum\` has the id \`o\`: an id is unique in its list.
`,
  ],
});

describeRule('unique-servers', {
  accepts: [
    `servers:
  - { server: production, type: duckdb, database: a.duckdb }
  - { server: Production, type: duckdb, database: b.duckdb }
`,
    `servers:
  - { server: "\${SERVER}", type: duckdb, database: a.duckdb }
  - { server: "\${SERVER}", type: duckdb, database: b.duckdb }
`,
    `servers:
  - { type: duckdb, database: a.duckdb }
  - { type: duckdb, database: b.duckdb }
`,
  ],
  rejects: [
    `servers:
  - server: production
    type: duckdb
    database: a.duckdb
  - server: production
#           ^^^^^^^^^^ warning[unique-servers]: Another server is called \`production\`: give each its own name.
    type: local
    path: b
    format: csv
`,
    `servers:
  - { server: test, type: duckdb, database: a.duckdb }
  - { server: prod, type: duckdb, database: b.duckdb }
  - { server: 'test', type: duckdb, database: c.duckdb }
#             ^^^^^^ warning[unique-servers]: Another server is called \`test\`: give each its own name.
  - { server: test, type: duckdb, database: d.duckdb }
#             ^^^^ warning[unique-servers]: Another server is called \`test\`: give each its own name.
`,
    `apiVersion: v3.0.0
kind: DataContract
id: orders
version: 1.0.0
status: active
servers:
  - server: dev
    type: duckdb
    database: a.duckdb
  - server: dev
#           ^^^ warning[unique-servers]: Another server is called \`dev\`: give each its own name.
    type: duckdb
    database: b.duckdb
`,
  ],
});
