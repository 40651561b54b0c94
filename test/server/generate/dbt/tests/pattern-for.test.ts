import { describe, expect, test } from 'vitest';
import { adapters } from '../../../../../server/src/generate/dbt/dbt-input.ts';
import { patternFor } from '../../../../../server/src/generate/dbt/tests/pattern-for.ts';

describe('patterns', () => {
  test.each(['^[A-Z]{2}-\\d+$', 'a|b', '^(x|y)+[.]?$'])('%s is the same everywhere', (source) => {
    for (const adapter of adapters)
      expect(patternFor(adapter, source)).toEqual({ pattern: source });
  });

  test.each([
    ['duckdb', '(?<year>\\d{4})', '(\\d{4})'],
    ['duckdb', 'a+?b*?', 'a+b*'],
    ['snowflake', '(?:ab)+', '(ab)+'],
    ['postgres', '\\bx\\B', '\\yx\\Y'],
    ['trino', '[[&]', '[\\[\\&]'],
    ['duckdb', '\\u00e9\\x41\\u{1F600}', 'éA😀'],
    ['duckdb', 'a\\/b\\-c[\\-x]', 'a/b-c[\\-x]'],
    ['postgres', '{x}', '\\{x\\}'],
    ['databricks', '(a)\\1(?!b)', '(a)\\1(?!b)'],
  ] as const)('on %s %s is written %s', (adapter, source, pattern) => {
    expect(patternFor(adapter, source)).toEqual({ pattern });
  });

  test.each([
    ['duckdb', '(?=a)', /`\(\?=`/],
    ['bigquery', '(a)\\1', /`\\1`/],
    ['postgres', '\\p{L}', /`\\p\{L\}`/],
    ['postgres', 'a{300}', /`\{300\}`/],
    ['duckdb', '[^]', /`\[\^\]`/],
    ['trino', '(', /no regular expression/],
    ['trino', '\\Aa', /another dialect/],
  ] as const)('on %s %s cannot be written', (adapter, source, reason) => {
    const read = patternFor(adapter, source);
    expect('reason' in read ? read.reason : '').toMatch(reason);
  });
});
