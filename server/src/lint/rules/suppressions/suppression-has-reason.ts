import { mostSimilar } from '../../../base/similar.ts';
import { contract } from '../../example.ts';
import { defineRule, nothing, type Report } from '../../rule.ts';
import { directives, type Suppression } from '../../suppressions.ts';

type Messages = 'no-reason' | 'no-rule' | 'no-scope' | 'unknown' | 'similar';

const NAMES = Object.keys(directives);
const PREFIX = 'dataengos-';

export default defineRule<'suppression', Messages>({
  meta: {
    code: 'suppression-has-reason',
    family: 'suppressions',
    severity: 'error',
    since: '0.1.0',
    summary: 'A comment that silences a rule says where, names the rule and says why.',
    explanation:
      'A finding that nobody sees needs a reason that everybody can read. Write it behind two hyphens. Without rule or reason the comment silences nothing, and neither does one that begins with `dataengos-` and goes on with a word that is unknown.',
    examples: [
      {
        title: 'No reason',
        bad: contract('# dataengos-disable-next-line no-deprecated-fields\ndataProduct: payments'),
        good: contract(
          '# dataengos-disable-next-line no-deprecated-fields -- the catalog still reads it\ndataProduct: payments',
        ),
      },
      {
        title: 'Not said where',
        bad: contract(
          'dataProduct: payments # dataengos-disable no-deprecated-fields -- the catalog still reads it',
        ),
        good: contract(
          'dataProduct: payments # dataengos-disable-line no-deprecated-fields -- the catalog still reads it',
        ),
        fixed: true,
      },
    ],
    cost: 'typing',
    fixable: 'safe',
    messages: {
      'no-reason':
        'Say why this is silenced, behind two hyphens: `-- the reason`. Until then it silences nothing.',
      'no-rule':
        'Name the rule to silence: `dataengos-disable-next-line known-fields -- the reason`.',
      'no-scope':
        '`{written}` does not say where. Write `dataengos-disable-next-line`, `dataengos-disable-line` or `dataengos-disable-file`. Until then it silences nothing.',
      unknown:
        'There is no `{written}`. Write `dataengos-disable-next-line`, `dataengos-disable-line` or `dataengos-disable-file`, or begin the comment with another word.',
      similar: 'There is no `{written}`. Did you mean `{similar}`?',
    },
    fixes: { write: 'Write `{value}`' },
  },
  on: 'suppression',
  check({ suppression }): readonly Report<Messages>[] {
    if (suppression.scope === undefined) return [directiveReport(suppression)];
    const range = suppression.comment;
    if (suppression.rules.length === 0) return [{ messageId: 'no-rule', range }];
    return suppression.reason === undefined ? [{ messageId: 'no-reason', range }] : nothing;
  },
  fix({ range, data = {} }) {
    const { values = '', safe } = data;
    return String(values)
      .split(' ')
      .filter((value) => value !== '')
      .map((value) => ({
        title: 'write',
        params: { value },
        edits: [{ range, newText: value }],
        safety: safe === 1 ? 'safe' : 'unsafe',
      }));
  },
});

/** What is right in place of a word that we do not know. It is certain where only hyphens or case differ, and behind the line that is meant. */
function directiveReport({ directive, alone }: Suppression): Report<Messages> {
  const { written, start, end } = directive;
  const range = { start, end };
  if (written.toLowerCase() === `${PREFIX}disable`) {
    const values = alone
      ? NAMES.filter((name) => name !== `${PREFIX}disable-line`)
      : [`${PREFIX}disable-line`];
    const data = { values: values.join(' '), safe: alone ? 0 : 1 };
    return { messageId: 'no-scope', params: { written }, range, data };
  }
  const letters = (word: string): string => word.toLowerCase().replaceAll(/[_-]/g, '');
  const same = NAMES.find((name) => letters(name) === letters(written));
  // The beginning that all have in common says nothing.
  const ends = NAMES.map((name) => name.slice(PREFIX.length));
  const near = mostSimilar(written.slice(PREFIX.length), ends);
  const similar = same ?? (near === undefined ? undefined : `${PREFIX}${near}`);
  if (similar === undefined) return { messageId: 'unknown', params: { written }, range };
  const data = { values: similar, safe: same === undefined ? 0 : 1 };
  return { messageId: 'similar', params: { written, similar }, range, data };
}
