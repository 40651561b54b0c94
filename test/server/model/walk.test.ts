import { expect, test } from 'vitest';
import { isDeferred } from '../../../server/src/model/shape.ts';
import type { FieldVisit } from '../../../server/src/model/visit.ts';
import { pairsOf } from '../../../server/src/model/pairs.ts';
import { walkValue } from '../../../server/src/model/walk.ts';
import { odcs } from '../../../server/src/spec/odcs/odcs.ts';
import { SpecIndex } from '../../../server/src/spec/spec-index.ts';
import { parseYaml } from '../../../server/src/syntax/yaml/parse-yaml.ts';
import { findPair, type YamlMap, type YamlNode } from '../../../server/src/syntax/yaml/tree.ts';

const spec = new SpecIndex(odcs);
const tree = (text: string): YamlNode | undefined => parseYaml(text).documents[0]?.tree();

function fieldsOf(text: string, version: string): readonly FieldVisit[] {
  const visits: FieldVisit[] = [];
  const field = spec.type('Contract').fields.servers!;
  walkValue(
    spec,
    version,
    tree(text),
    spec.value(field, version),
    { name: 'servers', field, pair: undefined, item: undefined },
    { field: (visit) => visits.push(visit) },
  );
  return visits;
}

test('merged pairs come after own ones and say where they come from', () => {
  const root = tree('a: &a { x: 1, y: 2 }\nb:\n  <<: *a\n  y: 3\n') as YamlMap;
  const pairs = pairsOf(findPair(root, 'b')!.value as YamlMap);
  expect(pairs.map(({ pair, via }) => [pair.key.value, via !== undefined])).toEqual([
    ['y', false],
    ['x', true],
  ]);
});

test('the discriminator decides which fields are known', () => {
  const known = (type: string): boolean =>
    fieldsOf(`- { server: a, type: ${type}, host: h }`, '3.1.0').at(-1)?.field !== undefined;
  expect(known('kafka')).toBe(true);
  expect(known('s3')).toBe(false);
  expect(known('no-such-type')).toBe(true);
});

test('where other fields may stand, one of a later version is just another field', () => {
  const id = (version: string): FieldVisit | undefined =>
    fieldsOf('- { id: a.b, server: a, type: kafka, host: h }', version)[0];
  expect(id('3.0.2')?.field).toBeUndefined();
  expect(id('3.1.0')?.field).toBeDefined();
});

test.each([
  ['${VAR}', true],
  ['a-${VAR:-b}', true],
  ['{{ x }}', true],
  ['$VAR', false],
  ['"{{ x }}"', false],
])('%s is known later: %s', (text, expected) => {
  const value = findPair(tree(`a: ${text}\n`) as YamlMap, 'a')?.value;
  expect(value?.kind === 'scalar' && isDeferred(value)).toBe(expected);
});
