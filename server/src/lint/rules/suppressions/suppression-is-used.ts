import { mostSimilar } from '../../../base/similar.ts';
import { contract } from '../../example.ts';
import { fixSuppression } from '../../fixes/suppression.ts';
import { defineRule, type Report } from '../../rule.ts';

type Messages = 'unused' | 'unknown' | 'similar';

export default defineRule<'suppression', Messages>({
  meta: {
    code: 'suppression-is-used',
    family: 'suppressions',
    severity: 'warning',
    since: '0.1.0',
    summary: 'A comment that silences a rule still has something to silence.',
    explanation:
      'What is left over when the mistake is gone would hide the next one. Rules that do not exist are named as well.',
    examples: [
      {
        title: 'Nothing to silence',
        bad: contract('# dataengos-disable-next-line known-fields -- historic\ntags: [finance]'),
        good: contract('tags: [finance]'),
        fixed: true,
      },
    ],
    cost: 'idle',
    fixable: 'safe',
    messages: {
      unused: 'Nothing to silence here: `{rule}` finds no mistake.',
      unknown: 'There is no rule `{rule}`.',
      similar: 'There is no rule `{rule}`. Did you mean `{similar}`?',
    },
    fixes: { remove: 'Remove what silences nothing', rename: 'Write `{similar}`' },
  },
  on: 'suppression',
  *check({ suppression, unused, knownCodes }): Iterable<Report<Messages>> {
    const { comment, rules, reason } = suppression;
    const whole = unused.length === rules.length ? 1 : 0;
    for (const { code: rule, start, end } of unused) {
      const range = { start, end };
      const data = { whole, from: comment.start, to: comment.end };
      if (!knownCodes.has(rule)) {
        const similar = mostSimilar(rule, knownCodes);
        yield similar === undefined
          ? { messageId: 'unknown', params: { rule }, range, data, tags: ['unnecessary'] }
          : { messageId: 'similar', params: { rule, similar }, range, data: { ...data, similar } };
      } else if (reason !== undefined) {
        // Without a reason it silences nothing on purpose; that is said by another rule.
        yield { messageId: 'unused', params: { rule }, range, data, tags: ['unnecessary'] };
      }
    }
  },
  fix: fixSuppression,
});
