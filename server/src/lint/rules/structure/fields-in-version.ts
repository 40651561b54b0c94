import type { MapVisit, ValueVisit } from '../../../model/visit.ts';
import type { SpecIndex } from '../../../spec/spec-index.ts';
import { compareVersions, isWithin, type SpecVersion } from '../../../spec/version.ts';
import { contract } from '../../example.ts';
import { fixVersion } from '../../fixes/version.ts';
import { acceptedSince, isTooNew, isVersionField, judgeValue, rangeOf } from '../../judge-value.ts';
import { shorten } from '../../narrow.ts';
import { adviceFor } from '../../known-names.ts';
import { reportAt } from '../../report-at.ts';
import { defineRule, nothing, type Report } from '../../rule.ts';
import { entryTexts } from '../../texts-for-entries.ts';
import { variantSince } from '../../variants.ts';

type Messages = 'newer-field' | 'earlier-form' | 'newer-value' | 'newer-shape' | 'removed';

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
    standards: ['odcs', 'odps'],
    cost: 'typing',
    fixable: 'unsafe',
    messages: {
      'newer-field': '`{name}` came with version {since}; this file declares {version}.',
      'earlier-form':
        '`{name}` came with version {since}; in version {version} a plain list of values belongs in `{to}`.',
      'newer-value': '`{value}` came with version {since}; this file declares {version}.',
      'newer-shape': '`{name}` takes this form from version {since}; this file declares {version}.',
      removed: '`{name}` is not part of the standard since version {until}. {advice}',
    },
    fixes: {
      instead: 'Write it as `{to}`',
      bump: 'Raise `apiVersion` to `v{since}`',
      remove: 'Remove `{name}`',
      rename: 'Rename to `{to}`',
    },
  },
  on: 'value',
  check(visit, context): readonly Report<Messages>[] {
    const outer = visit.owner?.version ?? context.version;
    const { field, item, pair } = visit.slot;
    if (item === undefined && pair !== undefined) {
      if (field.since !== undefined && isTooNew(visit, context.version)) {
        if (comesWithType(visit.owner, field.since)) return nothing;
        return [newerField(visit, outer, field.since, pair.key, context.spec)];
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
  return [owner, owner?.parent].some((map) => {
    const ofType = map && variantSince(map);
    return ofType !== undefined && compareVersions(since, ofType) <= 0;
  });
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
  spec: SpecIndex,
): Report<Messages> {
  const { name, field } = visit.slot;
  const { earlier } = field;
  const texts = entryTexts(visit, spec, 1);
  const isEarlier = texts !== undefined && earlier !== undefined && isWithin(earlier, version);
  return {
    messageId: isEarlier ? 'earlier-form' : 'newer-field',
    params: { name, since, version, ...(isEarlier && { to: earlier.to }) },
    range: reportAt(visit, key),
    data: {
      since,
      name,
      ...(texts?.isSure === true && { field: texts.field }),
      ...(isEarlier && { instead: earlier.to, lines: earlier.lines }),
    },
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
    params: { name: visit.slot.name, value, since, version },
    range: reportAt(visit, range),
    data: { since },
  };
}
