import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskJinja, type MaskChoice } from '../../../../server/src/syntax/sql/jinja/mask-jinja.ts';
import {
  readExpression,
  type JinjaValue,
} from '../../../../server/src/syntax/sql/jinja/read-expression.ts';
import { readJinja } from '../../../../server/src/syntax/sql/jinja/read-jinja.ts';
import { scanJinja } from '../../../../server/src/syntax/sql/jinja/scan-jinja.ts';
import { dbtModels } from '../../model/dbt/dbt-models.ts';

function tagsOf(text: string): readonly string[] {
  return scanJinja(text).map(
    ({ kind, inner, closed }) =>
      `${kind}${closed ? '' : '!'}:${text.slice(inner.start, inner.end).trim()}`,
  );
}

describe('tags', () => {
  test.each([
    [
      '{{ a }}{%- if b -%}{# c #}{{- d -}}',
      ['expression:a', 'statement:if b', 'comment:c', 'expression:d'],
    ],
    [
      "{{ config(post_hook='grant {{ this }}') }}",
      ["expression:config(post_hook='grant {{ this }}')"],
    ],
    ["{{ {'a': {'b': 1}} }}", ["expression:{'a': {'b': 1}}"]],
    ['{% set x = "%}" %}', ['statement:set x = "%}"']],
    ["{{ 'it\\'s }}' }}", ["expression:'it\\'s }}'"]],
    ['a {{ b\nc {{ d }}', ['expression!:b', 'expression:d']],
    ['{{ a {{ b }}', ['expression!:a', 'expression:b']],
    ['{% raw %}{{ a }}{% endraw %}{{ b }}', ['statement:raw', 'statement:endraw', 'expression:b']],
    ['{# a {{ b }}', ['comment!:a', 'expression:b']],
    ["{{ it's }} {{ b }}", ["expression:it's", 'expression:b']],
    ['{{}}', ['expression:']],
    ['{{-}}', ['expression:']],
    ['{', []],
    ['{{', ['expression!:']],
  ])('%s', (text, expected) => {
    expect(tagsOf(text)).toEqual(expected);
  });
});

/** The value in short: names in `<>`, lists in `[]`. */
function short(value: JinjaValue | undefined): string {
  if (value === undefined) return '-';
  if (value.kind === 'text') return `'${value.text}'`;
  if (value.kind === 'name') return `<${value.text}>`;
  if (value.kind === 'plain') return '#';
  if (value.kind === 'other') return `(${value.parts.map(short).join(' ')})`;
  if (value.kind !== 'call') return `[${value.items.map(short).join()}]`;
  const args = value.args.map(
    ({ key, value: of }) => (key === undefined ? '' : `${key}=`) + short(of),
  );
  return `${value.name}(${args.join()})`;
}

describe('expressions', () => {
  test.each([
    ["ref('a')", "ref('a')"],
    ["ref('p', 'a', v=2)", "ref('p','a',v=#)"],
    ["dbt_utils.star(from=ref('a'), except=['x', \"y\"])", "star(from=ref('a'),except=['x','y'])"],
    ["'email' | upper | hash(salt='x')", "hash(upper('email'),salt='x')"],
    ["ref('a').include(database=false)", "ref('a')"],
    ["'a' if target.name == 'dev' else b", "('a' <b>)"],
    ["f(x ~ 'y', (1, 2), {'k': v})", "f((<x> 'y'),[#,#],(('k' <v>)))"],
    ['f(g(h(true)))', 'f(g(h(#)))'],
    ["f('a'", "f('a')"],
    ['f(,,)', 'f()'],
    ["names | join(',')", "join(<names>,',')"],
    ["f(')', [']', '}'])", "f(')',[']','}'])"],
    [')', '-'],
    ['', '-'],
    [`${'f('.repeat(1000)}x`, expect.stringContaining('f(f(f(') as string],
  ])('%s', (text, expected) => {
    expect(short(readExpression(text, { start: 0, end: text.length }))).toEqual(expected);
  });

  test('come to an end, whatever stands in quotes and brackets', () => {
    const word = fc.constantFrom('a', '|', ',', '=', '.', '(', ')', '[', ']', '{', '}', 'if', '1');
    const quoted = word.map((text) => `'${text}'`);
    fc.assert(
      fc.property(fc.array(fc.oneof(word, quoted), { maxLength: 20 }), (words) => {
        const text = words.join(' ');
        short(readExpression(text, { start: 0, end: text.length }));
      }),
      { numRuns: 2000 },
    );
  });
});

const first: MaskChoice = { branch: 'first', macros: 'name' };

function masked(text: string, choice = first): string {
  return maskJinja(text, readJinja(text).tags, choice).text.replaceAll(/\s+/g, ' ').trim();
}

describe('what stays of a template', () => {
  test.each([
    ['a {{ b }} c', 'a qqqqqqq c'],
    ["{{ config(materialized='view') }} select", 'select'],
    ['{% if a %} x {% elif b %} y {% else %} z {% endif %}', 'x'],
    ['{% if a %}{% if b %} x {% else %} y {% endif %}{% else %} z {% endif %}', 'x'],
    [
      '{% for i in l %} a{% if not loop.last %},{% else %} b {% endif %}{% else %} c {% endfor %}',
      'a b',
    ],
    ["{% for i in l %} a {{ ',' if not loop.last }}{% endfor %}", 'a'],
    ['{% for i in l %}{% if loop.first %} with {% endif %} a {% endfor %}', 'with a'],
    ['{% set a %} x {% endset %} y {% set b = 1 %} z', 'y z'],
    ['{% macro m(a) %} x {{ a }} {% endmacro %} y', 'y'],
    ["{% call statement('s') %} x {% endcall %} y", 'y'],
    ['{% endif %} a {% else %} b', 'a b'],
    ['{% raw %} {{ a }} {% endraw %}', '{{ a }}'],
  ])('%s', (text, expected) => {
    expect(masked(text)).toBe(expected);
  });

  test('the last branch, or none', () => {
    const last: MaskChoice = { branch: 'last', macros: 'name' };
    expect(masked('{% if a %} x {% elif b %} y {% else %} z {% endif %}', last)).toBe('z');
    expect(masked('{% if a %} x {% endif %} y', last)).toBe('y');
  });

  test('macros that are no value', () => {
    const blank: MaskChoice = { branch: 'first', macros: 'blank' };
    expect(masked("a {{ m('x') }} {{ ref('y') }} {{ z }}", blank)).toMatch(/^a q+ q+$/);
  });

  test.each(dbtModels)('$title: lines and offsets stay', ({ sql }) => {
    const { text } = maskJinja(sql, readJinja(sql).tags, first);
    expect(text.length).toBe(sql.length);
    expect(text.replaceAll(/[^\r\n]/g, '')).toBe(sql.replaceAll(/[^\r\n]/g, ''));
  });
});
