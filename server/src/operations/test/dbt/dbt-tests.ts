import type { TestedObject } from '../tested-object.ts';
import type { PlannedTest, TestRun } from '../planned-test.ts';
import { failed, passed, type Outcome } from '../outcome.ts';
import type { Saying } from '../saying.ts';
import { compareColumns } from './compare-columns.ts';
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
  const { lacking, added, wrong } = compareColumns(object, columns);
  const because: Saying[] = [];
  const quoted = (names: readonly string[]): string =>
    names.map((name) => `\`${name}\``).join(', ');
  if (lacking.length > 0)
    because.push({
      text: 'modelLacks',
      params: { names: quoted(lacking.map(({ name }) => name)) },
    });
  if (added.length > 0)
    because.push({ text: 'modelAdds', params: { names: quoted(added.map(({ name }) => name)) } });
  if (wrong.length > 0) {
    const types = wrong.map(({ name, found, wanted }) => `\`${name}\` ${found} (${wanted})`);
    because.push({ text: 'modelTypes', params: { names: types.join(', ') } });
  }
  return because.length === 0 ? passed : failed(because);
}
