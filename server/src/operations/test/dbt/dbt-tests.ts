import { columnsOf, type TestedObject } from '../tested-object.ts';
import type { PlannedTest, TestRun } from '../planned-test.ts';
import { failed, passed, type Outcome, type Saying } from '../outcome.ts';
import { duckType } from '../column-types.ts';
import { compareRows } from './compare-rows.ts';
import type { BuiltModel, DbtRun, FoundModel } from './dbt-run.ts';

/** The tests of the dbt model that makes an object. */
export function* dbtTests(of: TestedObject, dbt: DbtRun): Iterable<PlannedTest> {
  const model = dbt.modelOf(of);
  if (model === undefined) return;
  const { name } = model;
  const about = {
    property: undefined,
    range: of.object.nameAt,
    severity: 'error',
    model: name,
  } as const;
  yield {
    of,
    head: { kind: 'model', label: { text: 'labelModel', params: { model: name } }, ...about },
    run: (run) => modelOutcome(of, model, dbt, run),
  };
  if (of.sample === undefined) return;
  yield {
    of,
    head: { kind: 'rows', label: { text: 'labelRows', params: { model: name } }, ...about },
    run: async (run) => {
      const built = await dbt.build(model, run);
      return 'state' in built ? built : compareRows(of, built, run);
    },
  };
}

async function modelOutcome(
  of: TestedObject,
  model: FoundModel,
  dbt: DbtRun,
  run: TestRun,
): Promise<Outcome> {
  const built = await dbt.build(model, run);
  return 'state' in built ? built : columnsOutcome(of, built);
}

function columnsOutcome({ object }: TestedObject, { columns }: BuiltModel): Outcome {
  const given = new Map(columns.map(({ name, type }) => [name.toLowerCase(), type]));
  const lacking: string[] = [];
  const types: string[] = [];
  for (const property of columnsOf(object)) {
    const names = [property.physicalName, property.name].filter((one) => one !== undefined);
    const name = names.find((one) => given.has(one.toLowerCase()));
    if (name === undefined) {
      lacking.push(`\`${names[0] ?? ''}\``);
      continue;
    }
    const type = given.get(name.toLowerCase()) ?? '';
    given.delete(name.toLowerCase());
    const isKnown = property.logicalType !== undefined;
    if (
      isKnown &&
      familyOf(type) !== familyOf(duckType(property)) &&
      !isWider(type, property.logicalType)
    )
      types.push(`\`${name}\` ${type} (${property.logicalType})`);
  }
  const because: Saying[] = [];
  if (lacking.length > 0)
    because.push({ text: 'modelLacks', params: { names: lacking.join(', ') } });
  if (given.size > 0) {
    const names = columns.filter(({ name }) => given.has(name.toLowerCase()));
    because.push({
      text: 'modelAdds',
      params: { names: names.map(({ name }) => `\`${name}\``).join(', ') },
    });
  }
  if (types.length > 0) because.push({ text: 'modelTypes', params: { names: types.join(', ') } });
  return because.length === 0 ? passed : failed(because);
}

/** Whole numbers are numbers; a column that is null everywhere has no type of its own. */
function isWider(type: string, wanted: string | undefined): boolean {
  return wanted === 'number' && familyOf(type) === 'integer';
}

function familyOf(type: string): string {
  if (/^(?:STRUCT|MAP|UNION)\(|\]$|^JSON/.test(type)) return 'nested';
  if (/^DECIMAL\(\d+,0\)$/.test(type) || /^(?:U?(?:TINY|SMALL|BIG|HUGE)?INT|U?INTEGER)/.test(type))
    return 'integer';
  if (/^(?:DECIMAL|DOUBLE|FLOAT)/.test(type)) return 'number';
  if (type.startsWith('TIMESTAMP')) return 'timestamp';
  if (type.startsWith('TIME')) return 'time';
  if (/^(?:VARCHAR|UUID|ENUM|BLOB)/.test(type)) return 'text';
  return type;
}
