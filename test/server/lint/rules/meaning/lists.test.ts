import { describeRule } from '../../check.ts';

describeRule('camel-case-custom-properties', {
  accepts: [
    `customProperties:
  - property: costCenter
    value: 1
  - property: x2
    value: 1
`,
    `apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
customProperties:
  - property: cost_center
    value: 1
`,
    `customProperties:
  - property: \${NAME}_a
    value: 1
`,
    `customProperties:
  - property: 日本
    value: 1
`,
  ],
  rejects: [
    `customProperties:
  - property: cost-center
#             ^^^^^^^^^^^ hint[camel-case-custom-properties]: Names of custom properties are in camel case: \`costCenter\`.
    value: 1
`,
    `schema:
  - name: orders
    customProperties:
      - property: CostCenter
#                 ^^^^^^^^^^ hint[camel-case-custom-properties]: Names of custom properties are in camel case: \`costCenter\`.
        value: 1
`,
    `customProperties:
  - property: acme.owner
#             ^^^^^^^^^^ hint[camel-case-custom-properties]: Names of custom properties are in camel case: \`acmeOwner\`.
    value: 1
  - property: OWNER_ID
#             ^^^^^^^^ hint[camel-case-custom-properties]: Names of custom properties are in camel case: \`ownerId\`.
    value: 1
`,
  ],
  fixes: [
    [
      `customProperties:
  - property: "cost center" # money
    value: 1
`,
      `customProperties:
  - property: "costCenter" # money
    value: 1
`,
    ],
  ],
});

describeRule('unique-custom-properties', {
  accepts: [
    `customProperties:
  - property: costCenter
    value: 1
schema:
  - name: orders
    customProperties:
      - property: costCenter
        value: 2
`,
    `apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
customProperties:
  - { property: owner, value: 1, vendor: acme }
  - { property: owner, value: 2, vendor: dbt }
`,
    `customProperties:
  - { property: "\${A}", value: 1 }
  - { property: "\${A}", value: 2 }
`,
  ],
  rejects: [
    `customProperties:
  - { property: a, value: 1 }
  - { property: b, value: 2 }
  - { property: a, value: 3 }
#               ^ hint[unique-custom-properties]: \`a\` is in this list twice: tools read only one of the two.
`,
    `schema:
  - name: orders
    properties:
      - name: id
        customProperties:
          - property: a
            value: 1
          - property: a
#                     ^ hint[unique-custom-properties]: \`a\` is in this list twice: tools read only one of the two.
            value: 1
`,
    `apiVersion: v3.2.0
kind: DataContract
id: orders
version: 1.0.0
customProperties:
  - { property: owner, value: 1, vendor: acme }
  - { property: owner, value: 2, vendor: acme }
#               ^^^^^ hint[unique-custom-properties]: \`owner\` is in this list twice: tools read only one of the two.
`,
  ],
});

describeRule('unique-tags', {
  accepts: [
    `tags: [a, b, A]
`,
    `tags: ["\${A}", "\${A}"]
`,
    `tags: [a]
schema:
  - name: orders
    tags: [a]
`,
  ],
  rejects: [
    `tags: [a, b, a]
#            ^ hint[unique-tags]: The tag \`a\` is in this list twice.
`,
    `schema:
  - name: orders
    tags:
      - a
      - 'a'
#       ^^^ hint[unique-tags]: The tag \`a\` is in this list twice.
`,
    `schema:
  - name: orders
    properties:
      - name: id
        tags: [x, y, x, x]
#                    ^ hint[unique-tags]: The tag \`x\` is in this list twice.
#                       ^ hint[unique-tags]: The tag \`x\` is in this list twice.
`,
  ],
  fixes: [
    [
      `tags:
  - a # first
  - b # second
  - a
  # end
`,
      `tags:
  - a # first
  - b # second
  # end
`,
    ],
  ],
});
