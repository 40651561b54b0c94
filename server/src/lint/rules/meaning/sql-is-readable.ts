import { checkedOrders } from '../../example.ts';
import { brokenQuery } from '../../meaning/broken-query.ts';
import { defineRule, type Report } from '../../rule.ts';
import { sqlQueriesOf } from '../../sql-queries.ts';

type Messages = 'unread' | 'large' | 'unavailable';

export default defineRule<'document', Messages>({
  meta: {
    code: 'sql-is-readable',
    family: 'meaning',
    severity: 'hint',
    since: '0.1.0',
    summary: 'The query of a check can be read with the grammar of its server.',
    explanation:
      'The grammar comes from the `type` of the servers; without one, or for a server that has none, it is what most dialects have in common. A query that it cannot read may still be right, for no grammar has all of a dialect. But then its columns are not checked, and that is worth knowing; so is a query in the dialect of another server. The same is said of a query that is so long, or nested so deep, that the parser would take too long.',
    examples: [
      {
        title: 'A comma too many',
        bad: checkedOrders(`
      - type: sql
        query: select order_id,, amount from {object}
        mustBe: 0`),
        good: checkedOrders(`
      - type: sql
        query: select order_id, amount from {object}
        mustBe: 0`),
      },
    ],
    cost: 'idle',
    fixable: 'no',
    messages: {
      unread:
        'This could not be read as SQL of {dialect}, so its columns are not checked: {reason}',
      large:
        'This query is too long or nested too deep to be read, so its columns are not checked.',
      unavailable:
        'The queries of this file were not checked: the parser of SQL does not run here. The log says why.',
    },
  },
  on: 'document',
  *check(visit, { sql }): Iterable<Report<Messages>> {
    if (sql === undefined) return;
    for (const query of sqlQueriesOf(visit, sql)) {
      const { reading, text, dialects, place } = query;
      if (reading.kind === 'unavailable') {
        // One stands for all: what failed is the parser, not the query.
        yield { messageId: 'unavailable', range: place(0, text.length), incomplete: true };
        return;
      }
      if (reading.kind === 'large') yield { messageId: 'large', range: place(0, text.length) };
      // What is wrong in any dialect is said by the rule on that.
      if (reading.kind !== 'failed' || brokenQuery(query) !== undefined) continue;
      const { message: reason, at } = reading;
      const params = { dialect: titles[dialects[0] ?? 'generic'] ?? 'any dialect', reason };
      // The word or sign that the parser stumbled over.
      const end = text.trimEnd().length;
      const start = Math.min(at ?? end - 1, end - 1);
      const word = /^[\p{L}\w]*/u.exec(text.slice(start))?.[0] ?? '';
      const length = Math.max(1, word.length);
      yield { messageId: 'unread', params, range: place(start, start + length) };
    }
  },
});

const titles: Readonly<Record<string, string>> = {
  bigquery: 'BigQuery',
  clickhouse: 'ClickHouse',
  databricks: 'Databricks',
  duckdb: 'DuckDB',
  hive: 'Hive',
  mssql: 'SQL Server',
  mysql: 'MySQL',
  oracle: 'Oracle',
  postgresql: 'PostgreSQL',
  redshift: 'Redshift',
  snowflake: 'Snowflake',
};
