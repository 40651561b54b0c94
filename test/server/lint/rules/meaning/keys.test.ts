import { describeRule } from '../../check.ts';

describeRule('key-positions', {
  accepts: [
    `schema:
  - name: orders
    properties:
      - name: order_id
        primaryKey: true
        required: true
      - name: amount
        primaryKeyPosition: -1
`,
    `schema:
  - name: order_lines
    properties:
      - { name: line, primaryKey: true, required: true, primaryKeyPosition: 2 }
      - { name: order_id, primaryKey: true, required: true, primaryKeyPosition: 1 }
`,
    `schema:
  - name: order_lines
    properties:
      - { name: line, primaryKey: true, required: true, primaryKeyPosition: 1 }
      - name: order
        logicalType: object
        properties:
          - { name: order_id, primaryKey: true, required: true, primaryKeyPosition: 2 }
`,
    `schema:
  - name: order_lines
    properties:
      - { name: line, primaryKey: true, required: true, primaryKeyPosition: "\${P}" }
      - { name: order_id, primaryKey: true, required: true, primaryKeyPosition: 1 }
      - { name: x, primaryKey: true, required: true, primaryKeyPosition: 1 }
`,
  ],
  rejects: [
    `schema:
  - name: order_lines
    properties:
      - name: order_id
        primaryKey: true
        required: true
        primaryKeyPosition: 1
      - name: line
        primaryKey: true
        required: true
        primaryKeyPosition: 3
#                           ^ warning[key-positions]: Position 2 is free: positions run from 1 without gaps.
`,
    `schema:
  - name: order_lines
    properties:
      - name: order_id
        primaryKey: true
        required: true
        primaryKeyPosition: 0
#                           ^ warning[key-positions]: Positions count from 1, so \`primaryKeyPosition\` cannot be 0.
      - name: line
        primaryKey: true
        required: true
        primaryKeyPosition: 1
      - name: part
        primaryKey: true
#                   ^^^^ warning[key-positions]: The other parts of this key have a \`primaryKeyPosition\`; this one needs it, too.
        required: true
`,
    `schema:
  - name: order_lines
    properties:
      - name: order_id
        primaryKey: true
#                   ^^^^ warning[key-positions]: 2 properties make up this key: say their order with \`primaryKeyPosition\`.
        required: true
      - name: line
        primaryKey: true
        required: true
`,
    `schema:
  - name: order_lines
    properties:
      - name: order_id
        primaryKeyPosition: 1
#                           ^ warning[key-positions]: \`primaryKeyPosition\` means nothing without \`primaryKey: true\`.
      - name: line
        primaryKey: false
        primaryKeyPosition: 2
#                           ^ warning[key-positions]: \`primaryKeyPosition\` means nothing without \`primaryKey: true\`.
`,
  ],
  fixes: [
    [
      `schema:
  - name: order_lines
    properties:
      - name: order_id
        primaryKey: true # part of
        required: true
      - name: line # second
        required: true
        primaryKey: true # the key
        # end
`,
      `schema:
  - name: order_lines
    properties:
      - name: order_id
        primaryKey: true # part of
        primaryKeyPosition: 1
        required: true
      - name: line # second
        required: true
        primaryKey: true # the key
        primaryKeyPosition: 2
        # end
`,
    ],
    [
      `schema:
  - name: order_lines
    properties:
      - name: order_id
        primaryKeyPosition: 1 # first
        required: true
`,
      `schema:
  - name: order_lines
    properties:
      - name: order_id
        primaryKeyPosition: 1 # first
        primaryKey: true
        required: true
`,
    ],
    [
      `schema:
  - name: order_lines
    properties:
      - { name: a, required: true, primaryKey: true } # a
      - { name: b, required: true, primaryKey: true, primaryKeyPosition: 1 } # b
`,
      `schema:
  - name: order_lines
    properties:
      - { name: a, required: true, primaryKey: true, primaryKeyPosition: 2 } # a
      - { name: b, required: true, primaryKey: true, primaryKeyPosition: 1 } # b
`,
    ],
  ],
});

describeRule('partition-positions', {
  accepts: [
    `schema:
  - name: orders
    properties:
      - { name: day, partitioned: true }
`,
    `schema:
  - name: orders
    properties:
      - { name: day, partitioned: true, partitionKeyPosition: 2 }
      - { name: country, partitioned: true, partitionKeyPosition: 1 }
`,
    `schema:
  - name: orders
    properties:
      - { name: day, partitioned: "\${P}", partitionKeyPosition: 1 }
`,
  ],
  rejects: [
    `schema:
  - name: orders
    properties:
      - { name: day, partitioned: true, partitionKeyPosition: 2 }
#                                                             ^ warning[partition-positions]: Position 1 is free: positions run from 1 without gaps.
`,
    `schema:
  - name: orders
    properties:
      - { name: day, partitioned: true }
#                                 ^^^^ warning[partition-positions]: 2 properties make up this key: say their order with \`partitionKeyPosition\`.
      - { name: country, partitioned: true }
`,
    `schema:
  - name: orders
    properties:
      - { name: day, partitionKeyPosition: 1 }
#                                          ^ warning[partition-positions]: \`partitionKeyPosition\` means nothing without \`partitioned: true\`.
`,
  ],
  fixes: [
    [
      `schema:
  - name: orders
    properties:
      - name: day
        partitioned: true
        partitionKeyPosition: 1 # by day
      - name: country
        partitioned: true
        partitionKeyPosition: 1 # by country
`,
      `schema:
  - name: orders
    properties:
      - name: day
        partitioned: true
        partitionKeyPosition: 1 # by day
      - name: country
        partitioned: true
        partitionKeyPosition: 2 # by country
`,
    ],
  ],
});

describeRule('keys-are-required', {
  accepts: [
    `schema:
  - name: orders
    properties:
      - { name: a, primaryKey: true, required: true }
`,
    `schema:
  - name: orders
    properties:
      - { name: a, primaryKey: true, required: "\${R}" }
`,
    `schema:
  - name: orders
    properties:
      - { name: a, primaryKey: false, required: false }
`,
  ],
  rejects: [
    `schema:
  - name: orders
    properties:
      - { name: a, primaryKey: true }
#                              ^^^^ hint[keys-are-required]: A primary key is never null: say so with \`required: true\`.
`,
    `schema:
  - name: orders
    properties:
      - name: a
        required: false
#                 ^^^^^ hint[keys-are-required]: A primary key is never null, yet this one has \`required: false\`.
        primaryKey: true
`,
    `schema:
  - name: orders
    properties:
      - &key
        name: a
        primaryKey: true
#                   ^^^^ hint[keys-are-required]: A primary key is never null: say so with \`required: true\`.
      - <<: *key
        name: b
        primaryKey: false
  - name: customers
    properties:
      - <<: *key
#       ^^ hint[keys-are-required]: A primary key is never null: say so with \`required: true\`.
        name: c
`,
  ],
  fixes: [
    [
      `schema:
  - name: orders
    properties:
      - name: a # first
        required: false # why
        primaryKey: true # key
`,
      `schema:
  - name: orders
    properties:
      - name: a # first
        required: true # why
        primaryKey: true # key
`,
    ],
    [
      `schema:
  - name: orders
    properties:
      - { name: a, primaryKey: true, logicalType: string } # all
`,
      `schema:
  - name: orders
    properties:
      - { name: a, primaryKey: true, required: true, logicalType: string } # all
`,
    ],
  ],
});

describeRule('tables-have-keys', {
  accepts: [
    `schema:
  - name: orders
    physicalType: topic
    properties:
      - name: a
`,
    `schema:
  - name: orders
    physicalType: TABLE
    properties:
      - name: a
        primaryKey: true
        required: true
`,
    `schema:
  - name: orders
    physicalType: view
    properties:
      - name: a
        logicalType: object
        properties:
          - { name: b, primaryKey: true, required: true }
`,
  ],
  rejects: [
    `schema:
  - name: orders
#         ^^^^^^ hint[tables-have-keys]: \`orders\` has no primary key: nothing says what one row is.
    physicalType: TABLE
    properties:
      - name: a
`,
    `schema:
  - name: orders
#         ^^^^^^ hint[tables-have-keys]: \`orders\` has no primary key: nothing says what one row is.
    physicalType: view
    properties:
      - name: a
        primaryKey: false
`,
    `schema:
  - name: a
#         ^ hint[tables-have-keys]: \`a\` has no primary key: nothing says what one row is.
    physicalType: view
    properties:
      - name: a
  - name: b
#         ^ hint[tables-have-keys]: \`b\` has no primary key: nothing says what one row is.
    physicalType: view
    properties:
      - name: b
`,
  ],
});
