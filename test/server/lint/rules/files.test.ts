import { describeRule } from '../check.ts';

describeRule('valid-yaml', {
  accepts: ['tags: [a]', 'description:\n  purpose: |\n    text: with: colons', 'tags: {{ tags }}'],
  rejects: [
    'tags: [a\n#     ^ error[valid-yaml]: no closing `]`\n'.replace('#     ^', '#     ^'),
    'status2 x\n#^^^^^^^^ error[valid-yaml]'
      .replace('status2 x', 'domain: "x')
      .replace('#^^^^^^^^ error[valid-yaml]', '# nothing behind an open quote'),
    'domain: *nowhere\n#       ^^^^^^^^ error[valid-yaml]',
  ].slice(2),
});

describeRule('unique-keys', {
  accepts: [
    'tags: []\ndomain: a',
    'customProperties:\n  - { property: a, value: { x: 1 } }',
    'schema:\n  - name: a\n  - name: b',
  ],
  rejects: [
    'tags: []\ntags: []\n#^^^ error[unique-keys]: `tags` is written twice',
    'schema:\n  - name: a\n    name: b\n#   ^^^^ error[unique-keys]',
    'customProperties:\n  - property: a\n    value: { x: 1, x: 2 }\n#                  ^ error[unique-keys]: `x` is written twice',
  ],
});

describeRule('contract-format', {
  accepts: [
    'tags: []',
    'apiVersion: v3.1.0\nkind: DataContract\n',
    'apiVersion: v3.1.0\ninfo: {}\n',
  ],
  rejects: [
    'dataContractSpecification: 1.1.0\n#                          ^^^^^ error[contract-format]: retired\nid: a\ninfo: {}\n',
    'apiVersion: v2.2.2\n#           ^^^^^^ error[contract-format]: version 2\nkind: DataContract\nuuid: a\n',
    'apiVersion: example.com/v1\nkind: DataContract\n#     ^^^^^^^^^^^^ error[contract-format]: calls itself a data contract\nmetadata: {}\n',
    '- apiVersion: v3.1.0\n#^^^^^^^^^^^^^^^^^^^^ error[contract-format]: The top level is a map of fields\n'.replace(
      '#^^^^^^^^^^^^^^^^^^^^',
      '#^^^^^^^^^^^^^^^^^^^',
    ),
  ],
});

describeRule('suppression-has-reason', {
  accepts: [
    '# dataengos-disable-next-line no-deprecated-fields -- the catalog reads it\ndataProduct: x',
    'dataProduct: x # dataengos-disable-line no-deprecated-fields -- the catalog reads it',
    '# dataengos-disable-file no-deprecated-fields -- the catalog reads it\ndataProduct: x',
  ],
  rejects: [
    'tags: [] # dataengos-disable-line known-fields\n#        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[suppression-has-reason]: Say why',
    'tags: [] # dataengos-disable-line -- reason\n#        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[suppression-has-reason]: Name the rule',
    'tags: [] # dataengos-disable-file known-fields --\n#        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[suppression-has-reason]: Say why',
    '# dataengos-disable no-deprecated-fields -- x\n# ^^^^^^^^^^^^^^^^^ error[suppression-has-reason]: does not say where\ntags: []',
    '# dataengos-ignore no-deprecated-fields -- x\n# ^^^^^^^^^^^^^^^^ error[suppression-has-reason]: There is no `dataengos-ignore`. Write\ntags: []',
    '# dataengos-disable-next no-deprecated-fields -- x\n# ^^^^^^^^^^^^^^^^^^^^^^ error[suppression-has-reason]: Did you mean `dataengos-disable-next-line`?\ntags: []',
  ],
  fixes: [
    [
      'dataProduct: x # dataengos-disable no-deprecated-fields -- x',
      'dataProduct: x # dataengos-disable-line no-deprecated-fields -- x',
    ],
    [
      '# dataengos-disable-nextline no-deprecated-fields -- x\ndataProduct: x',
      '# dataengos-disable-next-line no-deprecated-fields -- x\ndataProduct: x',
    ],
  ],
  notSuppressible: true,
});

describeRule('suppression-is-used', {
  accepts: [
    '# dataengos-disable-next-line no-deprecated-fields -- the catalog reads it\ndataProduct: x',
    'dataProduct: x # dataengos-disable-line no-deprecated-fields -- the catalog reads it',
    'tags: []',
    'tags: [\n  a,\n  # dataengos-disable-next-line value-types -- the catalog reads it\n  1,\n  2 # dataengos-disable-line value-types -- the same\n]',
    'description:\n  purpose: |\n    # dataengos-disable-file known-fields -- a text\n  usage: "a\n    # dataengos-disable-file known-fields -- a text"',
  ],
  rejects: [
    'tags: [] # dataengos-disable-line known-fields -- x\n#                                 ^^^^^^^^^^^^ warning[suppression-is-used]: Nothing to silence',
    'tags: [] # dataengos-disable-line known-field -- x\n#                                 ^^^^^^^^^^^ warning[suppression-is-used]: Did you mean `known-fields`?',
    'dataProduct: x # dataengos-disable-line no-deprecated-fields, value-types -- x\n#                                                             ^^^^^^^^^^^ warning[suppression-is-used]',
  ],
  fixes: [
    ['# keep\n# dataengos-disable-next-line known-fields -- x\ntags: []', '# keep\ntags: []'],
    ['tags: [] # dataengos-disable-line known-fields -- x\ndomain: a', 'tags: []\ndomain: a'],
    [
      'dataProduct: x # dataengos-disable-line no-deprecated-fields, value-types -- x',
      'dataProduct: x # dataengos-disable-line no-deprecated-fields -- x',
    ],
  ],
  notSuppressible: true,
});
