import { duplicatesOf } from '../../duplicates.ts';
import { contract } from '../../example.ts';
import { defineRule, type Report } from '../../rule.ts';
import { scalarValue } from '../../field-value.ts';

export default defineRule<'document', 'repeated' | 'first'>({
  meta: {
    code: 'unique-servers',
    family: 'meaning',
    severity: 'warning',
    since: '0.1.0',
    summary: 'Each server has a name of its own.',
    explanation:
      'Tools are told by that name where to connect (`--server production`): of two servers with one name they take either, and one is never checked.',
    examples: [
      {
        title: 'Two servers called production',
        bad: contract(`
servers:
  - server: production
    type: duckdb
    database: orders.duckdb
  - server: production
    type: duckdb
    database: test.duckdb`),
        good: contract(`
servers:
  - server: production
    type: duckdb
    database: orders.duckdb
  - server: test
    type: duckdb
    database: test.duckdb`),
      },
    ],
    cost: 'idle',
    fixable: 'no',
    messages: {
      repeated: 'Another server is called `{name}`: give each its own name.',
      first: '`{name}` stands here first',
    },
  },
  on: 'document',
  *check({ symbols }): Iterable<Report<'repeated' | 'first'>> {
    const named = symbols().servers.flatMap(({ visit, name }) => {
      const field = scalarValue(visit, visit.type.nameField ?? '');
      if (name === undefined || field === undefined || field.deferred) return [];
      return [{ key: name, range: field.at }];
    });
    for (const { one, first } of duplicatesOf(named)) {
      const params = { name: one.key };
      const related = [{ range: first.range, messageId: 'first', params }];
      yield { messageId: 'repeated', params, range: one.range, related };
    }
  },
});
