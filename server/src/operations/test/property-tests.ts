import { findRows, type FoundRows } from './find-rows.ts';
import { optionConditions } from './option-conditions.ts';
import { failed, passed, skipped, type Outcome } from './outcome.ts';
import { sampleOf, type PlannedTest, type TestHead, type TestRun } from './planned-test.ts';
import { qualityTests } from './quality-tests.ts';
import { relationshipTests } from './relationship-tests.ts';
import { columnsOf, type TestedObject } from './tested-object.ts';
import {
  isDuplicate,
  pathsBelow,
  testedValue,
  type PropertyPath,
  type TestedValue,
} from './tested-value.ts';

/** The tests of what an object says of its properties, nested ones included. */
export function* propertyTests(of: TestedObject): Iterable<PlannedTest> {
  for (const column of columnsOf(of.object))
    for (const path of pathsBelow(column)) yield* testsOf(of, path);
}

function* testsOf(of: TestedObject, path: PropertyPath): Iterable<PlannedTest> {
  const { property } = path;
  const type = property.logicalType;
  if (type !== undefined && type !== 'string')
    yield test(of, path, 'type', 'labelType', (run) => typeOutcome(run, of, path));
  if (optionConditions(property, { text: '', value: '' }).length > 0)
    yield test(of, path, 'options', 'labelOptions', (run) => optionsOutcome(run, of, path));
  if (property.required)
    yield test(of, path, 'required', 'labelRequired', (run) => requiredOutcome(run, of, path));
  if (property.unique)
    yield test(of, path, 'unique', 'labelUnique', (run) => uniqueOutcome(run, of, path));
  yield* relationshipTests(of, property.relationships, path);
  yield* qualityTests(of, property.quality, path);
}

function test(
  of: TestedObject,
  { name, property }: PropertyPath,
  kind: TestHead['kind'],
  text: 'labelType' | 'labelOptions' | 'labelRequired' | 'labelUnique',
  run: PlannedTest['run'],
): PlannedTest {
  const label = { text, params: { property: name } };
  const range = property.nameAt;
  return {
    of,
    run,
    head: { kind, label, property: name, range, severity: 'error', model: undefined },
  };
}

/** Rows of which a condition holds. */
async function look(
  run: TestRun,
  of: TestedObject,
  { name, ...path }: PropertyPath,
  condition: (value: TestedValue) => string,
): Promise<FoundRows | Outcome | undefined> {
  const sample = sampleOf(run, of);
  const value = sample && testedValue({ name, ...path }, sample);
  if (sample === undefined || value === undefined)
    return skipped('noColumn', { property: path.steps[0]?.property.name ?? name });
  const { property } = path;
  const { from, text } = value;
  const shown = [{ name, property, expression: text }];
  return findRows({ from, where: condition(value), sample, shown }, run.session);
}

async function typeOutcome(run: TestRun, of: TestedObject, path: PropertyPath): Promise<Outcome> {
  const found = await look(
    run,
    of,
    path,
    ({ text, value }) => `${text} is not null and ${value} is null`,
  );
  if (found === undefined || 'state' in found) return found ?? passed;
  const { count, total, example } = found;
  const type = path.property.logicalType ?? '';
  return failed([{ text: 'wrongType', params: { type, count, total, example } }], found.evidence);
}

async function optionsOutcome(
  run: TestRun,
  of: TestedObject,
  path: PropertyPath,
): Promise<Outcome> {
  const broken: FoundRows[] = [];
  const because = [];
  for (const at of optionConditions(path.property, { text: '', value: '' }).keys()) {
    let option = '';
    const found = await look(run, of, path, (value) => {
      const condition = optionConditions(path.property, value)[at];
      option = condition?.option ?? '';
      return `${value.text} is not null and (${condition?.broken ?? 'false'})`;
    });
    if (found === undefined) continue;
    if ('state' in found) return found;
    const { count, total, example } = found;
    because.push({ text: 'brokenOption', params: { option, count, total, example } } as const);
    broken.push(found);
  }
  return because.length === 0 ? passed : failed(because, broken[0]?.evidence);
}

async function requiredOutcome(
  run: TestRun,
  of: TestedObject,
  path: PropertyPath,
): Promise<Outcome> {
  const found = await look(run, of, path, ({ text, around }) => `${around} and ${text} is null`);
  if (found === undefined || 'state' in found) return found ?? passed;
  const { count, total } = found;
  return failed([{ text: 'withoutValue', params: { count, total } }], found.evidence);
}

async function uniqueOutcome(run: TestRun, of: TestedObject, path: PropertyPath): Promise<Outcome> {
  const found = await look(run, of, path, (value) => isDuplicate(path.property, value));
  if (found === undefined || 'state' in found) return found ?? passed;
  const { count, example } = found;
  return failed([{ text: 'duplicateValues', params: { count, example } }], found.evidence);
}
