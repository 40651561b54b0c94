import fc from 'fast-check';

/** Flowcharts by the rules of the language, and such with a slip of the keyboard in them. */

const word = fc.constantFrom(
  'a',
  'b',
  'c',
  'stg_x',
  'raw.x',
  'x-y',
  'n1',
  '2',
  'ção',
  'x',
  'o',
  'v',
);
const text = fc.constantFrom(
  'Orders',
  'two words',
  'a-b',
  'R$ 5',
  'é',
  '#35;',
  'x<br/>y',
  '1.5',
  'a/b',
);
const anyText = fc.oneof(
  text,
  text.map((words) => `"${words}"`),
  fc.constantFrom('"(a) [b] {c}"', '"a --> b"', '"`**md**`"', '"two\nlines"'),
);
const BRACKETS = [
  ...['[]', '()', '{}', '>]'].map((pair): [string, string] => [pair[0] ?? '', pair[1] ?? '']),
  ...(
    [
      '([ ])',
      '[[ ]]',
      '[( )]',
      '(( ))',
      '((( )))',
      '{{ }}',
      '[/ /]',
      '[/ \\]',
      '[\\ /]',
      '[\\ \\]',
      '(- -)',
    ] as const
  ).map((pair): [string, string] => [pair.split(' ')[0] ?? '', pair.split(' ')[1] ?? '']),
];
const shape = fc.oneof(
  fc
    .tuple(fc.constantFrom(...BRACKETS), anyText)
    .map(([[open, close], inside]) => open + inside + close),
  fc.constantFrom(
    '@{ shape: cyl }',
    '@{ shape: doc, label: "X y" }',
    '@{\n  label: z\n}',
    '@{ shape: bad }',
  ),
);
const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | ''> =>
  fc.oneof({ weight: 2, arbitrary: fc.constant('' as const) }, { weight: 1, arbitrary });
const node = fc
  .tuple(word, optional(shape), optional(fc.constant(':::k')))
  .map((parts) => (parts[1].startsWith('@') ? parts[0] + parts[2] + parts[1] : parts.join('')));
const nodes = fc.array(node, { minLength: 1, maxLength: 3 }).map((all) => all.join(' & '));
const plainLink = fc.constantFrom(
  ...['-->', '---', '--x', '--o', '<-->', 'x--x', '==>', '===', '<==>', '-.->', '-.-', '~~~'],
  ...['---->', '====>', '-..->', 'o--o', '-----'],
);
const link = fc.oneof(
  plainLink,
  fc.tuple(plainLink, anyText).map(([signs, inside]) => `${signs}|${inside}|`),
  fc
    .tuple(fc.constantFrom(['--', '-->'], ['==', '==>'], ['-.', '.->'], ['--', '---']), anyText)
    .map(([[open, close], inside]) => `${open} ${inside} ${close}`),
  fc.constantFrom('e1@-->', 'e2@==>'),
);
const gap = fc.constantFrom(' ', ' ', ' ', '', '\n  ');
const chain = fc
  .tuple(nodes, fc.array(fc.tuple(gap, link, gap, nodes), { maxLength: 3 }))
  .map(([first, rest]) => first + rest.map((parts) => parts.join('')).join(''));
const other = fc.constantFrom(
  ...[
    'classDef k fill:#f9f,stroke:#333',
    'classDef k,l fill:#fff;',
    'class a,b k',
    'style a fill:#fff',
  ],
  ...[
    'linkStyle 0 stroke:#f00',
    'linkStyle default stroke:#f00',
    'click a href "https://x.y" "Tip" _blank',
  ],
  ...[
    'click a call f(1)',
    'click b cb "Tip"',
    '%% a comment --> x',
    'accTitle: All',
    'accDescr {\n all\n}',
  ],
  ...['direction LR', 'e1@{ animate: true }', '%%{init: {"theme": "dark"}}%%', ''],
);
const separator = fc.constantFrom('\n', '\n', '\n', '\n\n', ';', '; ', '\r\n');
const { lines } = fc.letrec<{ lines: string; subgraph: string; statement: string }>((tie) => ({
  lines: fc
    .array(fc.tuple(tie('statement'), separator), { minLength: 1, maxLength: 4 })
    .map((all) => all.map((parts) => parts.join('')).join('')),
  subgraph: fc
    .tuple(
      fc.constantFrom(
        's',
        't',
        's2 [Title]',
        'u["Quoted (t)"]',
        'two words',
        '"quoted title"',
        's ',
      ),
      tie('lines'),
    )
    .map(([title, body]) => `subgraph ${title}\n${body}\nend`),
  statement: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    { weight: 6, arbitrary: chain },
    { weight: 3, arbitrary: other },
    { weight: 1, arbitrary: tie('subgraph') },
  ),
}));
const header = fc.constantFrom(
  'graph LR\n',
  'flowchart TD\n',
  'flowchart\n',
  'graph LR;',
  '---\ntitle: x\n---\ngraph TB\n',
);

export const flowcharts: fc.Arbitrary<string> = fc
  .tuple(header, lines)
  .map((parts) => parts.join(''));

const PIECES = [
  ...[
    '-->',
    '--',
    '---',
    '|',
    '"',
    '`',
    '[',
    ']',
    '(',
    ')',
    '{',
    '}',
    '@{',
    ':::',
    '&',
    ';',
    '\n',
    ' ',
    '%%',
  ],
  ...[
    'end',
    'subgraph',
    'x',
    'o',
    '-',
    '.',
    '=',
    '~',
    '<',
    '>',
    '#',
    '@',
    '^',
    '\\',
    '/',
    '\t',
    'é',
    '日',
    '1',
  ],
  ...[
    'click ',
    'style ',
    'class ',
    'graph',
    'default',
    'call ',
    'href ',
    'direction TB',
    '%%{',
    '}%%',
    'accTitle:',
  ],
];
/** Something put in, taken out, or typed over, up to three times. */
const slips = fc.array(
  fc.tuple(fc.nat(10_000), fc.nat(4), fc.oneof(fc.constantFrom(...PIECES), fc.constant(''))),
  { minLength: 1, maxLength: 3 },
);

export const brokenFlowcharts: fc.Arbitrary<string> = fc
  .tuple(flowcharts, slips)
  .map(([chart, all]) =>
    all.reduce((now, [at, length, insert]) => {
      const start = at % (now.length + 1);
      return now.slice(0, start) + insert + now.slice(start + length);
    }, chart),
  );
