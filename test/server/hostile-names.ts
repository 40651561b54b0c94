import { HOSTILE_TEXTS } from '../client/lineage/hostile-diagrams.ts';

/** Words and signs that mean something to Mermaid, Graphviz, JSON or HTML. */
const FRAGMENTS = [
  ...['end', 'subgraph', 'graph TD', 'flowchart LR', 'click n0 href "javascript:1"', 'class n0 x'],
  ...['style n0 fill:red', 'linkStyle default stroke:red', 'classDef default fill:red', ':::x'],
  ...['%%{init: {"theme": "dark"}}%%', '%% remark', '---\ntitle: x\n---', '-->', '-.->|x|', '==>'],
  ...[
    '"',
    '"]',
    '"] --> evil["',
    '`',
    '"`**x**`"',
    '#quot;',
    '#35;',
    '#59;#',
    '&amp;',
    '&lt;b&gt;',
  ],
  ...[
    '&#60;b&#62;',
    '<b>x</b>',
    '<br/>',
    '$$x^2$$',
    '\\',
    '\\"',
    '\\N',
    '\\l',
    '"];',
    '];}',
    '{',
    '}',
  ],
  ...[
    '[(',
    ')]',
    '>',
    ']]',
    '@{ shape: cyl }',
    'e1@-->',
    '~~~',
    '&',
    ';',
    '1. one',
    '- one',
    '# one',
  ],
  ...['\u0000', '\u0007', '\u001b[31m', '\u0085', '\u2028', '\u2029', '\u202e', '\u200b', '\ufeff'],
  ...[
    '\ud800',
    '\udc00',
    '\u{1f600}',
    'é',
    'e\u0301',
    '数据',
    'ﬂ°°35¶ß',
    'ﬂ°quot¶ß',
    '\r\n',
    '\t',
    ' ',
  ],
  ...['__proto__', 'constructor', 'toString', 'default', 'n0', 'g0', 'undefined', 'null', '0', '-'],
];

/** More than 500, each once: as names, titles, ids and descriptions. */
export const HOSTILE_NAMES: readonly string[] = [
  ...new Set([
    ...HOSTILE_TEXTS,
    ...FRAGMENTS,
    ...FRAGMENTS.map((one) => `stg_${one}_x`),
    ...FRAGMENTS.flatMap((one, index) =>
      [1, 7, 23, 41].map((step) => one + (FRAGMENTS[(index + step) % FRAGMENTS.length] ?? '')),
    ),
    ...['x'.repeat(5_000), '"'.repeat(500), `${'a'.repeat(199)}\u{1f600}b`],
  ]),
];
