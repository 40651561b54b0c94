import type {
  ObjectContent,
  PropertyContent,
  RelationshipContent,
} from '../../model/content/contract-content.ts';
import { parseElementPath } from '../../model/element-path.ts';
import { findRows } from './find-rows.ts';
import { failed, passed, skipped, type Outcome } from './outcome.ts';
import { sampleOf, type PlannedTest, type TestRun } from './planned-test.ts';
import { sqlTuple } from './sql-text.ts';
import { columnsOf, type TestedObject } from './tested-object.ts';
import { comparable, testedValue, type PropertyPath } from './tested-value.ts';

/** The tests of foreign keys. `path`: the property that has them; undefined: the object. */
export function* relationshipTests(
  of: TestedObject,
  relationships: readonly RelationshipContent[],
  path: PropertyPath | undefined,
): Iterable<PlannedTest> {
  for (const one of relationships) {
    if (one.to.length === 0) continue;
    const from = path?.name ?? one.from.map((name) => lastOf(name)).join(', ');
    const label = {
      text: 'labelRelationship',
      params: { property: from, to: shortened(one) },
    } as const;
    yield {
      of,
      head: {
        ...{ kind: 'relationship', label, property: path?.name, range: one.at },
        ...{ severity: 'error', model: undefined },
      },
      run: (run) => outcome(run, of, one, path),
    };
  }
}

function lastOf(reference: string): string {
  return reference.split(/[./]/).at(-1) ?? reference;
}

/** `customers.customer_id`, however it is written. */
function shortened({ to }: RelationshipContent): string {
  return to
    .map(
      (one) =>
        parseElementPath(one)
          ?.segments.map(({ text }) => text)
          .join('.') ?? one,
    )
    .join(', ');
}

interface Target {
  readonly of: TestedObject;
  readonly property: PropertyContent;
}

async function outcome(
  run: TestRun,
  of: TestedObject,
  relationship: RelationshipContent,
  path: PropertyPath | undefined,
): Promise<Outcome> {
  const to = shortened(relationship);
  const targets = relationship.to.map((one) => resolve(run, of, one));
  const target = targets[0]?.of;
  if (target === undefined || targets.some((one) => one?.of !== target))
    return skipped('noSuchElement', { to });
  const sample = sampleOf(run, of);
  const there = sampleOf(run, target);
  if (sample === undefined) return skipped('noSample', { object: of.object.name });
  if (there === undefined) return skipped('noSampleOf', { to: target.object.name });
  const starts =
    path === undefined
      ? relationship.from.map((one) => ownProperty(of.object, one))
      : [path.property];
  if (starts.length !== targets.length || starts.includes(undefined))
    return skipped('noSuchElement', { to });
  const froms = starts.flatMap((one) => one ?? []);
  const paths = path === undefined ? froms.map(columnPath) : [path];
  const values = paths.map((one) => testedValue(one, sample));
  const keys = targets.map((one) => one && testedValue(columnPath(one.property), there));
  const pairs: { readonly from: string; readonly to: string }[] = [];
  for (const [at, value] of values.entries()) {
    const key = keys[at];
    const property = paths[at]?.property;
    if (value === undefined) return skipped('noColumn', { property: property?.name ?? '' });
    if (key === undefined)
      return skipped('noColumn', { property: targets[at]?.property.name ?? '' });
    // Both as what they are here, so that 1 and 01 are the same number.
    const [own, other] = [property && comparable(property, value), key];
    const isAlike = property?.logicalType === targets[at]?.property.logicalType;
    pairs.push({
      from: isAlike && own !== undefined ? own : value.text,
      to: isAlike && targets[at] ? comparable(targets[at].property, other) : other.text,
    });
  }
  const from = values[0]?.from ?? sample.table;
  const isThere = pairs.map((pair) => `${pair.from} is not null`).join(' and ');
  const keyFrom = keys[0]?.from ?? there.table;
  const list = (side: 'from' | 'to'): string => sqlTuple(pairs.map((pair) => pair[side]));
  const found = await findRows(
    {
      ...{ from, sample },
      where: `${isThere} and ${list('from')} not in (select ${list('to')} from ${keyFrom} where ${pairs.map((pair) => `${pair.to} is not null`).join(' and ')})`,
      shown: paths.map((one, at) => ({
        ...{ name: one.name, property: one.property },
        expression: values[at]?.text ?? 'null',
      })),
    },
    run.session,
  );
  if (found === undefined) return passed;
  const { count, total, example, evidence } = found;
  return failed([{ text: 'orphans', params: { to, count, total, example } }], evidence);
}

function columnPath(property: PropertyContent): PropertyPath {
  return { name: property.name, property, steps: [{ kind: 'column', property }] };
}

/** The property that a reference of a contract leads to, in whatever file. */
function resolve(run: TestRun, of: TestedObject, reference: string): Target | undefined {
  const path = parseElementPath(reference);
  if (path === undefined) return undefined;
  const [object, property, ...rest] = path.segments.map(({ text }) => text);
  if (object === undefined || rest.length > 0) return undefined;
  const file =
    path.file === undefined ? of.contract.path : run.resolve(of.contract.path, path.file.text);
  const mine = run.objects.filter(({ contract }) =>
    path.file === undefined ? contract === of.contract : contract.path === file,
  );
  const target = mine.find((one) => isCalled(one.object, object));
  if (target === undefined) {
    // Within an object its own properties need no name in front.
    const own = property === undefined ? ownProperty(of.object, object) : undefined;
    return own && { of, property: own };
  }
  const found = columnsOf(target.object).find((one) => isCalled(one, property));
  return found && { of: target, property: found };
}

function ownProperty(object: ObjectContent, reference: string): PropertyContent | undefined {
  const names = parseElementPath(reference)?.segments.map(({ text }) => text) ?? [reference];
  const name = names.length > 1 && isCalled(object, names[0]) ? names[1] : names[0];
  return columnsOf(object).find((one) => isCalled(one, name));
}

function isCalled(
  { name, id }: { readonly name: string; readonly id: string | undefined },
  wanted: string | undefined,
): boolean {
  return wanted !== undefined && (name === wanted || id === wanted);
}
