import { describe, expect, test } from 'vitest';
import { applyEdits, type TextEdit } from '../../../../server/src/base/text-edit.ts';
import { formatScalar } from '../../../../server/src/syntax/yaml/edit/format-scalar.ts';
import { insertPair } from '../../../../server/src/syntax/yaml/edit/insert-pair.ts';
import { mapToList } from '../../../../server/src/syntax/yaml/edit/map-to-list.ts';
import { movePair } from '../../../../server/src/syntax/yaml/edit/move-pair.ts';
import { removePair } from '../../../../server/src/syntax/yaml/edit/remove-pair.ts';
import {
  renameKey,
  replaceScalar,
} from '../../../../server/src/syntax/yaml/edit/replace-scalar.ts';
import {
  breakOf,
  hasListsBelowKeys,
  indentUnit,
  isJson,
} from '../../../../server/src/syntax/yaml/edit/text-lines.ts';
import { wrapInMap } from '../../../../server/src/syntax/yaml/edit/wrap-value.ts';
import { parseYaml } from '../../../../server/src/syntax/yaml/parse-yaml.ts';
import {
  findPair,
  type YamlMap,
  type YamlNode,
  type YamlPair,
} from '../../../../server/src/syntax/yaml/tree.ts';
import { problemsOf } from './show.ts';

/** Follows keys and indexes from the root to a map. */
function mapAt(text: string, ...path: readonly (string | number)[]): YamlMap {
  let node: YamlNode | undefined = parseYaml(text).documents[0]?.tree();
  for (const step of path) {
    if (node?.kind === 'map') node = findPair(node, String(step))?.value;
    else if (node?.kind === 'sequence') node = node.items[Number(step)]?.value;
  }
  if (node?.kind !== 'map') throw new Error(`No map at ${path.join('.')}`);
  return node;
}

function pairIn(map: YamlMap, key: string): YamlPair {
  const pair = findPair(map, key);
  if (pair === undefined) throw new Error(`No key ${key}`);
  return pair;
}

function check(text: string, edits: readonly TextEdit[], expected: string): void {
  const result = applyEdits(text, edits);
  expect(result).toBe(expected);
  expect(problemsOf(result)).toEqual([]);
}

const contract = `# head
schema:
  - name: orders # the orders

    # about type
    type: 'table'
    properties:
      - name: id
        min: 1 # at least
        logicalType: integer

      # the note
      - name: note
        description: |
          two
            lines
        options:
          a: 1
`;

describe('minimal edits', () => {
  const order = mapAt(contract, 'schema', 0);
  const id = mapAt(contract, 'schema', 0, 'properties', 0);
  const note = mapAt(contract, 'schema', 0, 'properties', 1);

  test('rename a key and a value, keeping quotes', () => {
    check(
      contract,
      renameKey(contract, pairIn(order, 'type'), 'kind'),
      contract.replace('type:', 'kind:'),
    );
    const type = pairIn(order, 'type').value;
    if (type?.kind !== 'scalar') throw new Error('no scalar');
    check(contract, replaceScalar(contract, type, "it's"), contract.replace("'table'", "'it''s'"));
  });

  test('remove a pair', () => {
    check(
      contract,
      removePair(contract, { map: id, pair: pairIn(id, 'min'), around: [] }),
      contract.replace('        min: 1 # at least\n', ''),
    );
    check(
      contract,
      removePair(contract, { map: id, pair: pairIn(id, 'name'), around: [] }),
      contract.replace('name: id\n        min', 'min'),
    );
    check(
      contract,
      removePair(contract, { map: order, pair: pairIn(order, 'name'), around: [] }),
      contract.replace(' name: orders # the orders', ''),
    );
    const options = pairIn(note, 'options');
    const inner = options.value;
    if (inner?.kind !== 'map') throw new Error('no map');
    check(
      contract,
      removePair(contract, { map: inner, pair: pairIn(inner, 'a'), around: [] }),
      contract.replace('a: 1', '{}'),
    );
    check(
      contract,
      removePair(contract, {
        map: inner,
        pair: pairIn(inner, 'a'),
        around: [{ map: note, pair: options }],
      }),
      contract.replace('        options:\n          a: 1\n', ''),
    );
  });

  test('insert pairs', () => {
    check(
      contract,
      insertPair(contract, id, 'unique: true', ''),
      contract.replace('integer\n', 'integer\n        unique: true\n'),
    );
    check(
      contract,
      insertPair(contract, id, 'x:\n  y: 1', '', pairIn(id, 'name')),
      contract.replace('name: id\n', 'name: id\n        x:\n          y: 1\n'),
    );
  });

  test('wrap a pair below a new parent, then join it', () => {
    const once = applyEdits(
      contract,
      movePair(contract, id, pairIn(id, 'min'), 'logicalTypeOptions', 'minimum') ?? [],
    );
    expect(once).toBe(
      contract.replace(
        '        min: 1 # at',
        '        logicalTypeOptions:\n          minimum: 1 # at',
      ),
    );
    const text = once.replace(
      'logicalType: integer\n',
      'logicalType: integer\n        max: 9 # most\n',
    );
    const map = mapAt(text, 'schema', 0, 'properties', 0);
    check(
      text,
      movePair(text, map, pairIn(map, 'max'), 'logicalTypeOptions', 'maximum') ?? [],
      once.replace('1 # at least\n', '1 # at least\n          maximum: 9 # most\n'),
    );
  });

  test('wrap a scalar in a map, text blocks too', () => {
    check(
      contract,
      wrapInMap(contract, pairIn(note, 'description'), 'purpose', false),
      contract.replace(
        'description: |\n          two\n            lines',
        'description:\n          purpose: |\n            two\n              lines',
      ),
    );
  });

  test('turn a map into a list', () => {
    const text =
      'models:\n  # first\n  orders: # main\n    type: table\n    # in\n    fields:\n      id: {type: int}\n  empty:\nend: 1\n';
    const expected =
      'models:\n  # first\n  - name: orders # main\n    type: table\n    # in\n    fields:\n      id: {type: int}\n  - name: empty\nend: 1\n';
    check(text, mapToList(text, mapAt(text, 'models'), 'name', undefined), expected);
    const fields = mapAt(text, 'models', 'orders', 'fields');
    check(
      text,
      mapToList(text, fields, 'name', undefined),
      text.replace('id: {type', '- { name: id, type'),
    );
    const lossy = 'm:\n  a: text\n';
    expect(mapToList(lossy, mapAt(lossy, 'm'), 'name', undefined)).toEqual([]);
  });

  test('JSON stays JSON', () => {
    const text = '{\n  "a": 1,\n  "b": {"c": "x"}\n}\n';
    const root = mapAt(text);
    const inner = mapAt(text, 'b');
    const results = [
      insertPair(text, root, '', 'd: plain'),
      removePair(text, { map: root, pair: pairIn(root, 'a'), around: [] }),
      removePair(text, { map: root, pair: pairIn(root, 'b'), around: [] }),
      renameKey(text, pairIn(root, 'a'), 'z z'),
      movePair(text, root, pairIn(root, 'a'), 'b', 'e') ?? [],
      movePair(text, root, pairIn(root, 'a'), 'o', 'p') ?? [],
      wrapInMap(text, pairIn(inner, 'c'), 'q', true),
      mapToList(
        '{"m": {"x": {"y": 1}, "z": {}}}',
        mapAt('{"m": {"x": {"y": 1}, "z": {}}}', 'm'),
        'name',
        undefined,
      ),
    ].map((edits, index): unknown =>
      JSON.parse(applyEdits(index === 7 ? '{"m": {"x": {"y": 1}, "z": {}}}' : text, edits)),
    );
    expect(results).toEqual([
      { a: 1, b: { c: 'x' }, d: 'plain' },
      { b: { c: 'x' } },
      { a: 1 },
      { 'z z': 1, b: { c: 'x' } },
      { b: { c: 'x', e: 1 } },
      { o: { p: 1 }, b: { c: 'x' } },
      { a: 1, b: { c: { q: 'x' } } },
      { m: [{ name: 'x', y: 1 }, { name: 'z' }] },
    ]);
  });

  test('line endings are kept', () => {
    const text = 'a:\r\n  b: 1\r\n';
    check(
      text,
      insertPair(text, mapAt(text, 'a'), 'c:\n  d: 2', ''),
      'a:\r\n  b: 1\r\n  c:\r\n    d: 2\r\n',
    );
  });
});

test.each([
  '',
  'x',
  'true',
  '1',
  '1e3',
  '~',
  'a: b',
  'a #b',
  "it's",
  '- x',
  '[x',
  '@x',
  'x:',
  ' x',
  'a\nb',
  'no',
  '"q"',
  '\u2028',
  'a,b',
  '%x',
  '---',
  '${VAR:-x}',
])('formatScalar(%j) reads back', (value) => {
  for (const style of ['plain', 'single', 'double', 'json'] as const) {
    for (const text of [
      `k: ${formatScalar(value, style)}\n`,
      `k: [${formatScalar(value, style)}, b]\n`,
    ]) {
      const written = pairIn(mapAt(text), 'k').value;
      const node = written?.kind === 'sequence' ? written.items[0]?.value : written;
      expect(node?.kind === 'scalar' ? node.value : node).toBe(value);
      expect(problemsOf(text)).toEqual([]);
    }
  }
});

test.each([
  'decimal(10,2)',
  'array<struct<a: b>>',
  '12:30',
  '2024-01-01',
  '1_000',
  '0x1f',
  'e',
  '1.0.0',
])('formatScalar(%j) in block style', (value) => {
  const written = formatScalar(value, 'plain', false);
  expect(pairIn(mapAt(`k: ${written}\n`), 'k').value).toMatchObject({ value });
  // To a parser of YAML 1.1 the others are no strings.
  const isPlain = ['decimal(10,2)', 'e', '1.0.0'].includes(value);
  expect(written === value).toBe(isPlain);
});

test('how a text is written', () => {
  expect(indentUnit('a:\n- b\nc:\n    d: 1\n')).toBe(4);
  expect(indentUnit('a: 1\n')).toBe(2);
  expect(breakOf('a: 1\r\n')).toBe('\r\n');
  expect(['{"a": 1}', '{}', '[\n  {"a": 1}]', '{a: 1}', '{{ x }}', 'a: {}'].map(isJson)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});

test('lists stand in the column of their keys where most of them do', () => {
  expect(hasListsBelowKeys('a:\n- b: # x\n  - c\n')).toBe(true);
  expect(hasListsBelowKeys('- a: #x\r\n  - c\r\n')).toBe(true);
  expect(hasListsBelowKeys('a:\n  - b\n')).toBe(false);
  expect(hasListsBelowKeys('a:\n- b\nc:\n  - d\n')).toBe(false);
  expect(hasListsBelowKeys('a: [b]\n')).toBe(false);
});
