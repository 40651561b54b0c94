import { fits, isDeferred, isNull } from '../model/shape.ts';
import type { ValueVisit } from '../model/visit.ts';
import type { FieldSpec, StringValue, ValueSpec } from '../spec/metamodel.ts';
import { compareVersions, isWithin, type SpecVersion } from '../spec/version.ts';
import { VERSION_FIELD } from '../model/contract.ts';

/** What is wrong with a value, if anything. At most one thing, so that one mistake gives one finding. */
export type Verdict = 'right' | 'null' | 'wrong-type' | 'wrong-value';

export function judgeValue(visit: ValueVisit): Verdict {
  const { node, expected, version } = visit;
  if (fits(node, expected, version)) return acceptsText(visit, expected) ? 'right' : 'wrong-value';
  return isNull(node) ? 'null' : 'wrong-type';
}

/** Whether a closed list of values, if there is one, holds the text. */
function acceptsText({ node, version }: ValueVisit, expected: ValueSpec): boolean {
  if (expected.kind !== 'string' || expected.values === undefined) return true;
  if (node?.kind !== 'scalar' || isDeferred(node)) return true;
  return holds(expected, String(node.value), version);
}

function holds(expected: StringValue, text: string, version: SpecVersion): boolean {
  return (
    expected.values?.some((choice) => choice.value === text && isWithin(choice, version)) ?? true
  );
}

/** The version that first took a value which is wrong in the version at hand; undefined when none does. */
export function acceptedSince(visit: ValueVisit): SpecVersion | undefined {
  const { expected, version, slot, node } = visit;
  // Text for a number is a slip in every version, also where a later one takes text for its variables.
  if ((expected.kind === 'number' || expected.kind === 'integer') && isText(node)) {
    return undefined;
  }
  const isNewer = (since: SpecVersion | undefined): since is SpecVersion =>
    since !== undefined && compareVersions(since, version) > 0;
  if (expected.kind === 'one-of') {
    const option = expected.options.find(
      ({ since, value }) => isNewer(since) && fits(node, value, since),
    );
    if (option !== undefined) return option.since;
  }
  if (expected.kind === 'string' && node?.kind === 'scalar') {
    const choice = expected.values?.find(({ value }) => value === node.value);
    if (isNewer(choice?.since)) return choice.since;
  }
  if (slot.item !== undefined) return undefined;
  return versionedValues(slot.field).find(
    ({ since, value }) =>
      isNewer(since) &&
      fits(node, value, since) &&
      acceptsText({ ...visit, version: since }, value),
  )?.since;
}

function isText(node: ValueVisit['node']): boolean {
  return node?.kind === 'scalar' && typeof node.value === 'string';
}

function versionedValues(
  field: FieldSpec,
): readonly { readonly since?: SpecVersion; readonly value: ValueSpec }[] {
  return Array.isArray(field.value)
    ? (field.value as readonly { readonly since?: SpecVersion; readonly value: ValueSpec }[])
    : [];
}

/** Whether the field that holds the value came later than the version around it; `version` is that of the document. */
export function isTooNew({ owner, slot }: ValueVisit, version: SpecVersion): boolean {
  const { since } = slot.field;
  return since !== undefined && compareVersions(owner?.version ?? version, since) < 0;
}

/** Whether the value is that of the field that says which version the document follows: a rule of its own looks at it. */
export function isVersionField(visit: ValueVisit): boolean {
  return visit.owner === undefined && visit.slot.name === VERSION_FIELD;
}

/** The narrowest range of a value: the value, or the key where nothing is written. */
export function rangeOf({ node, slot }: ValueVisit): { start: number; end: number } {
  const place = node ?? slot.item ?? slot.pair?.key ?? { start: 0, end: 0 };
  return { start: place.start, end: place.end };
}
