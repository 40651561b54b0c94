import { matchingOption } from '../../../model/shape.ts';
import type { ValueVisit } from '../../../model/visit.ts';
import type { Deprecation } from '../../../spec/metamodel.ts';
import type { SpecIndex } from '../../../spec/spec-index.ts';
import { compareVersions } from '../../../spec/version.ts';
import { contract } from '../../example.ts';
import { fixDeprecated } from '../../fixes/deprecated.ts';
import { rangeOf } from '../../judge-value.ts';
import { reportAt } from '../../report-at.ts';
import { defineRule, nothing, type Report } from '../../rule.ts';

type Messages = 'field' | 'shape' | 'value';

export default defineRule<'value', Messages>({
  meta: {
    code: 'no-deprecated-fields',
    family: 'structure',
    severity: 'hint',
    presets: { strict: 'warning', relaxed: 'off' },
    since: '0.1.0',
    summary: 'No field, form or value is used that the standard has deprecated.',
    explanation:
      'Deprecated parts still work and go away with version 4. The editor strikes them through.',
    examples: [
      {
        title: 'Replaced by `name`',
        bad: contract('dataProduct: payments'),
        good: contract('tags: [payments]'),
      },
    ],
    cost: 'typing',
    fixable: 'unsafe',
    messages: {
      field: '`{name}` is deprecated since {since}: {instead}.',
      shape: 'This form of `{name}` is deprecated since {since}: {instead}.',
      value: '`{value}` is deprecated since {since}: {instead}.',
    },
    fixes: { rename: 'Rename to `{to}`', wrap: 'Put the list under `{to}`' },
  },
  on: 'value',
  check(visit, { spec }): readonly Report<Messages>[] {
    const { field, item, pair, name } = visit.slot;
    if (item === undefined && pair !== undefined) {
      const old = inForce(field.deprecated, visit);
      if (old !== undefined && isDemanded(old, visit, spec)) return nothing;
      if (old !== undefined) return [report('field', visit, pair.key, { name }, old)];
      const shape = deprecatedShape(visit, spec);
      if (shape !== undefined) return [report('shape', visit, pair.key, { name }, shape)];
    }
    const { expected, node } = visit;
    if (expected.kind !== 'string' || node?.kind !== 'scalar') return nothing;
    const choices = expected.values ?? expected.suggestions;
    const choice = choices?.find(({ value }) => value === node.value);
    const old = inForce(choice?.deprecated, visit);
    if (old === undefined || choice === undefined) return nothing;
    return [report('value', visit, rangeOf(visit), { value: choice.value }, old)];
  },
  fix: fixDeprecated,
});

function inForce(
  deprecation: Deprecation | undefined,
  { version }: ValueVisit,
): Deprecation | undefined {
  if (deprecation === undefined || compareVersions(version, deprecation.since) < 0)
    return undefined;
  return deprecation;
}

/** Whether the newer field is required and missing: then that is an error, and the finding says to rename this one. */
function isDemanded({ renameTo }: Deprecation, { owner }: ValueVisit, spec: SpecIndex): boolean {
  if (renameTo === undefined || owner === undefined || owner.byName.has(renameTo)) return false;
  const field = owner.table.fields.get(renameTo);
  return field !== undefined && spec.isRequired(field, owner.version);
}

function deprecatedShape(visit: ValueVisit, spec: SpecIndex): Deprecation | undefined {
  const whole = spec.value(visit.slot.field, visit.version);
  if (whole.kind !== 'one-of' || whole === visit.expected) return undefined;
  return inForce(matchingOption(visit.node, whole, visit.version)?.deprecated, visit);
}

function report(
  messageId: Messages,
  visit: ValueVisit,
  place: { readonly start: number; readonly end: number },
  params: Readonly<Record<string, string>>,
  { since, instead, renameTo, wrapIn }: Deprecation,
): Report<Messages> {
  return {
    messageId,
    params: { ...params, since, instead },
    range: reportAt(visit, place),
    tags: ['deprecated'],
    data: {
      ...(messageId === 'field' && renameTo !== undefined && { to: renameTo }),
      ...(messageId === 'shape' && wrapIn !== undefined && { wrapIn }),
    },
  };
}
