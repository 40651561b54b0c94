import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spawnServer } from '../hosts/lsp/server-process.ts';
import { TestClient } from '../hosts/lsp/test-client.ts';
import { cleanContract } from '../hosts/lsp/contract-text.ts';
import { checkPositions } from './check-positions.ts';

const head = 'apiVersion: v3.1.0\nkind: DataContract\nid: a\nversion: 1.0.0\nstatus: active\n';

/** Texts made to be hard, and the rule that must explain what was not checked or is wrong; undefined: nothing is. */
const table: readonly (readonly [string, string, string | undefined])[] = [
  ['flow depth 100,000', `${head}schema: ${'['.repeat(100_000)}`, 'valid-yaml'],
  [
    'block depth 1,000',
    head + Array.from({ length: 1_000 }, (_, depth) => `${' '.repeat(depth)}schema:`).join('\n'),
    'valid-yaml',
  ],
  ['properties in properties, 150 deep', head + nestedProperties(150), 'valid-yaml'],
  ['billion laughs', head + laughs(), 'valid-yaml'],
  ['an alias of itself', `${head}schema: &a\n  - name: x\n    properties: *a\n`, 'valid-yaml'],
  [
    '50,000 unknown fields',
    head + Array.from({ length: 50_000 }, (_, n) => `x${String(n)}: 1`).join('\n'),
    'known-fields',
  ],
  ['10,000 equal keys', head + 'name: x\n'.repeat(10_000), 'unique-keys'],
  ['1,000 documents', `${head}---\n`.repeat(1_000), undefined],
  [
    'a line of 1 MB',
    `${cleanContract}description:\n  purpose: "${'x'.repeat(1_000_000)}"\n`,
    undefined,
  ],
  ['5 MiB of properties', head + manyProperties(5 * 1_000 * 1_000), undefined],
  ['more than the maximum size', head + manyProperties(6 * 1_024 * 1_024), 'valid-yaml'],
  [
    'conflict markers',
    cleanContract.replace(
      'status',
      '<<<<<<< HEAD\nstatus: draft\n=======\nstatus: active\n>>>>>>> other\n#',
    ),
    'valid-yaml',
  ],
  [
    'keys of JavaScript',
    `${head}__proto__: {a: 1}\nconstructor: 1\ntoString: x\nhasOwnProperty: y\n`,
    'known-fields',
  ],
  ['control characters', `${cleanContract}name2: "\u0000\u0001\uFFFF\uD800"\n`, 'known-fields'],
  ['numbers beyond all bounds', `${head}price:\n  priceAmount: 1e400\n`, undefined],
  [
    'a slow pattern',
    `${cleanContract}        logicalTypeOptions:\n          pattern: "^(a+)+$"\n`,
    undefined,
  ],
  ['only a byte order mark', '\uFEFF', 'required-fields'],
  ['nothing', '', 'required-fields'],
];

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

describe('texts made to be hard', () => {
  let client: TestClient;

  beforeAll(async () => {
    // The memory that a document may cost is bounded by the process, not by a measurement.
    client = await TestClient.start({}, await spawnServer(['--max-old-space-size=512']));
  });

  afterAll(async () => {
    await client.stop();
  });

  it.each(table)('%s', async (name, text, code) => {
    const uri = `file:///${encodeURIComponent(name)}.odcs.yaml`;
    client.open(uri, text);
    const diagnostics = await client.diagnostics(uri);
    checkPositions(diagnostics, text);
    const codes = diagnostics.map((one) => one.code);
    if (code === undefined)
      expect(codes.filter((one) => one === 'valid-yaml' || one === 'rule-completes')).toEqual([]);
    else expect(codes).toContain(code);
    expect(diagnostics.length).toBeLessThanOrEqual(1_001);
    for (const method of ['textDocument/documentSymbol', 'textDocument/foldingRange']) {
      checkPositions(await client.request(method, { textDocument: { uri } }), text);
    }
    const position = { line: 3, character: 2 };
    await client.request('textDocument/completion', { textDocument: { uri }, position });
    await client.request('textDocument/hover', { textDocument: { uri }, position });
    client.notify('textDocument/didClose', { textDocument: { uri } });
    expect(client.log.filter((line) => line.includes(' failed: '))).toEqual([]);
  });
});
