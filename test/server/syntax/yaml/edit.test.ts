import { describe, expect, test } from 'vitest';
import { applyEdits, type TextEdit } from '../../../../server/src/base/text-edit.ts';
import * as edit from '../../../../server/src/syntax/yaml/edit.ts';
import { mapToList } from '../../../../server/src/syntax/yaml/map-to-list.ts';
import { detectIndent } from '../../../../server/src/syntax/yaml/layout.ts';
import { parseYaml } from '../../../../server/src/syntax/yaml/parse-yaml.ts';
import { formatScalar } from '../../../../server/src/syntax/yaml/quote-scalar.ts';
import { toJs } from '../../../../server/src/syntax/yaml/to-js.ts';
import { pathAt } from '../../../../server/src/syntax/yaml/node-at.ts';
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
      edit.renameKey(contract, pairIn(order, 'type'), 'kind'),
      contract.replace('type:', 'kind:'),
    );
    const type = pairIn(order, 'type').value;
    if (type?.kind !== 'scalar') throw new Error('no scalar');
    check(
      contract,
      edit.replaceScalar(contract, type, "it's"),
      contract.replace("'table'", "'it''s'"),
    );
  });

  test('remove a pair', () => {
    check(
      contract,
      edit.removePair(contract, id, pairIn(id, 'min')),
      contract.replace('        min: 1 # at least\n', ''),
    );
    check(
      contract,
      edit.removePair(contract, id, pairIn(id, 'name')),
      contract.replace('name: id\n        min', 'min'),
    );
    check(
      contract,
      edit.removePair(contract, order, pairIn(order, 'name')),
      contract.replace(' name: orders # the orders', ''),
    );
    const options = pairIn(note, 'options');
    const inner = mapAt(contract, 'schema', 0, 'properties', 1, 'options');
    check(
      contract,
      edit.removePair(contract, inner, pairIn(inner, 'a')),
      contract.replace('a: 1', '{}'),
    );
    check(
      contract,
      edit.removePair(contract, inner, pairIn(inner, 'a'), { map: note, pair: options }),
      contract.replace('        options:\n          a: 1\n', ''),
    );
  });

  test('insert pairs and items', () => {
    check(
      contract,
      edit.insertPair(contract, id, 'unique', 'true'),
      contract.replace('integer\n', 'integer\n        unique: true\n'),
    );
    check(
      contract,
      edit.insertPair(contract, id, 'x', '\n  y: 1', { after: pairIn(id, 'name') }),
      contract.replace('name: id\n', 'name: id\n        x:\n          y: 1\n'),
    );
    check(
      contract,
      edit.insertPair(contract, order, 'id', '7', { before: pairIn(order, 'name') }),
      contract.replace('- name: orders', '- id: 7\n    name: orders'),
    );
    const list = pairIn(order, 'properties').value;
    if (list?.kind !== 'sequence') throw new Error('no list');
    check(
      contract,
      edit.insertItem(contract, list, 'name: z\ntype: q'),
      `${contract}      - name: z\n        type: q\n`.replace('a: 1\n      -', 'a: 1\n      -'),
    );
  });

  test('wrap a pair below a new parent, then join it', () => {
    const once = applyEdits(
      contract,
      edit.wrapPair(contract, id, pairIn(id, 'min'), 'logicalTypeOptions', 'minimum'),
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
      edit.wrapPair(text, map, pairIn(map, 'max'), 'logicalTypeOptions', 'maximum'),
      once.replace('1 # at least\n', '1 # at least\n          maximum: 9 # most\n'),
    );
  });

  test('wrap a scalar in a map, text blocks too', () => {
    check(
      contract,
      edit.wrapScalarInMap(contract, pairIn(note, 'description'), 'purpose'),
      contract.replace(
        'description: |\n          two\n            lines',
        'description:\n          purpose: |\n            two\n              lines',
      ),
    );
  });

  test('turn a map into a list', () => {
    const text =
      'models:\n  # first\n  orders: # main\n    type: table\n    # in\n    fields:\n      id: {type: int}\n  empty:\nend: 1\n';
    const root = mapAt(text);
    const expected =
      'models:\n  # first\n  - name: orders # main\n    type: table\n    # in\n    fields:\n      id: {type: int}\n  - name: empty\nend: 1\n';
    check(text, mapToList(text, pairIn(root, 'models'), 'name'), expected);
    const fields = mapAt(text, 'models', 'orders');
    check(
      text,
      mapToList(text, pairIn(fields, 'fields'), 'name'),
      text.replace('id: {type', '- {name: id, type'),
    );
    const lossy = 'm:\n  a: text\n';
    expect(mapToList(lossy, pairIn(mapAt(lossy), 'm'), 'name')).toEqual([]);
  });

  test('JSON stays JSON', () => {
    const text = '{\n  "a": 1,\n  "b": {"c": "x"}\n}\n';
    const root = mapAt(text);
    const inner = mapAt(text, 'b');
    const results = [
      edit.insertPair(text, root, 'd', 'true'),
      edit.removePair(text, root, pairIn(root, 'a')),
      edit.removePair(text, root, pairIn(root, 'b')),
      edit.renameKey(text, pairIn(root, 'a'), 'z z'),
      edit.movePair(text, root, pairIn(root, 'a'), inner, 'e'),
      edit.wrapPair(text, root, pairIn(root, 'a'), 'o', 'p'),
      edit.wrapScalarInMap(text, pairIn(inner, 'c'), 'q'),
      mapToList(
        '{"m": {"x": {"y": 1}, "z": {}}}',
        pairIn(mapAt('{"m": {"x": {"y": 1}, "z": {}}}'), 'm'),
        'name',
      ),
    ].map((edits, index): unknown =>
      JSON.parse(applyEdits(index === 7 ? '{"m": {"x": {"y": 1}, "z": {}}}' : text, edits)),
    );
    expect(results).toEqual([
      { a: 1, b: { c: 'x' }, d: true },
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
      edit.insertPair(text, mapAt(text, 'a'), 'c', '\n  d: 2'),
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
      const data = toJs(parseYaml(text).documents[0]?.tree());
      expect(JSON.stringify(data)).toContain(JSON.stringify(value));
      expect(problemsOf(text)).toEqual([]);
    }
  }
});

test('toJs merges and takes no harm from names', () => {
  const text = 'b: &b {x: 1, y: 2}\nu:\n  <<: *b\n  y: 3\n__proto__: {z: 1}\n';
  expect(JSON.stringify(toJs(parseYaml(text).documents[0]?.tree()))).toBe(
    '{"b":{"x":1,"y":2},"u":{"x":1,"y":3},"__proto__":{"z":1}}',
  );
});

test('pathAt leads to the innermost thing', () => {
  const text = 'a:\n  - b: xyz\n    c: 1\n';
  const path = pathAt(parseYaml(text).documents[0]?.tree(), text.indexOf('yz'));
  expect(path.map((step) => step.kind)).toEqual([
    'node',
    'pair',
    'node',
    'item',
    'node',
    'pair',
    'node',
  ]);
  expect(pathAt(parseYaml(text).documents[0]?.tree(), 0).at(-1)?.kind).toBe('key');
});

test('detectIndent', () => {
  expect(detectIndent('a:\n- b\nc:\n    d: 1\n')).toMatchObject({ step: 4, indentsLists: false });
  expect(detectIndent('a:\n  - b\n')).toMatchObject({ step: 2, indentsLists: true, isJson: false });
});
