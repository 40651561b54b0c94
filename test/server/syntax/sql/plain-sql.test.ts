import { describe, expect, test } from 'vitest';
import { MAX_MODEL_COST, modelCost } from '../../../../server/src/syntax/sql/model-cost.ts';
import { plainSql } from '../../../../server/src/syntax/sql/plain-sql.ts';
import type { SqlDialect } from '../../../../server/src/syntax/sql/sql-facts.ts';

describe('texts, names and comments lose their characters', () => {
  test.each<[SqlDialect, string, string | undefined]>([
    ['generic', "a 'b(''c' d", "a 'xxxxx' d"],
    ['generic', 'a -- b\nc /* (d */ e', 'a     \nc          e'],
    ['snowflake', "'a\\'b' c // d", "'xxxx' c     "],
    ['postgresql', "'a\\' b", "'xx' b"],
    ['postgresql', "e'a\\'b' $$c'($$ $t$ $$ $t$", "e'xxxx' 'xxxxx' 'xxxxxxxx'"],
    ['bigquery', "'''a'b\n''' \"c'\" r'\\' # d", "'xxxxx\nxx' 'xx' r'x'    "],
    ['bigquery', '`a.b c`.d', '`x.xxx`.d'],
    ['snowflake', '"a""(b"', '"xxxxx"'],
    ['generic', 'a😀b', 'axxb'],
    ['generic', "it's", undefined],
    ['generic', 'a /* b', undefined],
    ['generic', '"a', undefined],
  ])('%s: %s', (dialect, text, expected) => {
    expect(plainSql(text, dialect)).toBe(expected);
  });
});

describe('what a text may cost', () => {
  const isReadable = (text: string, dialect: SqlDialect = 'snowflake'): boolean =>
    modelCost(text, dialect) <= MAX_MODEL_COST;
  const many = (text: string, times: number): string => text.repeat(times);

  test.each([
    ['thousands of columns', `select ${many('a.b as c, ', 3000)} d from t`],
    ['a hundred conditions', `select a from t where ${many('a.b = 1 and ', 50)} c = 2`],
    ['a hundred joins', `select a from t ${many('left join u on t.a = u.b ', 100)}`],
    ['a long CASE', `select case ${many('when a = 1 then b ', 300)} else c end from t`],
    ['a dozen levels', `select ${many('f(', 12)}a${many(')', 12)} from t`],
    [
      'many calls side by side',
      `select ${many('coalesce(sum(case when a > 1 then b end), 0), ', 300)} c`,
    ],
  ])('%s are read', (_title, text) => {
    expect(isReadable(text)).toBe(true);
  });

  test.each([
    ['calls in calls', `select ${many('f(', 20)}a`],
    ['calls beside a name `end`', `select ${many('f(end, ', 20)}a`],
    ['CASE in CASE', `select ${many('case when ', 20)}a`],
    ['intervals of intervals', `select ${many('interval ', 20)}a`],
    ['long chains', `select ${many('a + ', 1000)}a`],
    ['chains in chains', `select ${many('(', 9)}a${many(`${many('+ a ', 60)})`, 9)}`],
    ['joins without conditions', `select a from t ${many('join u ', 100)}`],
    ['tens of thousands of words', many('select a, ', 20_000)],
  ])('%s are not', (_title, text) => {
    expect(isReadable(text)).toBe(false);
  });

  test('PostgreSQL reads nested calls again and again', () => {
    const text = `select ${many('f(', 12)}a${many(')', 12)} from t`;
    expect(modelCost(text, 'postgresql')).toBeGreaterThan(10 * modelCost(text, 'snowflake'));
  });
});
