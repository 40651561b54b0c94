import { cleanContract } from '../hosts/lsp/contract-text.ts';

export interface HardText {
  readonly name: string;
  readonly text: string;
  /** The rule that must explain what was not checked or is wrong; undefined: nothing is. */
  readonly code: string | undefined;
}

const head = 'apiVersion: v3.1.0\nkind: DataContract\nid: a\nversion: 1.0.0\nstatus: active\n';
const properties = `${head}schema:\n  - name: o\n    properties:\n`;

function nestedProperties(depth: number): string {
  let text = 'schema:\n  - name: o\n';
  for (let level = 0; level < depth; level++) {
    const indent = '  '.repeat(2 + level * 2);
    text += `${indent}properties:\n${indent}  - name: p\n${indent}    logicalType: object\n`;
  }
  return text;
}

function laughs(): string {
  let text = 'description: &a0 {purpose: x}\n';
  for (let level = 1; level <= 9; level++) {
    const aliases = Array.from({ length: 9 }, () => `*a${String(level - 1)}`).join(', ');
    text += `l${String(level)}: &a${String(level)} [${aliases}]\n`;
  }
  return text;
}

function manyProperties(size: number): string {
  const lines = (object: number, property: number): string =>
    `      - name: column_${String(object)}_${String(property)}\n        logicalType: string\n        description: what it holds\n`;
  let text = 'schema:\n';
  for (let object = 0; text.length < size; object++) {
    const properties = Array.from({ length: 40 }, (_, property) => lines(object, property));
    text += `  - name: table_${String(object)}\n    properties:\n${properties.join('')}`;
  }
  return text;
}

function repeated(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join('');
}

function row(name: string, text: string, code: string | undefined): HardText {
  return { name, text, code };
}

/** Texts made to be hard. */
export const hardTexts: readonly HardText[] = [
  row('flow depth 100,000', `${head}schema: ${'['.repeat(100_000)}`, 'valid-yaml'),
  row(
    'block depth 1,000',
    head + Array.from({ length: 1_000 }, (_, depth) => `${' '.repeat(depth)}schema:`).join('\n'),
    'valid-yaml',
  ),
  row('properties in properties, 150 deep', head + nestedProperties(150), 'valid-yaml'),
  row('billion laughs', head + laughs(), 'valid-yaml'),
  row('an alias of itself', `${head}schema: &a\n  - name: x\n    properties: *a\n`, 'valid-yaml'),
  row(
    '50,000 unknown fields',
    head + Array.from({ length: 50_000 }, (_, n) => `x${String(n)}: 1`).join('\n'),
    'known-fields',
  ),
  row('10,000 equal keys', head + 'name: x\n'.repeat(10_000), 'unique-keys'),
  row('1,000 documents', `${head}---\n`.repeat(1_000), undefined),
  row(
    'a line of 1 MB',
    `${cleanContract}description:\n  purpose: "${'x'.repeat(1_000_000)}"\n`,
    undefined,
  ),
  row('5 MiB of properties', head + manyProperties(5 * 1_000 * 1_000), undefined),
  row('more than the maximum size', head + manyProperties(6 * 1_024 * 1_024), 'valid-yaml'),
  row(
    'conflict markers',
    cleanContract.replace(
      'status',
      '<<<<<<< HEAD\nstatus: draft\n=======\nstatus: active\n>>>>>>> other\n#',
    ),
    'valid-yaml',
  ),
  row(
    'keys of JavaScript',
    `${head}__proto__: {a: 1}\nconstructor: 1\ntoString: x\nhasOwnProperty: y\n`,
    'known-fields',
  ),
  row('control characters', `${cleanContract}name2: "\u0000\u0001\uFFFF\uD800"\n`, 'valid-yaml'),
  row('numbers beyond all bounds', `${head}price:\n  priceAmount: 1e400\n`, undefined),
  row(
    'a slow pattern',
    `${cleanContract}        logicalTypeOptions:\n          pattern: "^(a+)+$"\n`,
    undefined,
  ),
  row('only a byte order mark', '\uFEFF', 'required-fields'),
  row('nothing', '', 'required-fields'),
  row(
    '77,000 properties in one block',
    `${properties}${repeated(77_000, (n) => `      - name: a${n}\n        required: true\n`)}`,
    undefined,
  ),
  row(
    '38,000 properties in braces',
    `${properties}${repeated(38_000, (n) => `      - {name: a${n}, logicalType: string, required: true}\n`)}`,
    undefined,
  ),
  row(
    '26,000 objects in braces',
    `${head}schema:\n${repeated(26_000, (n) => `  - {name: a${n}, properties: [{name: x, required: true}]}\n`)}`,
    undefined,
  ),
  row(
    'a list of 155,000 words',
    `${head}tags:\n${repeated(155_000, (n) => `  - t${n}\n`)}`,
    undefined,
  ),
  row(
    '155,000 equal names',
    `${properties}${repeated(155_000, () => '      - name: a\n')}`,
    'rule-completes',
  ),
  row(
    '45,000 dead references',
    `${properties}${repeated(45_000, (n) => `      - name: a${n}\n        relationships:\n          - to: o.b${n}\n`)}`,
    'rule-completes',
  ),
  row(
    '20,000 encrypted names',
    `${properties}${repeated(20_000, (n) => `      - name: a${n}\n        encryptedName: b${n}\n`)}`,
    'encrypted-names-exist',
  ),
  row(
    '25,000 properties that name one another',
    `${properties}${repeated(25_000, (n) => `      - name: a${n}\n        encryptedName: a${n + 1}\n        relationships:\n          - to: o.a${n + 2}\n`)}`,
    'relationship-targets-exist',
  ),
  row(
    '155,000 unclosed quotes',
    `${head}tags:\n${repeated(155_000, () => '  - "x\n')}`,
    'valid-yaml',
  ),
  row(
    '20,000 lines that go on with a text',
    `${head}description: text\n${'  that goes on: with this\n'.repeat(20_000)}`,
    'valid-yaml',
  ),
  row(
    '160,000 brackets that end none',
    `${head}tags: ${'['.repeat(80_000)}${'}'.repeat(80_000)}`,
    'valid-yaml',
  ),
  row('40,000 documents', `${head}${'---\n'.repeat(40_000)}`, 'rule-completes'),
  row('200,000 words in one line', `${head}tags: [${'x, '.repeat(200_000)}]`, 'valid-yaml'),
];
