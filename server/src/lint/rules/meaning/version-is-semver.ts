import { isDeferred } from '../../../model/shape.ts';
import { contract } from '../../example.ts';
import { replaceValue } from '../../fixes/replace-value.ts';
import { rangeOf } from '../../judge-value.ts';
import { shorten } from '../../narrow.ts';
import { reportAt } from '../../report-at.ts';
import { defineRule, nothing, type Report } from '../../rule.ts';

type Messages = 'other' | 'meant';

// The grammar of semver.org.
const NUMBER = '(?:0|[1-9]\\d*)';
const PART = '(?:0|[1-9]\\d*|\\d*[A-Za-z-][0-9A-Za-z-]*)';
const SEMVER = new RegExp(
  `^${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:-${PART}(?:\\.${PART})*)?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?$`,
);

export default defineRule<'value', Messages>({
  meta: {
    code: 'version-is-semver',
    family: 'meaning',
    severity: 'info',
    presets: { relaxed: 'off' },
    since: '0.1.0',
    summary: 'The `version` of a contract follows semantic versioning: major, minor, patch.',
    explanation:
      'From three numbers consumers and tools can tell a breaking change from a harmless one. The standard recommends it and uses it in its examples, and does not demand it.',
    examples: [
      {
        title: 'Two numbers',
        bad: contract('tags: []').replace('version: 1.0.0', 'version: "1.0"'),
        good: contract('tags: []').replace('version: 1.0.0', 'version: "1.0.0"'),
        fixed: true,
      },
    ],
    standards: ['odcs', 'odps'],
    cost: 'typing',
    fixable: 'unsafe',
    messages: {
      other: '`{written}` is no semantic version, such as `1.2.0`.',
      meant: '`{written}` is no semantic version: write `{value}`.',
    },
    fixes: { replace: 'Write `{value}`' },
  },
  on: 'value',
  only: ['version'],
  check(visit): readonly Report<Messages>[] {
    const { slot, owner, node } = visit;
    if (owner !== undefined || slot.item !== undefined) return nothing;
    if (node?.kind !== 'scalar' || typeof node.value !== 'string') return nothing;
    if (node.value === '' || isDeferred(node) || SEMVER.test(node.value)) return nothing;
    const written = shorten(node.value, 40);
    const range = reportAt(visit, rangeOf(visit));
    const value = meant(node.value);
    if (value === undefined) return [{ messageId: 'other', params: { written }, range }];
    const data = { value, safe: 0 };
    return [{ messageId: 'meant', params: { written, value }, range, data }];
  },
  fix: replaceValue,
});

/** Without a leading `v`, with the parts that are missing. */
function meant(text: string): string | undefined {
  const [, major, minor = '0', patch = '0', rest = ''] =
    /^[vV]?\s*(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?(-.*)?$/.exec(text.trim()) ?? [];
  // A date says nothing about what is compatible with what.
  if (major === undefined || /^\d{4}-\d/.test(text)) return undefined;
  const value = `${[major, minor, patch].map(Number).join('.')}${rest}`;
  return SEMVER.test(value) ? value : undefined;
}
