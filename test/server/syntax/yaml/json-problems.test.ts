import { expect, test } from 'vitest';
import { withJsonProblems } from '../../../../server/src/syntax/yaml/json-problems.ts';
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
  ['a: 1\n', 'not-json', 'a'],
  ['{"a": &x 1, "b": *x}', 'not-json', '*x'],
  ['{"a": 1', 'unclosed-bracket', '{'],
  ['{"a": "the "total" of it"}', 'json-quote-inside', 'total" of it"'],
  ['{"a": "\\x"}', 'bad-escape', '\\x"'],
])('%s', (text, id, marked) => {
  const problems = allProblems(withJsonProblems(parseYaml(text)));
  expect(problems.map((one) => one.id)).toEqual(id === undefined ? [] : [id]);
  expect(problems.map(({ start, end }) => text.slice(start, end)).join()).toBe(marked);
});
