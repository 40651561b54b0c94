import { listed, similarAmong } from '../../dead-end.ts';
import { checkedOrders } from '../../example.ts';
import { replaceSegment } from '../../fixes/replace-segment.ts';
import { ContractTables } from '../../meaning/contract-tables.ts';
import { deadColumns } from '../../meaning/dead-columns.ts';
import { defineRule, type Report } from '../../rule.ts';
import { sqlQueriesOf } from '../../sql-queries.ts';

type Messages = 'unknown' | 'similar' | 'unknown-table' | 'similar-table';

export default defineRule<'document', Messages>({
  meta: {
    code: 'sql-columns-exist',
    family: 'meaning',
    severity: 'warning',
    since: '0.1.0',
    summary: 'The columns that a query names are properties of the objects it reads.',
    explanation:
      "A query with a column that does not exist fails at run time, long after the contract was accepted. The query is read with the grammar of the contract's servers. A column counts as known by the `name` or the `physicalName` of a property, in upper or lower case, and so do aliases, common table expressions and the columns of subqueries.\n\nNothing is said where the contract cannot know: of columns next to a table that is none of its objects, a function or a pivot, of placeholders, and of queries that could not be read (see [sql-is-readable](sql-is-readable.md)). A name with a schema, such as `sales.orders`, is the object `orders` when its `physicalName` or a server says the same schema; otherwise it may be another table. So is `archive.{object}`.",
    examples: [
      {
        title: 'A misspelt column',
        bad: checkedOrders(`
      - type: sql
        query: |
          select count(*)
          from {object}
          where amuont < 0
        mustBe: 0`),
        good: checkedOrders(`
      - type: sql
        query: |
          select count(*)
          from {object}
          where amount < 0
        mustBe: 0`),
        fixed: true,
      },
      {
        title: 'A table that the query does not read',
        bad: checkedOrders(`
      - type: sql
        query: select count(*) from orders o where orders.amount < 0
        mustBe: 0`),
        good: checkedOrders(`
      - type: sql
        query: select count(*) from orders o where o.amount < 0
        mustBe: 0`),
      },
    ],
    cost: 'idle',
    fixable: 'unsafe',
    messages: {
      unknown: 'There is no column `{name}` in {tables}; there are {names}.',
      similar: 'There is no column `{name}` in {tables}. Did you mean `{similar}`?',
      'unknown-table': 'The query reads nothing that is called `{name}`; it reads {tables}.',
      'similar-table': 'The query reads nothing that is called `{name}`. Did you mean `{similar}`?',
    },
    fixes: { replace: 'Write `{value}`' },
  },
  on: 'document',
  *check(visit, { sql }): Iterable<Report<Messages>> {
    if (sql === undefined) return;
    let tables: ContractTables | undefined;
    for (const { reading, object, place } of sqlQueriesOf(visit, sql)) {
      if (reading.kind !== 'read' || reading.scopes === undefined) continue;
      tables ??= new ContractTables(visit.symbols());
      for (const dead of deadColumns(reading.scopes, tables, object)) {
        const { text: name, start, end } = dead.name;
        const range = place(start, end);
        const similar = similarAmong(name, dead.spellings);
        const params = { name, tables: listed(dead.among), names: listed(dead.candidates) };
        const ofTable = dead.kind === 'table';
        if (similar === undefined) {
          yield { messageId: ofTable ? 'unknown-table' : 'unknown', params, range };
        } else {
          const messageId = ofTable ? 'similar-table' : 'similar';
          yield {
            messageId,
            params: { ...params, similar },
            range,
            data: { name, value: similar },
          };
        }
      }
    }
  },
  fix: replaceSegment,
});
