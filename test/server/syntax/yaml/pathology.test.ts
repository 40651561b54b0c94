import { describe, expect, test } from 'vitest';
import { parseYaml } from '../../../../server/src/syntax/yaml/parse-yaml.ts';
import { findPair } from '../../../../server/src/syntax/yaml/tree.ts';
import { allProblems } from './show.ts';

const item = (index: number) =>
  `  - name: object_${String(index)}\n    type: table\n    description: "some text about it that goes on for a while to say what one row of it is and where it comes from"\n    properties:\n      - name: id\n        logicalType: string\n        required: true\n`;

function bigContract(size: number): string {
  let text = 'kind: DataContract\nschema:\n';
  for (let index = 0; text.length < size; index++) text += item(index);
  return text.slice(0, text.lastIndexOf('  - name: object_'));
}

const laughs = `a0: &a0 [x, x, x, x, x, x, x, x, x]\n${Array.from(
  { length: 9 },
  (_, index) =>
    `a${String(index + 1)}: &a${String(index + 1)} [${Array(9)
      .fill(`*a${String(index)}`)
      .join(', ')}]`,
).join('\n')}\n`;
const blockDeep = Array.from({ length: 2_500 }, (_, index) => `${' '.repeat(index)}k:`).join('\n');

/** Each text with the problem that must explain it; undefined where it is fine. */
const table: readonly (readonly [string, string, string | undefined])[] = [
  ['flow depth 1,000', '['.repeat(1_000), 'too-deep'],
  ['flow depth 5,000, closed', '['.repeat(5_000) + ']'.repeat(5_000), 'too-deep'],
  ['flow depth 100,000', `a: ${'['.repeat(100_000)}`, 'too-deep'],
  ['map depth 20,000', '{a: '.repeat(20_000), 'too-deep'],
  ['block depth 2,500', blockDeep, 'too-deep'],
  ['dashes 5,000', '- '.repeat(5_000), 'too-deep'],
  ['explicit keys 5,000', '? '.repeat(5_000), 'too-deep'],
  ['flow keys 1,000', `${'['.repeat(1_000)}${']'.repeat(1_000)}: x`, 'too-deep'],
  ['billion laughs', laughs, 'too-many-aliases'],
  ['self alias', 'a: &a [*a, {b: *a}]\n', 'alias-in-itself'],
  [
    'alias chain 10,000',
    `a0: &a0 x\n${Array.from({ length: 10_000 }, (_, index) => `a${String(index + 1)}: &a${String(index + 1)} [*a${String(index)}]`).join('\n')}\n`,
    'too-many-aliases',
  ],
  ['1,000 documents', '---\na: 1\nb: [x]\n'.repeat(1_000), undefined],
  ['line of 1 MB', `a: "${'x '.repeat(500_000)}"\nb: 1\n`, undefined],
  ['line of 1 MB, unclosed', `a: "${'x '.repeat(500_000)}\nb: 1\n`, 'unclosed-quote'],
  ['1 MB of commas', `a: [${','.repeat(1_000_000)}]`, 'too-many-pieces'],
  ['100,000 commas', `a: [${','.repeat(100_000)}]`, 'unexpected-text'],
  ['1 MB of colons', ':'.repeat(1_000_000), undefined],
  ['1 MB of dashes', '-\n'.repeat(500_000), 'too-many-pieces'],
  ['150,000 dashes', '-\n'.repeat(150_000), undefined],
  ['1 MB of quotes', '"\n'.repeat(500_000), 'too-many-pieces'],
  ['150,000 quotes', '"\n'.repeat(150_000), 'unexpected-text'],
  ['80,000 brackets that end none', `tags: ${'['.repeat(80_000)}${'}'.repeat(80_000)}`, 'too-deep'],
  ['160,000 words', 'word\n'.repeat(160_000), undefined],
  ['10,000 open templates', 'a: {{\n'.repeat(10_000), 'unclosed-bracket'],
  ['160,000 hashes', 'a #\n'.repeat(160_000), 'unexpected-text'],
  ['file of 5 MiB', bigContract(5 * 1024 * 1024), undefined],
  ['list of 30,000 maps', `a:\n${'  - {a: 1, b: [x, y]}\n'.repeat(30_000)}`, undefined],
  ['list of 50,000 maps', `a:\n${'  - {a: 1, b: [x, y]}\n'.repeat(50_000)}`, 'too-many-pieces'],
  ['file of 6 MiB', 'a: 1\n'.repeat(1_300_000), 'too-large'],
  [
    '10,000 keys in one map',
    `o:\n${Array.from({ length: 10_000 }, (_, index) => `  k${String(index)}: ${String(index)}`).join('\n')}\n`,
    undefined,
  ],
  [
    '10,000 keys of the top level',
    Array.from({ length: 10_000 }, (_, index) => `k${String(index)}: ${String(index)}`).join('\n'),
    undefined,
  ],
  [
    '160,000 keys in one map',
    `o:\n${Array.from({ length: 160_000 }, (_, index) => `  k${String(index)}: v`).join('\n')}\n`,
    undefined,
  ],
  ['words between quotes', `a: [${'"x" y '.repeat(50_000)}`, 'unclosed-bracket'],
  ['20,000 more lines', `a: b\n${'  that goes on: so\n'.repeat(20_000)}`, 'second-value'],
  ['quotes without commas', `a: [${'"x" '.repeat(50_000)}]`, 'missing-comma'],
  ['quotes between letters', `a: [x${" 'a b c'd".repeat(50_000)}`, 'unclosed-bracket'],
  ['quotes before words', `a: [${"x 'y ".repeat(100_000)}`, 'unclosed-bracket'],
  ['50,000 errors', 'o:\n'.concat('  - "x" y\n'.repeat(50_000)), 'text-behind-quote'],
  [
    '50,000 errors in one block',
    'o: x\np:\n'.concat('  k: "x" y\n'.repeat(50_000)),
    'text-behind-quote',
  ],
  [
    'conflict markers',
    '<<<<<<< a\nx: 1\n=======\nx: 2\n>>>>>>> b\n'.repeat(1_000),
    'conflict-marker',
  ],
  ['NUL', '\0'.repeat(100_000), 'control-character'],
  ['NUL between', 'a\0: \0b\nc: 1\n', 'control-character'],
  ['lone surrogates', 'a: \ud800\nb\udc00: x\n', undefined],
  ['line separators', 'a: x\u2028y\u0085z\nb: 1\n', undefined],
  ['huge integer', `a: ${'9'.repeat(100_000)}\n`, undefined],
  ['blank lines', '\n'.repeat(1_000_000), undefined],
  ['blanks', ' '.repeat(1_000_000), undefined],
  ['comments', '# c\n'.repeat(300_000), undefined],
];

describe('no text takes long or throws', () => {
  test.each(table)('%s', (_, text, code) => {
    const file = parseYaml(text);
    for (const document of file.documents) {
      document.tree();
      expect(document.end).toBeGreaterThanOrEqual(document.start);
    }
    const codes = allProblems(file).map((problem) => problem.id);
    if (code === undefined) expect(codes).toEqual([]);
    else expect(codes).toContain(code);
  });

  test('caps say that something was not checked', () => {
    for (const text of ['['.repeat(1_000), laughs, 'a: 1\n'.repeat(1_300_000)]) {
      expect(allProblems(parseYaml(text)).some((problem) => problem.incomplete)).toBe(true);
    }
  });
});

test('keys are data, whatever their names', () => {
  const root = parseYaml('__proto__: 1\nconstructor:\n  - a\n  - b\ntoString: {valueOf: 2}\n')
    .documents[0]?.outline;
  expect(root?.pairs.map((pair) => pair.key.value)).toEqual([
    '__proto__',
    'constructor',
    'toString',
  ]);
  expect(root && findPair(root, 'hasOwnProperty')).toBeUndefined();
});
