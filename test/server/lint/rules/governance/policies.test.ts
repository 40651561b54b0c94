import { expect, test } from 'vitest';
import { check, describeRule, fixed } from '../../check.ts';

const naming = 'governance/naming.yaml';
const classification = 'governance/classification.yaml';
const tagging = 'governance/tagging.yaml';

describeRule('policy-format', {
  path: naming,
  accepts: ['', 'layers: {}', '# nothing yet\n', '- broken: ['],
  rejects: [
    `- staging
# ^^^^^^^ error[policy-format]: such as \`layers:\`
`.replace('# ^^^^^^^ ', '#^^^^^^^^ '),
  ],
});

describeRule('policy-patterns-compile', {
  path: classification,
  accepts: [
    'rules:\n  - name: a\n    class: PII\n    match:\n      name: "(^|_)e?mail$"\n',
    'rules:\n  - name: a\n    class: PII\n    match:\n      name: ["^[a-z]+(_[a-z0-9]+)*$", "${PATTERN}"]\n',
  ],
  rejects: [
    `rules:
  - name: a
    class: PII
    match:
      name: "(mail"
      #     ^^^^^^^ error[policy-patterns-compile]: Unterminated group
`,
    `rules:
  - name: a
    class: PII
    match:
      name: ["mail", "^(?P<x>a)"]
      #              ^^^^^^^^^^^ error[policy-patterns-compile]: Write \`(?<x>\`.
`,
    `rules:
  - name: a
    class: PII
    match:
      name: (a+)+$
      #     ^^^^^^ error[policy-patterns-compile]: may take very long
`,
    `rules:
  - name: a
    class: PII
    match:
      name: (?i)mail
      #     ^^^^^^^^ error[policy-patterns-compile]: whatever case
`,
  ],
  fixes: [
    [
      'rules:\n  - name: a\n    class: PII\n    match:\n      name: "(?i)mail" # any\n',
      'rules:\n  - name: a\n    class: PII\n    match:\n      name: "mail" # any\n',
    ],
  ],
});

test('patterns of layers, columns and tags are read, too', () => {
  check(
    `layers:
  staging:
    pattern: "^stg_["
    #        ^^^^^^^^ error[policy-patterns-compile]: no regular expression
column_rules:
  boolean:
    pattern: "(?i)is_"
    #        ^^^^^^^^^ error[policy-patterns-compile]: no regular expression
`,
    undefined,
    naming,
  );
  check(
    `required:
  owner:
    pattern: "["
    #        ^^^ error[policy-patterns-compile]: no regular expression
`,
    undefined,
    tagging,
  );
});

describeRule('policy-references-exist', {
  path: classification,
  accepts: [
    // They may stand in the file that this one refines, or in one farther up.
    'extends: ../classification.yaml\nclasses:\n  - name: A\n    level: odd\n',
    'rules:\n  - name: a\n    class: PII\n    policy: hash\n    match:\n      tag: pii\n',
    'levels:\n  - name: confidential\nclasses:\n  - name: A\n    level: Confidential\n',
    'levels:\n  - name: a\nclasses:\n  - name: A\n    level: a\npolicies:\n  hash:\nrules:\n  - name: a\n    class: A\n    policy: hash\n    match:\n      tag: pii\n',
  ],
  rejects: [
    `levels:
  - name: internal
  - name: confidential
classes:
  - name: PII
    level: confidental
    #      ^^^^^^^^^^^ error[policy-references-exist]: Did you mean \`confidential\`?
    policy: shred
    #       ^^^^^ error[policy-references-exist]: There is no policy \`shred\` in \`policies\`.
policies:
  hash:
    description: One way
rules:
  - name: a
    class: PHI
    #      ^^^ error[policy-references-exist]
    policy: "Hash"
    #       ^^^^^^ error[policy-references-exist]: Did you mean \`hash\`?
    match:
      tag: pii
`,
  ],
  fixes: [
    [
      'classes:\n  - name: PII\n    level: a\nrules:\n  - name: a\n    class: "PPI" # theirs\n    match:\n      tag: pii\n',
      'classes:\n  - name: PII\n    level: a\nrules:\n  - name: a\n    class: "PII" # theirs\n    match:\n      tag: pii\n',
    ],
  ],
});

test('the layer of an exception exists', () => {
  const text = `layers:
  staging:
    prefix: stg_
exceptions:
  - name: customers
    layer: stagin
    #      ^^^^^^ error[policy-references-exist]: Did you mean \`staging\`?
    reason: old
`;
  check(text, undefined, naming);
  check(
    text.replace('layers:', 'extends: ../naming.yaml\nlayers:').replace(/ *#.*\n/, ''),
    undefined,
    naming,
  );
});

describeRule('policy-names-unique', {
  path: classification,
  accepts: ['classes:\n  - name: A\n    level: a\n  - name: B\n    level: a\n'],
  rejects: [
    `levels:
  - name: a
  - name: a
  #       ^ warning[policy-names-unique]: the first one counts
`,
  ],
});

test('a product promises once', () => {
  check(
    `products:
  - product: a
  - product: b
  - product: a
  #          ^ warning[policy-names-unique]
`,
    undefined,
    'product-canvas/slas.yaml',
  );
});

const matches = (...all: string[]): string =>
  `rules:\n${all.map((match, index) => `  - name: rule ${String(index)}\n    class: A\n    match: ${match}\n`).join('')}`;

describeRule('policy-rules-reachable', {
  path: classification,
  accepts: [
    matches('{ name: mail, format: email }', '{ name: mail }'),
    matches('{ name: mail }', '{ format: email }'),
    matches('{ logicalType: [string, array] }', '{ logicalType: [string, object] }'),
    matches('{ tag: pii }', '{}'),
    // Broken: nothing matches there.
    matches('{ name: "(" }', '{ name: mail }').replace('"("', '""'),
  ],
  rejects: [
    `rules:
  - name: all text
    class: A
    match: { logicalType: [string, array] }
  - name: mail
  # ^^^^^^^^^^ warning[policy-rules-reachable]: the rule \`all text\` matches before it
    class: A
    match: { logicalType: string, name: mail }
`,
    `rules:
  - name: everything
    class: A
    match: {}
  - name: mail
  # ^^^^^^^^^^ warning[policy-rules-reachable]: \`everything\`
    class: A
    match: { name: mail }
`,
  ],
  fixes: [
    [
      '# top\nrules:\n  # general\n  - name: a\n    class: A\n    match: { tag: x }\n  # special\n  - name: b # b\n    class: A\n    match: { tag: x, name: y }',
      '# top\nrules:\n  # general\n  - name: b # b\n    class: A\n    match: { tag: x, name: y }\n  - name: a\n    class: A\n    match: { tag: x }\n  # special\n',
    ],
  ],
});

test('an exception lifts what is checked', () => {
  const text = `layers:
  staging:
    prefix: stg_
exceptions:
  - name: customers
    rules: [casing, suffix]
    #      ^^^^^^^^^^^^^^^^ warning[policy-rules-reachable]: \`casing\`, \`suffix\`
    reason: old
  - name: orders
    rules: [casing, prefix]
    reason: old
`;
  check(text, undefined, naming);
  const alone = text.replace(/^layers[^]*?(?=exceptions)/, '').replace(/ *#.*\n/, '');
  check(alone, undefined, naming);
});

describeRule('policy-rules-agree', {
  path: naming,
  accepts: [
    'layers:\n  marts:\n    prefix: fct_|dim_\n    suffix: [_v1, _v2]\ncasing:\n  tables: snake_case\n',
    'layers:\n  marts:\n    prefix: Fct\n    casing: PascalCase\ncasing:\n  tables: snake_case\n',
    'layers:\n  marts:\n    prefix: fct_\n    pattern: "^fct_?[a-z]+$"\n',
    'layers:\n  marts:\n    prefix: fct_\n    pattern: "^(fct|dim)_[a-z]+$"\n',
    'layers:\n  marts:\n    prefix: fct_|dim_\n    pattern: "^fc?t_[a-z]+$"\n',
    'layers:\n  marts:\n    suffix: _v1\n    pattern: "_v[0-9]$"\n',
  ],
  rejects: [
    `layers:
  marts:
    prefix: [fct_, Dim_]
    #              ^^^^ warning[policy-rules-agree]: No name in \`snake_case\` begins with \`Dim_\`.
column_rules:
  timestamp:
    suffix: "-at"
    #       ^^^^^ warning[policy-rules-agree]: ends with \`-at\`
casing:
  tables: snake_case
  columns: snake_case
`,
    `layers:
  marts:
    prefix: intermediate_
    #       ^^^^^^^^^^^^^ warning[policy-rules-agree]: at most 13 characters
max_length: 13
`,
    `layers:
  marts:
    prefix: fct_|dim_
    pattern: "^mart_[a-z]+_v1$"
    #        ^^^^^^^^^^^^^^^^^^ warning[policy-rules-agree]: begins with \`fct_\`, \`dim_\`
    #        ^^^^^^^^^^^^^^^^^^ warning[policy-rules-agree]: ends with \`_v2\`
    suffix: _v2
`,
  ],
  fixes: [
    [
      'layers:\n  marts:\n    prefix: "FCT_|Dim_" # facts\n    casing: snake_case\n',
      'layers:\n  marts:\n    prefix: "fct_|dim_" # facts\n    casing: snake_case\n',
    ],
  ],
});

describeRule('policy-examples-fit', {
  path: naming,
  accepts: [
    'layers:\n  marts:\n    prefix: fct_|dim_\n    example: dim_customers\n    pattern: "^[a-z_]+$"\n    max_length: 13\ncasing:\n  tables: snake_case\n',
    // An example is judged as every other name is.
    'column_rules:\n  boolean:\n    prefix: is_\n    example: is_descriçãoNova\ncasing:\n  columns: camelCase\n',
    // What is wrong with the pattern is said there.
    'layers:\n  marts:\n    pattern: "["\n    example: x\n'.replace('"["', '"^x"'),
  ],
  rejects: [
    `layers:
  staging:
    prefix: stg_
    example: orders
    #        ^^^^^^ error[policy-examples-fit]: does not begin with \`stg_\`
  intermediate:
    pattern: "^int_"
    example: orders
    #        ^^^^^^ error[policy-examples-fit]: does not match \`^int_\`
  marts:
    casing: PascalCase
    example: fct_orders
    #        ^^^^^^^^^^ error[policy-examples-fit]: not in \`PascalCase\`
column_rules:
  timestamp:
    suffix: _at
    example: created_on
    #        ^^^^^^^^^^ error[policy-examples-fit]: does not end with \`_at\`
  string:
    example: customer_name
    #        ^^^^^^^^^^^^^ error[policy-examples-fit]: has 13 characters, and 10 are allowed
  integer:
    example: order
    #        ^^^^^ error[policy-examples-fit]: a reserved word
  number:
    example: cust_amt
    #        ^^^^^^^^ error[policy-examples-fit]: has \`amt\`, which this policy writes \`amount\`
max_length:
  columns: 10
reserved_words: [ORDER]
abbreviations:
  amt: amount
`,
    `layers:
  marts:
    prefix: fct_|dim_
    example: orders
    #        ^^^^^^ error[policy-examples-fit]: begins with none of \`fct_\`, \`dim_\`
column_rules:
  number:
    example: cst_total
    #        ^^^^^^^^^ error[policy-examples-fit]: has the short word \`cst\`, which this policy does not list
abbreviations: [amt]
exceptions:
  - name: "*"
    reason: What people copy is no exception.
`,
  ],
  fixes: [
    [
      'column_rules:\n  timestamp:\n    suffix: _at\n    example: "Created" # when\n    casing: snake_case\n',
      'column_rules:\n  timestamp:\n    suffix: _at\n    example: "created_at" # when\n    casing: snake_case\n',
    ],
    [
      'column_rules:\n  timestamp:\n    suffix: _at\n    example: "created" # when\n',
      'column_rules:\n  timestamp:\n    suffix: _at\n    example: "created_at" # when\n',
    ],
  ],
});

describeRule('policy-materializations-known', {
  path: naming,
  accepts: [
    'layers:\n  staging:\n    materialization: dynamic_table\n',
    'layers:\n  marts:\n    materialization: table|incremental\n',
    'layers:\n  staging:\n    materialization: mine\nmaterializations: [mine]\n',
    'extends: ../naming.json\nlayers:\n  staging:\n    materialization: mine\n',
    'layers:\n  staging:\n    materialization: "${KIND}"\n',
  ],
  rejects: [
    `layers:
  staging:
    materialization: View
    #                ^^^^ warning[policy-materializations-known]: Did you mean \`view\`?
  marts:
    materialization: mat_view
    #                ^^^^^^^^ warning[policy-materializations-known]: Did you mean \`materialized_view\`?
  raw:
    materialization: table | incremntal
    #                ^^^^^^^^^^^^^^^^^^ warning[policy-materializations-known]: Did you mean \`incremental\`?
  other:
    materialization: insert_by_period
    #                ^^^^^^^^^^^^^^^^ warning[policy-materializations-known]: name it in \`materializations\`
`,
  ],
  fixes: [
    [
      'layers:\n  marts:\n    materialization: "table|incremntal"\n',
      'layers:\n  marts:\n    materialization: "table|incremental"\n',
    ],
    [
      'layers:\n  staging:\n    materialization: tabel # each night\n',
      'layers:\n  staging:\n    materialization: table # each night\n',
    ],
  ],
});

test('schedules of products are cron expressions', () => {
  check(
    `products:
  - product: a
    schedule: 0 25 * * *
    #         ^^^^^^^^^^ warning[cron-schedules-valid]
  - product: b
    schedule: 0 0 5 * * ? 2026
    #         ^^^^^^^^^^^^^^^^ warning[cron-schedules-valid]: write five.
`,
    undefined,
    'product-canvas/slas.yaml',
  );
});

test('fixes keep JSON as it is', () => {
  const path = 'governance/naming.json';
  const text = '{ "layers": { "marts": { "materialization": "tabel" } } }\n';
  expect(fixed(text, 'policy-materializations-known', 0, undefined, path)).toBe(
    text.replace('tabel', 'table'),
  );
});
