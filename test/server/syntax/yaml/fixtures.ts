import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Texts that stress the cutting of a file into blocks; the valid ones come first. */
export const validTexts: readonly string[] = [
  '',
  '\n',
  '# only a comment\n',
  'a: 1\nb: 2\n',
  '# head\n\n# of a\na: 1 # tail\n# of b\nb:\n  - x\n  # inside\n  - y\n\n# end\n',
  'schema:\n  - name: a # first\n    properties:\n      - name: p\n        type: "x"\n\n  # second\n  - name: b\n    sql: |\n      select 1\n      # no comment\n\n      from t\n  - name: c\nservers:\n- server: s\n- server: t\nend: true\n',
  'a: |+\n  text\n\n\n# c\n\nb: >-\n  folded\n  text\n',
  'a: |\n  x\n# c\nb: y\n',
  'text: "over\n  two: lines"\nplain: one\n  two\n  # no\nlist: [a,\n  b, # c\n# d\n  c\n]\nz: {a: 1,\n  b: 2\n}\n',
  '---\na: 1\nb: 2\n---\nc: 3\nd: [x]\n...\n# after\n---\n- x\n- y\n',
  '%YAML 1.2\n---\na: 1\nb: 2\n',
  '# first\n---\n# second\na: 1\nb:\n  - 1\n  - 2\n',
  'base: &base\n  x: 1\nuse:\n  <<: *base\n  y: 2\nlist:\n  - *base\n  - z\n',
  'a: &a 1\nb: 2\n',
  '{"a": [1, 2, {"b": null}],\n"c": "d"}\n',
  '[1, 2]\n',
  '- a\n- b: c\n',
  'just text\nover lines\n',
  '"quoted\na: b"\n',
  '? a\n: b\n? c\n: d\n',
  '"a b": 1\n\'c\': 2\n<<: {x: 1}\n',
  'a: 1\r\nb:\r\n  - x\r\n  - y\r\nc: |\r\n  t\r\n  u\r\nd: "e\r\n  f"\r\n',
  'a: 1\rb:\r  - x\r  - y\rc: 2\r',
  '\ufeffa: 1\nb: 2\n',
  'ä: "ü\u2028ß"\n😀: 👍 x\n\ud800: lone\nz: 1\n',
  '__proto__: 1\nconstructor: 2\ntoString:\n  - a\n  - b\nhasOwnProperty: x\n',
  'a: {{ x }}\nb: "{{ y }}"\nc: |\n  {{ z }}\n  {% if q %}\nd: 1\n',
  'a:\n  -\n  - \n  - x\nb:\n',
  'a: # c\n  # d\n  - x\n  - y # e\n\n  # f\nb: 1\n',
  'a:\n\n  - x\n\n\n  - y\n\nb: 1\n',
  'a: !!str 1\nb: !custom {x: 1}\nc: !!seq\n  - 1\n  - 2\n',
  'a: - x\n'.replace('- ', '-'),
  'k:\n  "x": 1\n  y: - 2\n'.replace('- 2', '-2'),
];

/** Half-typed and broken ones. */
export const brokenTexts: readonly string[] = [
  'stat\nid: x\n',
  'a: "unclosed\nb: 2\n',
  'a: [1, 2\nb: 2\n',
  'a:\n\tb: 1\n\tc: 2\nd: 3\n',
  'schema:\n  - name: a\n   - name: b\n  - name: c\n - name: d\n',
  'schema:\n   - name: a\n  - name: b\n  - x\nfoo\nbar: 1\n',
  '<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> x\nb: 3\n',
  'd: note: this\ne: 1\n',
  'a: *nope\nb: &x {c: *x}\n',
  'a: x\u0000y\u0007\nb: 1\n',
  '}\na: 1\nb: 2\n',
  'a: 1\n@: 2\n`: 3\n%x: 4\n',
  'o:\n  a: 1\n   b: 2\n c: 3\nd: 1\n',
  '{"a": "x,\n "b": [1, 2}\n',
  '{{ jinja }}\na: 1\n{% if %}\nb: {{ c }\n',
  'a:\n- b\n-c\n- d: e\n f: g\n',
  'a: |\nb\nc: >x\n  d\n',
  '{"a": "x"\n "b": {"c": 1\n "d" "e"}, "f" = "g" "h"; [1] {i: "j "k" l"}}\n',
  'a: 1\n  b: 2\n  c d: 3\ns: x\n  - y: 1\n    z: 2\nt: !!int u\n',
  's:\n  * name: a\n    x: 1\n  – name: b\n  -c: d\nt:\n-a\n• b\n',
  's:\n  - - b: 1\n    c: 2\n      - d: 3\n        e: 4\n',
  "a: 'it's'\r\nb: > 0\r\nc: [x] y\r\nl:\r\n  - \"a\" b\r\n  - |x\r\nd: *b c\r\n",
];

/** Contracts of the standard, where a checkout of them lies next to this repository. */
export function exampleContracts(): readonly { readonly name: string; readonly text: string }[] {
  const folder = join(import.meta.dirname, '../../../../../shared/odcs/examples');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}
