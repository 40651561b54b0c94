import { describeRule } from '../../check.ts';

describeRule('sla-elements-exist', {
  accepts: [
    `slaProperties:
  - { property: latency, value: 4, unit: h, element: created_at }
  - { property: latency, value: 4, unit: h, element: "orders.created_at , orders" }
  - { property: latency, value: 4, unit: h, element: "orders.\${COLUMN}" }
schema:
  - name: orders
    properties:
      - name: created_at
`,
    `slaProperties:
  - { property: latency, value: 4, unit: h, element: orders.created_at }
`,
    `slaProperties:
  - { property: latency, value: 4, unit: h, element: lines.sku }
schema:
  - name: orders
    properties:
      - name: lines
        logicalType: object
        properties:
          - name: sku
`,
  ],
  rejects: [
    `slaProperties:
  - property: retention
    value: 10
    unit: y
    element: nothing
#            ^^^^^^^ warning[sla-elements-exist]: \`charges\` has no property \`nothing\`; it has \`charge_id\`.
  - property: retention
    value: 10
    unit: y
    element: charge_idd
#            ^^^^^^^^^^ warning[sla-elements-exist]: \`charges\` has no property \`charge_idd\`. Did you mean \`charge_id\`?
  - property: retention
    value: 10
    unit: y
    element: chargs
#            ^^^^^^ warning[sla-elements-exist]: This contract has no object \`chargs\`. Did you mean \`charges\`?
schema:
  - name: charges
    properties:
      - name: charge_id
`,
    `slaProperties:
  - property: retention
    value: 10
    unit: y
    element: charges.created_at
#                    ^^^^^^^^^^ warning[sla-elements-exist]: \`charges\` has no property \`created_at\`; it has \`charge_id\`.
schema:
  - name: charges
    properties:
      - name: charge_id
`,
    `slaDefaultElement: charge.charge_id
#^^^^^^^^^^^^^^^^ hint[no-deprecated-fields]: \`slaDefaultElement\` is deprecated since 3.1.0: name the element in each entry of \`slaProperties\`.
#                  ^^^^^^ warning[sla-elements-exist]: This contract has no object \`charge\`. Did you mean \`charges\`?
schema:
  - name: charges
    properties:
      - name: charge_id
`,
    `slaProperties:
  - property: retention
    value: 10
    unit: y
    element: 'charge_id, charges.charge_id,nothing'
#             ^^^^^^^^^ warning[sla-elements-exist]: This contract has no object \`charge_id\`. Did you mean \`charges.charge_id\`?
#                                          ^^^^^^^ warning[sla-elements-exist]: This contract has no object \`nothing\`; it has \`charges\`, \`customers\`.
schema:
  - name: charges
    properties:
      - name: charge_id
  - name: customers
    properties:
      - name: customer_id
`,
    `slaProperties:
  - property: retention
    value: 10
    unit: y
    element: lines.skku
#                  ^^^^ warning[sla-elements-exist]: \`lines\` has no property \`skku\`. Did you mean \`sku\`?
schema:
  - name: orders
    properties:
      - name: lines
        logicalType: object
        properties:
          - name: sku
`,
  ],
  fixes: [
    [
      `slaProperties:
  - property: retention
    value: 10
    unit: y
    element: "charge_id, charges.charge_id" # both
schema:
  - name: charges
    properties:
      - name: charge_id
  - name: customers
    properties:
      - name: customer_id
`,
      `slaProperties:
  - property: retention
    value: 10
    unit: y
    element: "charges.charge_id, charges.charge_id" # both
schema:
  - name: charges
    properties:
      - name: charge_id
  - name: customers
    properties:
      - name: customer_id
`,
    ],
  ],
});

describeRule('required-properties-exist', {
  accepts: [
    `schema:
  - name: orders
    properties:
      - name: address
        logicalType: object
        logicalTypeOptions:
          required: [street]
        properties:
          - name: street
`,
    `schema:
  - name: orders
    properties:
      - name: addresses
        logicalType: array
        items:
          logicalType: object
          logicalTypeOptions:
            required: [street, "\${MORE}"]
          properties:
            - name: street
`,
    `schema:
  - name: orders
    properties:
      - name: address
        logicalType: object
        logicalTypeOptions:
          required: [street]
        properties:
          - name: \${STREET}
`,
  ],
  rejects: [
    `schema:
  - name: orders
    properties:
      - name: address
        logicalType: object
        logicalTypeOptions:
          required: [street, zip]
#                            ^^^ warning[required-properties-exist]: \`address\` has no property \`zip\`; it has \`street\`.
        properties:
          - name: street
`,
    `schema:
  - name: orders
    properties:
      - name: addresses
        logicalType: array
        items:
          logicalType: object
          logicalTypeOptions:
            required:
              - 'steet'
#                ^^^^^ warning[required-properties-exist]: \`addresses\` has no property \`steet\`. Did you mean \`street\`?
          properties:
            - name: street
`,
    `schema:
  - name: orders
    properties:
      - name: address
        logicalType: object
        logicalTypeOptions:
          required: [city, orders]
#                    ^^^^ warning[required-properties-exist]: \`address\` has no property \`city\`; it has \`street\`, \`place\`.
#                          ^^^^^^ warning[required-properties-exist]: \`address\` has no property \`orders\`; it has \`street\`, \`place\`.
        properties:
          - name: street
          - name: place
            logicalType: object
            properties:
              - name: city
`,
  ],
  fixes: [
    [
      `schema:
  - name: orders
    properties:
      - name: address
        logicalType: object
        logicalTypeOptions:
          required:
            - 'steet' # and number
        properties:
          - name: street
`,
      `schema:
  - name: orders
    properties:
      - name: address
        logicalType: object
        logicalTypeOptions:
          required:
            - 'street' # and number
        properties:
          - name: street
`,
    ],
  ],
});

describeRule('quality-properties-exist', {
  accepts: [
    `schema:
  - name: orders
    quality:
      - metric: duplicateValues
        arguments:
          properties: [s, obj.in, lines.sku]
        mustBe: 0
    properties:
      - name: s
      - name: obj
        logicalType: object
        properties: [{ name: in }]
      - name: lines
        logicalType: array
        items: { logicalType: object, properties: [{ name: sku }] }
`,
    `schema:
  - name: orders
    quality:
      - metric: duplicateValues
        arguments:
          properties: [a, b]
        mustBe: 0
    properties: [{ name: a }, { name: b }]
`,
    `schema:
  - name: orders
    quality:
      - metric: duplicateValues
        arguments:
          properties: ["\${KEY}"]
        mustBe: 0
    properties: [{ name: a }, { name: b }]
`,
    `schema:
  - name: orders
    quality:
      - metric: duplicateValues
        arguments:
          properties: [a]
        mustBe: 0
`,
  ],
  rejects: [
    `schema:
  - name: orders
    quality:
      - metric: duplicateValues
        arguments:
          properties: [tenant]
#                      ^^^^^^ warning[quality-properties-exist]: \`orders\` has no property \`tenant\`; it has \`order_id\`.
        mustBe: 0
    properties:
      - name: order_id
      - name: ''
#             ^^ error[non-empty-identity]
`,
    `schema:
  - name: orders
    quality:
      - metric: duplicateValues
        arguments:
          properties: [obj.out]
#                      ^^^^^^^ warning[quality-properties-exist]: \`orders\` has no property \`obj.out\`
        mustBe: 0
    properties:
      - name: s
      - name: obj
        logicalType: object
        properties: [{ name: in }]
`,
    `schema:
  - name: orders
    quality:
      - metric: duplicateValues
        arguments:
          properties: [order_id, tenant]
#                                ^^^^^^ warning[quality-properties-exist]: \`orders\` has no property \`tenant\`; it has \`order_id\`, \`amount\`.
        mustBe: 0
    properties: [{ name: order_id }, { name: amount }]
`,
    `schema:
  - name: orders
    quality:
      - metric: duplicateValues
        arguments:
          properties:
            - orderid
#             ^^^^^^^ warning[quality-properties-exist]: \`orders\` has no property \`orderid\`. Did you mean \`order_id\`?
        mustBe: 0
    properties: [{ name: order_id }, { name: amount }]
`,
    `schema:
  - name: orders
    properties:
      - name: order_id
        quality:
          - metric: duplicateValues
            arguments: { properties: ["order_idd"] }
#                                      ^^^^^^^^^ warning[quality-properties-exist]: \`orders\` has no property \`order_idd\`. Did you mean \`order_id\`?
            mustBe: 0
`,
  ],
  fixes: [
    [
      `schema:
  - name: orders
    quality:
      - metric: duplicateValues
        arguments: { properties: [amount, "orderid"] } # key
        mustBe: 0
    properties: [{ name: order_id }, { name: amount }]
`,
      `schema:
  - name: orders
    quality:
      - metric: duplicateValues
        arguments: { properties: [amount, "order_id"] } # key
        mustBe: 0
    properties: [{ name: order_id }, { name: amount }]
`,
    ],
  ],
});

describeRule('encrypted-names-exist', {
  accepts: [
    `schema:
  - name: customers
    properties:
      - name: email
        encryptedName: email_encrypted
      - name: email_encrypted
`,
    `schema:
  - name: customers
    properties:
      - name: email
        encryptedName: EMAIL_ENC
      - name: email_encrypted
        physicalName: EMAIL_ENC
`,
    `schema:
  - name: customers
    properties:
      - name: contact
        logicalType: object
        properties:
          - name: email
            encryptedName: email_encrypted
      - name: email_encrypted
`,
  ],
  rejects: [
    `schema:
  - name: customers
    properties:
      - name: email
        encryptedName: emial_enc
#                      ^^^^^^^^^ info[encrypted-names-exist]
      - name: phone
      - name: ''
#             ^^ error[non-empty-identity]
`,
    `schema:
  - name: customers
    properties:
      - name: email
        encryptedName: secret_column
#                      ^^^^^^^^^^^^^ info[encrypted-names-exist]: \`customers\` has no property \`secret_column\`; it has \`email\`.
`,
    `schema:
  - name: customers
    properties:
      - name: email
        encryptedName: "email_encrytped"
#                       ^^^^^^^^^^^^^^^ info[encrypted-names-exist]: \`customers\` has no property \`email_encrytped\`. Did you mean \`email_encrypted\`?
      - name: email_encrypted
`,
    `schema:
  - name: customers
    properties:
      - name: email
        encryptedName: customer_key
#                      ^^^^^^^^^^^^ info[encrypted-names-exist]: \`customers\` has no property \`customer_key\`; it has \`email\`.
  - name: keys
    properties:
      - name: customer_key
`,
  ],
  fixes: [
    [
      `schema:
  - name: customers
    properties:
      - name: email
        encryptedName: emailEncrypted # see keys
      - name: email_encrypted
`,
      `schema:
  - name: customers
    properties:
      - name: email
        encryptedName: email_encrypted # see keys
      - name: email_encrypted
`,
    ],
  ],
});

describeRule('team-successors-exist', {
  accepts: [
    `team:
  members:
    - { username: ana, role: owner, dateOut: '2024-01-01', replacedByUsername: ana }
    - { username: ana, role: owner, dateIn: '2025-01-01' }
`,
    `team:
  members:
    - { username: ana, role: owner, replacedByUsername: bea }
    - { username: bea }
`,
    `team:
  members:
    - { username: ana, role: owner, replacedByUsername: "\${NEXT}" }
    - { username: bea }
`,
    `team:
  members:
    - { username: ana, role: owner, replacedByUsername: bea }
    - { username: "\${NEXT}" }
`,
  ],
  rejects: [
    `team:
  members:
    - { username: ana, role: owner, replacedByUsername: ana }
#                                                       ^^^ info[team-successors-exist]: \`ana\` replaces nobody but \`ana\`
    - { username: bea }
`,
    `team:
  members:
    - username: ana
      role: owner
      replacedByUsername: zoe
#                         ^^^ info[team-successors-exist]: Nobody of the team has the username \`zoe\`; there are \`bea\`.
    - username: bea
`,
    `apiVersion: v3.0.2
kind: DataContract
id: orders
version: 1.0.0
status: active
team:
  - username: ceastwood
    role: Owner
    replacedByUsername: mhoper
#                       ^^^^^^ info[team-successors-exist]: Nobody of the team has the username \`mhoper\`. Did you mean \`mhopper\`?
  - username: mhopper
`,
    `team:
  members:
    - { username: ana@example.com, role: owner, replacedByUsername: 'bea@exmple.com' }
#                                                                    ^^^^^^^^^^^^^^ info[team-successors-exist]: Nobody of the team has the username \`bea@exmple.com\`. Did you mean \`bea@example.com\`?
    - { username: bea@example.com }
`,
  ],
  fixes: [
    [
      `team:
  members:
    - { username: ana, role: owner, replacedByUsername: 'b.ea' } # now
    - { username: bea } # new
`,
      `team:
  members:
    - { username: ana, role: owner, replacedByUsername: 'bea' } # now
    - { username: bea } # new
`,
    ],
  ],
});
