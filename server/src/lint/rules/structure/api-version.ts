import { mostSimilar } from '../../../base/similar.ts';
import { isDeferred, isNull } from '../../../model/shape.ts';
import type { ValueSpec } from '../../../spec/metamodel.ts';
import { isVersionField, rangeOf } from '../../judge-value.ts';
import { defineRule, nothing, type Report } from '../../rule.ts';
import { replaceValue } from '../../fixes/replace-value.ts';

type Messages = 'spelling' | 'unknown' | 'no-text';

export default defineRule<'value', Messages>({
  meta: {
    code: 'api-version',
    family: 'structure',
    severity: 'error',
    since: '0.1.0',
    summary: '`apiVersion` names a released version of the standard, with its leading `v`.',
    explanation:
      'Every check follows the declared version. Where it is missing or unknown, the nearest older version is taken, else the newest. Versions are written in full: `v3.1.0`.',
    examples: [
      {
        title: 'The leading v is missing',
        bad: 'apiVersion: 3.1.0\nkind: DataContract\nid: orders\nversion: 1.0.0\nstatus: active\n',
        good: 'apiVersion: v3.1.0\nkind: DataContract\nid: orders\nversion: 1.0.0\nstatus: active\n',
        fixed: true,
      },
    ],
    standards: ['odcs', 'odps'],
    cost: 'typing',
    fixable: 'safe',
    messages: {
      spelling: '`{written}` is written `{value}`.',
      'no-text': 'The version of the standard is one word, such as `v3.1.0`.',
      unknown: '`{written}` is not a released version of the standard; the newest is `{newest}`.',
    },
    fixes: { replace: 'Write `{value}`' },
  },
  on: 'value',
  only: ['apiVersion'],
  check(visit, context): readonly Report<Messages>[] {
    if (!isVersionField(visit)) return nothing;
    const { node } = visit;
    if (isNull(node) || node === undefined) return nothing;
    if (node.kind !== 'scalar') {
      const key = visit.slot.pair?.key ?? node;
      return [{ messageId: 'no-text', range: { start: key.start, end: key.end } }];
    }
    if (isDeferred(node)) return nothing;
    const written = String(node.value);
    const versions = newestFirst(context.spec.value(visit.slot.field, context.version));
    if (versions.some(({ value }) => value === written)) return nothing;
    const folded = written.toLowerCase();
    const meant = versions.find(
      ({ value, aliases }) => value === folded || aliases?.includes(folded) === true,
    );
    const range = rangeOf(visit);
    if (meant !== undefined) {
      const { value } = meant;
      return [
        { messageId: 'spelling', params: { written, value }, range, data: { value, safe: 1 } },
      ];
    }
    const newest = versions[0]?.value ?? '';
    // Versions of another major release are no slips of the finger.
    const near = versions
      .map((one) => one.value)
      .filter((one) => majorOf(one) === majorOf(written));
    const value = mostSimilar(written, near) ?? newest;
    return [{ messageId: 'unknown', params: { written, newest }, range, data: { value, safe: 0 } }];
  },
  fix: replaceValue,
});

function majorOf(version: string): string | undefined {
  return /\d+/.exec(version)?.[0];
}

function newestFirst(
  spec: ValueSpec,
): readonly { readonly value: string; readonly aliases?: readonly string[] }[] {
  return spec.kind === 'string' ? (spec.values ?? []) : [];
}
