import { describeRule } from '../check.ts';

const property = (...lines: readonly string[]): string =>
  `schema:\n  - name: orders\n    properties:\n      - name: customer\n${lines.map((line) => `        ${line}\n`).join('')}`;

describeRule('api-version', {
  accepts: [
    'apiVersion: v3.0.0\nkind: DataContract\nid: a\nversion: 1.0.0\nstatus: draft\n',
    'apiVersion: "v3.2.0"\nkind: DataContract\nid: a\nversion: "1"\n',
    'apiVersion: ${ODCS_VERSION}\nkind: DataContract\nid: a\nversion: "1"\n',
  ],
  rejects: [
    'apiVersion: 3.1.0\n#           ^^^^^ error[api-version]: is written `v3.1.0`\nkind: DataContract\nid: a\nversion: 1.0.0\nstatus: draft\n',
    'apiVersion: 3.1\n#           ^^^ error[api-version]: is written `v3.1.0`\nkind: DataContract\nid: a\nversion: 1.0.0\nstatus: draft\n',
    'apiVersion: v3.0.7\n#           ^^^^^^ error[api-version]: `v3.0.7` is not a released version\nkind: DataContract\nid: a\nversion: 1.0.0\nstatus: draft\n',
  ],
  fixes: [
    [
      'apiVersion: 3.1.0 # keep\nkind: DataContract\nid: a\nversion: 1.0.0\nstatus: draft\n',
      'apiVersion: v3.1.0 # keep\nkind: DataContract\nid: a\nversion: 1.0.0\nstatus: draft\n',
    ],
  ],
});

describeRule('value-types', {
  accepts: [
    'servers:\n  - server: a\n    type: postgres\n    host: h\n    port: ${PORT}\n    database: d\n    schema: s',
    'tags: {{ tags }}',
    'slaProperties:\n  - property: latency\n    value: 4',
    'team:\n  - username: a',
  ],
  rejects: [
    'servers:\n#^^^^^^ error[value-types]: must be a list: start each entry with `-`\n  a:\n    type: local',
    'description: text\n#            ^^^^ error[value-types]: `description` must be a map of fields, such as `purpose:`',
    'price:\n  priceAmount: "9.95"\n#              ^^^^^^ error[value-types]: takes a number',
    property(
      'required: "yes"\n        #         ^^^^^ error[value-types]: takes `true` or `false`',
    ),
    'tags:\n  - a\n  -\n# ^ error[value-types]: This entry of `tags` has no value',
    'tags: a\n#     ^ error[value-types]: must be a list: write `[a]`',
    'name: 12\n#     ^^ error[value-types]: takes text\n'
      .replace('name', 'domain')
      .replace('#     ^^', '#       ^^'),
    'schema:\n  - orders\n#   ^^^^^^ error[value-types]: An entry of `schema` is a map of fields: write `name: orders`',
    'description:\n#^^^^^^^^^^ error[value-types]: must be a map of fields, not a list\n  - a',
    'domain: [a]\n#^^^^^ error[value-types]: takes a single value, not a list',
  ],
  fixes: [
    [
      'servers:\n  # first\n  a: # main\n    # kind\n    type: local # here\n    path: x\n    format: csv\n  b: { type: local, path: x, format: csv } # flow\n# end',
      'servers:\n  # first\n  - server: a # main\n    # kind\n    type: local # here\n    path: x\n    format: csv\n  - { server: b, type: local, path: x, format: csv } # flow\n# end',
    ],
    [
      'servers:\n    a:\n      type: local # here\n      path: x\n      format: csv\n',
      'servers:\n    - server: a\n      type: local # here\n      path: x\n      format: csv\n',
    ],
    [
      'servers:\n  server: a # main\n  type: local\n  path: x\n  format: csv\n',
      'servers:\n  - server: a # main\n    type: local\n    path: x\n    format: csv\n',
    ],
    [
      'customProperties:\n  a: 1 # one\n  b: [2] # two\n',
      'customProperties:\n  - property: a\n    value: 1 # one\n  - property: b\n    value: [2] # two\n',
    ],
    [
      'servers: {a: {type: local, path: x, format: csv}} # all',
      'servers: [{ server: a, type: local, path: x, format: csv}] # all',
    ],
    [
      'description: Some text # why\ntags: []',
      'description:\n  purpose: Some text # why\ntags: []',
    ],
    [
      'description: |\n  Some text\n  of two lines\ntags: []',
      'description:\n  purpose: |\n    Some text\n    of two lines\ntags: []',
    ],
    ['tags:\n  - a\n  -\n  - b # last', 'tags:\n  - a\n  - b # last'],
    ['tags: finance # one', 'tags: [finance] # one'],
    ['tags: finance, sales # two', 'tags: [finance, sales] # two'],
    ['price:\n  priceAmount: "9.95" # EUR', 'price:\n  priceAmount: 9.95 # EUR'],
    ['domain: 1.0 # one', 'domain: "1.0" # one'],
    [property('required: yes # truly'), property('required: true # truly')],
  ],
});

describeRule('allowed-values', {
  accepts: [
    property('logicalType: string'),
    property('logicalType: ${TYPE}'),
    property('classification: anything at all'),
    'servers:\n  - server: a\n    type: {{ type }}',
  ],
  rejects: [
    property(
      'logicalType: varchar\n      #              ^^^^^^^ error[allowed-values]: the standard calls it `string`',
    ),
    property(
      'logicalType: VARCHAR(20)\n      #              ^^^^^^^^^^^ error[allowed-values]: the standard calls it `string`',
    ),
    property(
      'logicalType: Integer\n      #              ^^^^^^^ error[allowed-values]: Did you mean `integer`?',
    ),
    property(
      'logicalType: strng\n      #              ^^^^^ error[allowed-values]: Did you mean `string`?',
    ),
    property(
      'logicalType: qwertz\n      #              ^^^^^^ error[allowed-values]: Allowed: `string`, `date`',
    ),
    'apiVersion: v3.1.0\nkind: DataModel\n#     ^^^^^^^^^ error[allowed-values]: `kind` must be `DataContract`\nid: a\nversion: 1.0.0\nstatus: draft\n',
  ],
  fixes: [
    [
      property('logicalType: "VARCHAR(20)" # db', 'unique: true'),
      property('logicalType: "string" # db', 'physicalType: VARCHAR(20)', 'unique: true'),
    ],
    [
      property('logicalType: uuid', 'unique: true'),
      property('logicalType: string', 'logicalTypeOptions:', '  format: uuid', 'unique: true'),
    ],
    [
      property('logicalType: bytea', 'logicalTypeOptions:', '  maxLength: 9'),
      property('logicalType: string', 'logicalTypeOptions:', '  maxLength: 9', '  format: binary'),
    ],
    [
      property('logicalType: json', 'physicalType: JSONB'),
      property('logicalType: string', 'physicalType: JSONB'),
    ],
    [property('logicalType: datetime # db'), property('logicalType: timestamp # db')],
    [property('logicalType: strng'), property('logicalType: string')],
  ],
});

const old = (body: string): string =>
  `apiVersion: v3.0.2 # old\nkind: DataContract\nid: a\nversion: 1.0.0\nstatus: draft\n${body}`;

describeRule('fields-in-version', {
  accepts: [
    property('logicalType: timestamp'),
    old('team:\n  - username: a\n'),
    old('servers:\n  - id: a.b\n    server: a\n    type: kafka\n    host: h\n'),
  ],
  rejects: [
    old(
      property(
        'logicalType: timestamp\n      #              ^^^^^^^^^ error[fields-in-version]: `timestamp` came with version 3.1.0; this file declares 3.0.2',
      ),
    ),
    old(
      'team:\n#^^^ error[fields-in-version]: takes this form from version 3.1.0\n  members: []\n',
    ),
    property(
      'enum: [{ value: a }]\n      # ^^^^ error[fields-in-version]: `enum` came with version 3.2.0',
    ),
    property(
      'logicalType: map\n      #              ^^^ error[fields-in-version]: came with version 3.2.0',
      'map: { key: {}, value: {} }',
    ),
    'servers:\n  - server: a\n    type: athena\n    schema: s\n    stagingDir: s3://x\n    staging_dir: s3://x\n#   ^^^^^^^^^^^ error[fields-in-version]: not part of the standard since version 3.0.2',
  ],
  fixes: [
    [
      old(property('logicalType: timestamp # when')),
      old(property('logicalType: timestamp # when')).replace('v3.0.2', 'v3.1.0'),
    ],
  ],
});

describeRule('no-deprecated-fields', {
  accepts: ['name: x'.replace('name', 'tenant'), old('dataProduct: x\n'), 'team:\n  members: []'],
  rejects: [
    'dataProduct: x\n#^^^^^^^^^^ hint[no-deprecated-fields]: `dataProduct` is deprecated since 3.1.0',
    'slaDefaultElement: a.b\n#^^^^^^^^^^^^^^^^ hint[no-deprecated-fields]',
    'team:\n#^^^ hint[no-deprecated-fields]: This form of `team` is deprecated\n  - username: a\n    role: owner',
  ],
  fixes: [
    [
      'team: # ours\n  # first\n  - username: a\n    role: owner\n  - username: b',
      'team:\n  members: # ours\n    # first\n    - username: a\n      role: owner\n    - username: b',
    ],
    ['team: [{ username: a }]', 'team:\n  members: [{ username: a }]'],
  ],
});

describeRule('no-null-values', {
  accepts: [
    'tags: []',
    'slaProperties:\n  - property: a\n    value: null',
    'customProperties:\n  - property: a\n    value: ~',
  ],
  rejects: [
    'tags:\n#^^^ warning[no-null-values]: `tags` has no value',
    'description:\n  purpose: x\n  usage: null\n#        ^^^^ warning[no-null-values]: `usage` has no value',
    'domain: ~\n#       ^ warning[no-null-values]: `domain` has no value',
  ],
  fixes: [
    [
      'description:\n  purpose: x # a\n  usage: null # nothing\n  # end\n',
      'description:\n  purpose: x # a\n  # end\n',
    ],
    ['description:\n  usage: null\ntags: []', 'tags: []'],
    ['tags: []\ndomain:\n', 'tags: []\n'],
    ['schema:\n  - physicalName: ~ # none\n    name: orders', 'schema:\n  - name: orders'],
    ['price: { priceUnit: null, priceCurrency: EUR } # all', 'price: { priceCurrency: EUR } # all'],
  ],
});

describeRule('non-empty-identity', {
  accepts: ['domain: ""', 'schema:\n  - name: a', 'schema:\n  - name: " "'],
  rejects: [
    'schema:\n  - name: ""\n#         ^^ error[non-empty-identity]: `name` must not be empty',
    "servers:\n  - server: ''\n#           ^^ error[non-empty-identity]\n    type: kafka\n    host: h",
    "schema:\n  - name: a\n    id: ''\n#       ^^ error[non-empty-identity]",
  ],
});

describeRule('value-format', {
  accepts: [
    "contractCreatedTs: '2026-03-01T09:30:00Z'",
    'servers:\n  - server: a\n    type: s3\n    location: s3://b/{object}/*.json',
    'servers:\n  - server: a\n    type: s3\n    location: ${LOCATION}/x',
    'contractCreatedTs: "{{ now }}"\ntags: []'.replace('"{{ now }}"', '{{ now }}'),
  ],
  rejects: [
    'contractCreatedTs: yesterday\n#                  ^^^^^^^^^ error[value-format]: must be a date and time',
    'servers:\n  - server: a\n    type: s3\n    location: my bucket\n#             ^^^^^^^^^ error[value-format]: an address with its scheme',
    'schema:\n  - name: a\n    properties:\n      - name: x\n        relationships:\n          - to: b.odcs.json#b.x\n#               ^^^^^^^^^^^^^^^ error[value-format]: `to` must be a property in a file that ends in `.yaml` or `.yml`, not `b.odcs.json#b.x`.',
    'schema:\n  - name: a\n    id: a.b\n#       ^^^ error[value-format]: letters, digits',
    'team:\n  members:\n    - username: a\n      role: owner\n      dateIn: 01.02.2026\n#             ^^^^^^^^^^ error[value-format]: a day as year-month-day',
  ],
});

describeRule('value-bounds', {
  accepts: [
    property('logicalType: string', 'logicalTypeOptions: { minLength: 0 }'),
    'schema:\n  - name: o\n    quality:\n      - { metric: rowCount, mustBeBetween: [1, 2] }',
    property('logicalType: object', 'logicalTypeOptions: { required: [a, b] }'),
  ],
  rejects: [
    property(
      'logicalType: string',
      'logicalTypeOptions:',
      '  minLength: -1\n      #              ^^ error[value-bounds]: must be at least 0',
    ),
    property(
      'logicalType: number',
      'logicalTypeOptions:',
      '  multipleOf: 0\n      #               ^ error[value-bounds]: must be greater than 0',
    ),
    'schema:\n  - name: o\n    quality:\n      - metric: rowCount\n        mustBeBetween: [1, 2, 3]\n#                      ^^^^^^^^^ error[value-bounds]: needs 2 numbers; it has 3',
    property(
      'logicalType: object',
      'properties: []',
      'logicalTypeOptions:',
      '  required: [a, a]\n      #                 ^ error[value-bounds]: lists the same entry twice',
    ),
  ],
});
