import type { MapVisit, ValueVisit } from '../../../model/visit.ts';
import { compareVersions, type SpecVersion } from '../../../spec/version.ts';
import { contract } from '../../example.ts';
import { fixVersion } from '../../fixes/version.ts';
import { acceptedSince, isVersionField, judgeValue, nameOf, rangeOf } from '../../judge-value.ts';
import { shorten } from '../../narrow.ts';
import { adviceFor } from '../../known-names.ts';
import { reportAt } from '../../report-at.ts';
import { defineRule, nothing, type Report } from '../../rule.ts';

type Messages = 'newer-field' | 'newer-value' | 'newer-shape' | 'removed';

export default defineRule<'value', Messages>({
  meta: {
    code: 'fields-in-version',
    family: 'structure',
    severity: 'error',
    since: '0.1.0',
    summary: 'Fields and values are those of the declared `apiVersion`.',
    explanation:
      'A tool that reads a contract by its declared version overlooks or refuses what came later. Raise `apiVersion`, which is compatible within version 3 as far as this linter can see and shows the rest as findings, or do without the field. Raising the version is offered as a fix that asks first: it changes what the whole file promises.',
    examples: [
      {
        title: '`timestamp` came with version 3.1.0',
        bad: contract(
          `
schema:
  - name: orders
    properties:
      - name: ordered_at
        logicalType: timestamp`,
          'v3.0.2',
        ),
        good: contract(`
schema:
  - name: orders
    properties:
      - name: ordered_at
        logicalType: timestamp`),
        fixed: true,
      },
    ],
    cost: 'typing',
    fixable: 'unsafe',
    messages: {
      'newer-field': '`{name}` came with version {since}; this file declares {version}.',
      'newer-value': '`{value}` came with version {since}; this file declares {version}.',
      'newer-shape': '`{name}` takes this form from version {since}; this file declares {version}.',
      removed: '`{name}` is not part of the standard since version {until}. {advice}',
    },
    fixes: { bump: 'Raise `apiVersion` to `v{since}`', rename: 'Rename to `{to}`' },
  },
  on: 'value',
  check(visit, context): readonly Report<Messages>[] {
    const outer = visit.owner?.version ?? context.version;
    const { field, item, pair } = visit.slot;
    if (item === undefined && pair !== undefined) {
      if (field.since !== undefined && compareVersions(outer, field.since) < 0) {
        if (comesWithType(visit.owner, field.since)) return nothing;
        return [newerField(visit, outer, field.since, pair.key)];
      }
      if (field.until !== undefined && compareVersions(outer, field.until) >= 0) {
        return [removed(visit, field.until, pair.key)];
      }
    }
    const verdict = judgeValue(visit);
    if (verdict === 'right' || verdict === 'null' || isVersionField(visit)) return nothing;
    const since = acceptedSince(visit);
    return since === undefined ? nothing : [newerValue(visit, verdict, since)];
  },
  fix: fixVersion,
});

/** Whether the type that brings the field is itself too new: then that is the mistake, reported at the type. */
function comesWithType(owner: MapVisit | undefined, since: SpecVersion): boolean {
  for (const map of [owner, owner?.parent]) {
    const field = map?.type.discriminator?.field;
    if (map === undefined || field === undefined || map.discriminator === undefined) continue;
    const value = map.table.fields.get(field)?.value;
    if (value === undefined || !('kind' in value) || value.kind !== 'string') continue;
    const choice = value.values?.find((one) => one.value === map.discriminator);
    if (choice?.since !== undefined && compareVersions(since, choice.since) <= 0) return true;
  }
  return false;
}

interface Key {
  readonly start: number;
  readonly end: number;
}

function newerField(
  visit: ValueVisit,
  version: SpecVersion,
  since: SpecVersion,
  key: Key,
): Report<Messages> {
  return {
    messageId: 'newer-field',
    params: { name: visit.slot.name, since, version },
    range: reportAt(visit, key),
    data: { since },
  };
}

function removed(visit: ValueVisit, until: SpecVersion, key: Key): Report<Messages> {
  const { name } = visit.slot;
  const advice = visit.owner === undefined ? undefined : adviceFor(visit.owner, name);
  return {
    messageId: 'removed',
    params: { name, until, advice: advice?.advice ?? '' },
    range: reportAt(visit, key),
    data: advice?.to === undefined ? {} : { to: advice.to },
  };
}

function newerValue(
  visit: ValueVisit,
  verdict: 'wrong-type' | 'wrong-value',
  since: SpecVersion,
): Report<Messages> {
  const { node, slot, version } = visit;
  const isWord = verdict === 'wrong-value' && node?.kind === 'scalar';
  const value = isWord ? shorten(String(node.value), 40) : '';
  const range = node?.kind === 'scalar' || slot.pair === undefined ? rangeOf(visit) : slot.pair.key;
  return {
    messageId: isWord ? 'newer-value' : 'newer-shape',
    params: { name: nameOf(visit), value, since, version },
    range: reportAt(visit, range),
    data: { since },
  };
}
