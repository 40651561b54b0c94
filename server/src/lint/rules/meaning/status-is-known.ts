import { mostSimilar } from '../../../base/similar.ts';
import { isDeferred } from '../../../model/shape.ts';
import { contract } from '../../example.ts';
import { replaceValue } from '../../fixes/replace-value.ts';
import { rangeOf } from '../../judge-value.ts';
import { shorten } from '../../narrow.ts';
import { reportAt } from '../../report-at.ts';
import { defineRule, nothing, type Report } from '../../rule.ts';

type Messages = 'unknown' | 'meant' | 'similar';

export default defineRule<'value', Messages>({
  meta: {
    code: 'status-is-known',
    family: 'meaning',
    severity: 'hint',
    presets: { relaxed: 'off' },
    since: '0.1.0',
    summary: 'The `status` of a contract is one of those that the standard names.',
    explanation:
      'The standard lets any word pass and names five: `proposed`, `draft`, `active`, `deprecated`, `retired`. Catalogs and generators know these.',
    examples: [
      {
        title: 'A word of one team',
        bad: contract('tags: []').replace('status: active', 'status: production'),
        good: contract('tags: []'),
        fixed: true,
      },
    ],
    standards: ['odcs', 'odps'],
    cost: 'typing',
    fixable: 'unsafe',
    messages: {
      unknown: '`{written}` is no status that the standard names: {values}.',
      similar: '`{written}` is not a status of the standard. Did you mean `{value}`?',
      meant: '`{written}` is no status that the standard names: `{value}` is.',
    },
    fixes: { replace: 'Write `{value}`' },
  },
  on: 'value',
  only: ['status'],
  check(visit): readonly Report<Messages>[] {
    const { slot, owner, node, expected } = visit;
    if (owner !== undefined || slot.item !== undefined) return nothing;
    if (node?.kind !== 'scalar' || typeof node.value !== 'string' || isDeferred(node))
      return nothing;
    const known = expected.kind === 'string' ? (expected.suggestions ?? []) : [];
    const text = node.value;
    if (text === '' || known.some(({ value }) => value === text)) return nothing;
    const word = text.toLowerCase();
    const alias = known.find((one) => one.aliases?.includes(word))?.value;
    const names = known.map((one) => one.value);
    const value = alias ?? (names.includes(word) ? word : mostSimilar(word, names));
    const written = shorten(text, 40);
    const range = reportAt(visit, rangeOf(visit));
    if (value !== undefined) {
      const data = { value, safe: 0 };
      const messageId = alias === undefined ? 'similar' : 'meant';
      return [{ messageId, params: { written, value }, range, data }];
    }
    const values = known.map((one) => `\`${one.value}\``).join(', ');
    return [{ messageId: 'unknown', params: { written, values }, range }];
  },
  fix: replaceValue,
});
