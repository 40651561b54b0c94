import { contract } from '../../example.ts';
import { fieldValue } from '../../field-value.ts';
import { fixPlaceholder } from '../../fixes/placeholder.ts';
import { foreignPlaceholders } from '../../../model/sql-placeholders.ts';
import { reportAt } from '../../report-at.ts';
import { defineRule, type Report } from '../../rule.ts';

export default defineRule<'document', 'foreign'>({
  meta: {
    code: 'sql-placeholders-known',
    family: 'meaning',
    severity: 'info',
    since: '0.1.0',
    summary: 'The placeholders of a query are `{object}` and `{property}`.',
    explanation:
      'The standard documents these two, for the names of what is checked. Others, such as `{table}`, `{model}` or `${column}`, work in one tool and reach the database as they are in the next. A query that names its table itself needs none.',
    examples: [
      {
        title: 'Words of another tool',
        bad: contract(`
schema:
  - name: orders
    properties:
      - name: amount
        quality:
          - type: sql
            query: SELECT COUNT(*) FROM {table} WHERE {property} < 0
            mustBe: 0`),
        good: contract(`
schema:
  - name: orders
    properties:
      - name: amount
        quality:
          - type: sql
            query: SELECT COUNT(*) FROM {object} WHERE {property} < 0
            mustBe: 0`),
        fixed: true,
      },
    ],
    cost: 'idle',
    fixable: 'unsafe',
    messages: {
      foreign: 'The standard has no placeholder `{written}`: write `{value}`.',
    },
    fixes: { replace: 'Write `{value}`' },
  },
  on: 'document',
  *check({ symbols, file }): Iterable<Report<'foreign'>> {
    for (const map of symbols().maps) {
      if (map.type.name !== 'Quality' || !map.byName.has('query')) continue;
      const query = fieldValue(map, 'query');
      if (query?.node.kind !== 'scalar') continue;
      const { node, via } = query;
      const seen = new Set<string>();
      for (const found of foreignPlaceholders(file.text.slice(node.start, node.end))) {
        const { written, value } = found;
        // One mistake for each name, however often the query uses it.
        if (seen.has(written)) continue;
        seen.add(written);
        const range = { start: node.start + found.start, end: node.start + found.end };
        const params = { written, value };
        yield { messageId: 'foreign', params, range: reportAt({ via }, range), data: params };
      }
    }
  },
  fix: fixPlaceholder,
});
