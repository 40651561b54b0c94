import { contract } from '../../example.ts';
import { brokenQuery, type BrokenQuery } from '../../meaning/broken-query.ts';
import { defineRule, type Report } from '../../rule.ts';
import { sqlQueriesOf } from '../../sql-queries.ts';

type Messages = BrokenQuery['kind'];

export default defineRule<'document', Messages>({
  meta: {
    code: 'sql-parses',
    family: 'meaning',
    severity: 'warning',
    since: '0.1.0',
    summary:
      'The query of a check is complete: what it opens it closes, and it does not end early.',
    explanation:
      'A query that no database can read fails with every run of the check. Reported is what is wrong in any dialect: an open text, name or parenthesis, a parenthesis too many, an end where more must follow, a first word that is misspelt. What one grammar does not know may be right in another: [sql-is-readable](sql-is-readable.md) says it as a hint.',
    examples: [
      {
        title: 'An open parenthesis',
        bad: contract(`
schema:
  - name: orders
    quality:
      - type: sql
        query: select count(* from {object} where amount < 0
        mustBe: 0
    properties:
      - name: amount`),
        good: contract(`
schema:
  - name: orders
    quality:
      - type: sql
        query: select count(*) from {object} where amount < 0
        mustBe: 0
    properties:
      - name: amount`),
      },
    ],
    cost: 'idle',
    fixable: 'no',
    messages: {
      quote: 'This quote is not closed.',
      parenthesis: 'This parenthesis is not closed.',
      closing: 'This parenthesis closes nothing.',
      cut: 'The query ends too early: {expected}',
      start: 'A query does not begin with `{name}`. Did you mean `{similar}`?',
    },
  },
  on: 'document',
  *check(visit, { sql }): Iterable<Report<Messages>> {
    if (sql === undefined) return;
    for (const query of sqlQueriesOf(visit, sql)) {
      const broken = brokenQuery(query);
      if (broken === undefined) continue;
      const { kind, params, start, end } = broken;
      yield { messageId: kind, params, range: query.place(start, end) };
    }
  },
});
