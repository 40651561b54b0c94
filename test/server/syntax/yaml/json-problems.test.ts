import { expect, test } from 'vitest';
import {
  withJsonProblems,
  withoutComments,
} from '../../../../server/src/syntax/yaml/json-problems.ts';
import { parseYaml } from '../../../../server/src/syntax/yaml/parse-yaml.ts';
import { allProblems } from './show.ts';

/** What is no JSON though YAML takes it: the problem and what it marks. */
test.each([
  ['{"a": 1, "b": [true, null, "x"]}', undefined, ''],
  ['\ufeff{"a": {"b": -1.5e3}}\n', undefined, ''],
  ['', undefined, ''],
  ['{"a": 1,}', 'json-comma', ','],
  ['{"a": [1, 2 , ]}', 'json-comma', ','],
  ["{'a': 1}", 'json-quotes', "'a'"],
  ['{"a": yes}', 'json-quotes', 'yes'],
  ['{a: 1}', 'json-quotes', 'a'],
  ['{"a": 1} # why', 'json-comment', '# why'],
  ['{\n  // why, and: how\n  "a": 1\n}', 'json-comment', '// why, and: how'],
  ['{"a": 1, // it\'s "b": [2]\n "c": 3}', 'json-comment', '// it\'s "b": [2]'],
  ['{"a": 1}\n// the end', 'json-comment', '// the end'],
  ['{"a": /* "b", */ 1 /* c */}', 'json-comment', '/* "b", */'],
  ['/* of\n two lines */ {"a": 1}', 'json-comment', '/* of\n two lines */'],
  ['{"a": "https://x.org/*", "b": "\\"// c"}', undefined, ''],
  ['{"a": 1, /* b', 'unclosed-bracket', '{'],
  ['a: 1\n', 'not-json', 'a'],
  ['{"a": &x 1, "b": *x}', 'not-json', '*x'],
  ['{"a": 1', 'unclosed-bracket', '{'],
  ['{"a": "the "total" of it"}', 'json-quote-inside', 'total" of it"'],
  ['{"a": "\\x"}', 'bad-escape', '\\x"'],
])('%s', (text, id, marked) => {
  const problems = allProblems(withJsonProblems(parseYaml(withoutComments(text)), text));
  expect(problems.map((one) => one.id)).toEqual(id === undefined ? [] : [id]);
  expect(problems.map(({ start, end }) => text.slice(start, end)).join()).toBe(marked);
});

test('a text full of comments that nobody closes is read once', () => {
  const start = performance.now();
  withoutComments('/*'.repeat(500_000));
  withoutComments(`{"a": ${'"'.repeat(500_001)}`);
  withoutComments('"\\'.repeat(500_000));
  expect(performance.now() - start).toBeLessThan(1_000);
});
