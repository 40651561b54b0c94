import { describe, expect, test } from 'vitest';
import { parseYaml } from '../../../../server/src/syntax/yaml/parse-yaml.ts';
import type { YamlNode } from '../../../../server/src/syntax/yaml/tree.ts';
import { brokenTexts, exampleContracts, validTexts } from './fixtures.ts';
import { allProblems, problemsOf, showText } from './show.ts';

/** A broken text, what is read all the same, and the problems with what they mark. */
const table: readonly (readonly [string, string, readonly string[]])[] = [
  ['stat\nid: x\n', '{stat: ~, id: "x"}', ['missing-colon "stat"']],
  ['a: 1\nstat\nid: x\n', '{a: 1, stat: ~, id: "x"}', ['missing-colon "stat"']],
  [
    's:\n  - name: a\n    stat\n    id: x\n  - name: b\n',
    '{s: [{name: "a", stat: ~, id: "x"}, {name: "b"}]}',
    ['missing-colon "stat"'],
  ],
  ['o:\n  stat\n  id: x\n', '{o: {stat: ~, id: "x"}}', ['missing-colon "stat"']],
  ['o:\n  name:x\n  b: 1\n', '{o: {name: "x", b: 1}}', ['missing-space "name:"']],
  ['a: "open\nb: 2\n', '{a: "open", b: 2}', ['unclosed-quote "\\"open"']],
  [
    'o:\n  a: "open\n  b: 2\n  c: "x"\n',
    '{o: {a: "open", b: 2, c: "x"}}',
    ['unclosed-quote "\\"open"'],
  ],
  ['o:\n  - "a\n  - b\n', '{o: ["a", "b"]}', ['unclosed-quote "\\"a"']],
  ['"foo: bar\nname: x\n', '{foo: "bar", name: "x"}', ['unclosed-quote "\\"foo"']],
  ['o:\n  t: [a, b\n  n: x\n', '{o: {t: ["a", "b"], n: "x"}}', ['unclosed-bracket \"["']],
  [
    'o:\n  t: {a: 1, b: [2\n  n: x\n',
    '{o: {t: {a: 1, b: [2]}, n: "x"}}',
    ['unclosed-bracket \"{"'],
  ],
  ['t: [\n  a,\n  b\nn: x\n', '{t: ["a", "b"], n: "x"}', ['unclosed-bracket \"["']],
  ['o:\n\ta: 1\n\tb: 2\n', '{o: {a: 1, b: 2}}', ['tab-indent "\\t"']],
  [
    's:\n  - n: a\n\t\tt: x\n    i: y\n',
    '{s: [{n: "a", t: "x", i: "y"}]}',
    ['tab-indent "\\t\\t"'],
  ],
  ['o:\n  d: note: this\n  n: x\n', '{o: {d: "note: this", n: "x"}}', ['second-value ":"']],
  [
    's:\n  - n: a\nq    t: b\n    u: c\n  - n: d\ne: f\n',
    '{s: [{n: "a", t: "b", u: "c"}, {n: "d"}], e: "f"}',
    ['stray-text "q"'],
  ],
  [
    's:\n  - n: a\n    l:\n      - x\nq      - y\n  - n: d\n',
    '{s: [{n: "a", l: ["x", "y"]}, {n: "d"}]}',
    ['stray-text "q"'],
  ],
  [
    's:\n  - n: a\nq    l:\n      - x\n    m: 1\n  - n: d\n',
    '{s: [{n: "a", l: ["x"], m: 1}, {n: "d"}]}',
    ['stray-text "q"'],
  ],
  [
    's:\n  - n: a\nq  - n: "b"\n    t: 1\n  - n: d\n',
    '{s: [{n: "a"}, {n: "b", t: 1}, {n: "d"}]}',
    ['stray-text "q"'],
  ],
  ['o:\n  a: 1\nq  b:\n    c: 3\n', '{o: {a: 1}, q  b: {c: 3}}', []],
  ['o:\n  a: 1\nqq  b: 2\n  c: 3\n', '{o: {a: 1, b: 2, c: 3}}', ['stray-text "qq"']],
  ['o:\n  a: 1\nq  b: 2\np: 3\n', '{o: {a: 1}, q  b: 2, p: 3}', []],
  ['o:\n  a: 1\nq  b: |\n  c: 3\n', '{o: {a: 1}, q  b: "c: 3\\n"}', []],
  ['o:\n  a: 1\n   b: 2\n  c: 3\n', '{o: {a: 1, b: 2, c: 3}}', ['key-indent "b"']],
  ['o:\n  l:\n    a: 1\n   b: 2\n    c: 3\n', '{o: {l: {a: 1, b: 2, c: 3}}}', ['key-indent "b"']],
  [
    's:\n  - n: a\n   - n: b\n  - n: c\n',
    '{s: [{n: "a"}, {n: "b"}, {n: "c"}]}',
    ['dash-indent "-"'],
  ],
  ['s:\n   - n: a\n  - n: b\n', '{s: [{n: "a"}, {n: "b"}]}', ['dash-column "-"']],
  ['s:\n  - n: a\n  t: b\n  - n: c\n', '{s: [{n: "a", t: "b"}, {n: "c"}]}', ['key-indent "t"']],
  [
    'a: {{ x }}\nb: {{ env("a: b") }}/y # c\n{{ k }}: 2\n',
    '{a: <{{ x }}>, b: <{{ env("a: b") }}/y>, {{ k }}: 2}',
    [],
  ],
  // Half-typed: the braces below are those of another template.
  [
    'o:\n  - a: {{\n    b: x\n    c: {{ y }}\n',
    '{o: [{a: {{}: ~}, b: "x", c: <{{ y }}>}]}',
    ['unclosed-bracket "{"'],
  ],
  ['o:\n  {% if x %}\n  d: {{ a }}\n  {% endif %}\n  e: 1\n', '{o: {d: <{{ a }}>, e: 1}}', []],
  [
    '<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> x\nb: 3\n',
    '{a: 1, a: 2, b: 3}',
    ['conflict-marker "<<<<<<< HEAD"'],
  ],
  ['l:\n  - \n  -\n  - a:\n  - b: \nk:\n', '{l: [~, ~, {a: ~}, {b: ~}], k: ~}', []],
  ['{"a": [1, 2, "b": 3}\n', '{a: [1, 2, {b: 3}]}', ['unclosed-bracket \"["']],
  ['{"a": "x,\n "b": 1}\n', '{a: "x", b: 1}', ['unclosed-quote "\\"x"']],
  ['{"a": {"b": 1\n', '{a: {b: 1}}', ['unclosed-bracket \"{"']],
  ['a: *x\n', '{a: *x}', ['unknown-anchor "*x"']],
  ['a: "\\q"\n', '{a: "\\\\q"}', ['bad-escape "\\\\q"']],
  ['a: x\u0000y\n', '{a: "x\ufffdy"}', ['control-character "\\u0000"']],
  ['a: 1\nb = 2\nc: 3\n', '{a: 1, b: 2, c: 3}', ['missing-colon "b"']],
  ['o:\n  b：2\n  c: 3\n', '{o: {b: 2, c: 3}}', ['missing-colon "b"']],
  ['a: 1\n- b: 2\nc: 3\n', '{a: 1, b: 2, c: 3}', ['stray-text "-"']],
  ['o:\n  a: 1\n  - b: 2\n', '{o: {a: 1, b: 2}}', ['stray-text "-"']],
  [
    'a: 0\ns\n  - n: a\n    t: b\nc: 1\n',
    '{a: 0, s: [{n: "a", t: "b"}], c: 1}',
    ['missing-colon "s"'],
  ],
  ['a: 0\n# c\ns\n  t: b\nc: 1\n', '{a: 0, s: {t: "b"}, c: 1}', ['missing-colon "s"']],
  [
    'd:\n  p: |\none line\ntwo lines\ne: 1\n',
    '{d: {p: "one line\\ntwo lines\\n"}, e: 1}',
    ['block-not-indented "one line"'],
  ],
  ['a: x y\n  z w: 1\n    # c\nb: 1\n', '{a: "x y z w: 1", b: 1}', ['second-value ":"']],
  ['a: 1\n  b: 2\n  c: 3\nd: 4\n', '{a: 1, b: 2, c: 3, d: 4}', ['below-value "b"']],
  ['a: 1\n  - b: 2\n  - b: 3\nc: 4\n', '{a: [{b: 2}, {b: 3}], c: 4}', ['below-value "-"']],
  ["a: 'b's'\nc: 1\n", '{a: "b\'s", c: 1}', ['text-behind-quote "s\'"']],
  ['a: > 0\nb: [x] y\n', '{a: "> 0", b: "[x] y"}', ['bad-start ">"', 'bad-start "["']],
  ['l:\n  * a: 1\n    b: 2\n  * a: 3\n', '{l: [{a: 1, b: 2}, {a: 3}]}', ['entry-sign "*"']],
  [
    'l:\n  - d: see\n      * x\n      * y\n    b: [z\n    p:\n      - n: b\n',
    '{l: [{d: "see * x * y", b: ["z"], p: [{n: "b"}]}]}',
    ['unclosed-bracket "["'],
  ],
  [
    'l:\n  - a: 1\n    t:\n      -x\n      -y\n  * a: 2\n',
    '{l: [{a: 1, t: ["x", "y"]}, {a: 2}]}',
    ['missing-space "-"', 'entry-sign "*"'],
  ],
  ['l:\n  - - a: 1\n    b: 2\n', '{l: [{a: 1, b: 2}]}', ['stray-text "-"']],
  [
    '{"a": "x"\n "b" "y" "c": 1}\n',
    '{a: "x", b: "y", c: 1}',
    ['missing-comma "\\""', 'missing-colon "\\"b\\""', 'missing-comma "\\""'],
  ],
  ['a: @x\nb: 1\n', '{a: "@x", b: 1}', ['bad-start "@"']],
];

describe('broken text', () => {
  test.each(table)('%j', (text, tree, problems) => {
    expect(showText(text)).toBe(tree);
    expect(problemsOf(text)).toEqual(problems);
  });
});

test('values of the core schema', () => {
  const text =
    '[1, 0o17, 0x1F, -0, 1e400, .nan, -.inf, 9007199254740993, 1.50, no, on, ~, Null, True, 1_000, +5]';
  expect(showText(text)).toBe(
    '[1, 15, 31, -0, Infinity, NaN, -Infinity, 9007199254740993, 1.5, "no", "on", null, null, true, "1_000", 5]',
  );
});

test('line and paragraph separators stay in values and comments', () => {
  const text = 'a: x\u2028y\nb: "p\u2029q" # c\u2028d\n#\u2028\nc: |\n  t\u2028u\n';
  expect(showText(text)).toBe('{a: "x\u2028y", b: "p\u2029q", c: "t\u2028u\\n"}');
  const comments = parseYaml(text).documents[0]?.blocks.flatMap((block) => block.fragment.comments);
  expect(comments?.map((comment) => comment.text)).toEqual(['# c\u2028d', '#\u2028']);
});

/** Whether children lie inside of their parents and in order. */
function isOrdered(node: YamlNode | undefined, from: number, to: number): boolean {
  if (node === undefined) return true;
  if (node.start < from || node.end < node.start || node.end > to) return false;
  let position = node.start;
  if (node.kind === 'map') {
    for (const pair of node.pairs) {
      if (pair.start < position || pair.end > node.end) return false;
      if (!isOrdered(pair.key, pair.start, pair.end)) return false;
      if (!isOrdered(pair.value, pair.key.end, pair.end)) return false;
      position = pair.end;
    }
  } else if (node.kind === 'sequence') {
    for (const item of node.items) {
      if (item.start < position || item.end > node.end) return false;
      if (!isOrdered(item.value, item.start, item.end)) return false;
      position = item.end;
    }
  }
  return true;
}

const short = exampleContracts().filter(({ text }) => text.length < 1_500);

test.each(
  [...validTexts, ...brokenTexts, ...short.map(({ text }) => text)].map((text) => [
    text.slice(0, 40),
    text,
  ]),
)('every prefix of %j keeps its ranges inside', (_, text) => {
  let file = parseYaml('');
  for (let length = 0; length <= text.length; length++) {
    const prefix = text.slice(0, length);
    file = parseYaml(prefix, file);
    const ordered = file.documents.every((one) => isOrdered(one.tree(), one.start, one.end));
    const marked = allProblems(file).every(
      ({ start, end, id }) => start >= 0 && end >= start && end <= length && id !== 'unreadable',
    );
    if (!ordered || !marked) expect(prefix).toBe('read with ranges inside');
  }
});
