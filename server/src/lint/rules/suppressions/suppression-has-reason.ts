import { contract } from '../../example.ts';
import { defineRule, nothing, type Report } from '../../rule.ts';

type Messages = 'no-reason' | 'no-rule';

export default defineRule<'suppression', Messages>({
  meta: {
    code: 'suppression-has-reason',
    family: 'suppressions',
    severity: 'error',
    since: '0.1.0',
    summary: 'A comment that silences a rule names the rule and says why.',
    explanation:
      'A finding that nobody sees needs a reason that everybody can read. Write it behind two hyphens. Without rule or reason the comment silences nothing.',
    examples: [
      {
        title: 'No reason',
        bad: contract('# dataengos-disable-next-line no-deprecated-fields\ndataProduct: payments'),
        good: contract(
          '# dataengos-disable-next-line no-deprecated-fields -- the catalog still reads it\ndataProduct: payments',
        ),
      },
    ],
    cost: 'typing',
    fixable: 'no',
    messages: {
      'no-reason':
        'Say why this is silenced, behind two hyphens: `-- the reason`. Until then it silences nothing.',
      'no-rule':
        'Name the rule to silence: `dataengos-disable-next-line known-fields -- the reason`.',
    },
  },
  on: 'suppression',
  check({ suppression }): readonly Report<Messages>[] {
    const range = suppression.comment;
    if (suppression.rules.length === 0) return [{ messageId: 'no-rule', range }];
    return suppression.reason === undefined ? [{ messageId: 'no-reason', range }] : nothing;
  },
});
