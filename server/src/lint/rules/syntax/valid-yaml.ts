import { problemTexts, type ProblemId } from '../../../syntax/yaml/problems.ts';
import { fixTitles, fixYaml } from '../../fixes/yaml-problem.ts';
import { defineRule, type Report } from '../../rule.ts';

export default defineRule<'block', ProblemId>({
  meta: {
    code: 'valid-yaml',
    family: 'syntax',
    severity: 'error',
    since: '0.1.0',
    summary: 'The file is well-formed YAML or JSON.',
    explanation:
      'What cannot be read cannot be checked. The parser goes on behind the mistake, so the other findings stay; where it had to leave something out, it says so, and the file does not count as checked.',
    examples: [
      {
        title: 'A bracket that nobody closes',
        bad: 'apiVersion: v3.1.0\nkind: DataContract\nid: orders\nversion: 1.0.0\nstatus: active\ntags: [finance, orders\n',
        good: 'apiVersion: v3.1.0\nkind: DataContract\nid: orders\nversion: 1.0.0\nstatus: active\ntags: [finance, orders]\n',
      },
    ],
    anyDialect: true,
    cost: 'typing',
    fixable: 'unsafe',
    messages: problemTexts,
    fixes: fixTitles,
  },
  on: 'block',
  *check({ problems }): Iterable<Report<ProblemId>> {
    for (const { id, params, start, end, incomplete, value, changes = [] } of problems) {
      const last = changes.at(-1)?.range.end ?? end;
      yield {
        messageId: id,
        range: { start, end },
        ...(params !== undefined && { params }),
        ...(value !== undefined && { explains: { start: value.start, end: last + 1 } }),
        ...(incomplete === true && { incomplete }),
      };
    }
  },
  fix: fixYaml,
});
