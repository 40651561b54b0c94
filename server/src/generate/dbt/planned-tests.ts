import type { GeneratedFile, Unexpressed } from '../generated-file.ts';
import type { PropertyContent } from '../../model/content/contract-content.ts';
import type { DbtInput } from './dbt-input.ts';
import type { PlannedModel, PlannedTable } from './dbt-plan.ts';
import type { PlannedProject } from './plan/plan-project.ts';
import { safeName } from './plan/safe-name.ts';
import { isStored, type StoredColumns } from './plan/stored-columns.ts';
import { tableTests } from './tests/table-tests.ts';
import { testMacros } from './tests/test-macros.ts';
import type { DbtTest, TableTests } from './tests/dbt-test.ts';

/** Asks for the tests of the tables of a plan, and keeps what they need beside YAML. */
export class PlannedTests {
  readonly #input: DbtInput;
  readonly #planned: PlannedProject;
  readonly #asked: TableTests[] = [];

  constructor(input: DbtInput, planned: PlannedProject) {
    this.#input = input;
    this.#planned = planned;
  }

  /** All that the contract asks for. */
  ofSource({ contract, object, name, source }: PlannedTable): TableTests {
    return this.#keep(
      `${source}_${name}`,
      tableTests(this.#input, {
        ...{ contract, name, source, kind: 'source' },
        object: { ...object, properties: object.properties.filter(isStored) },
        columnOf: (property) => property.physicalName ?? property.name,
        relationOf: (of, other) => this.#planned.relationOf(of, other, 'source'),
      }),
    );
  }

  /** Of a staging model only whether its keys are keys: the rest is tested where it comes from. */
  ofModel({ name, layer, promise }: PlannedModel, { columns }: StoredColumns): TableTests {
    if (promise === undefined) return noTests;
    const { contract, object } = promise;
    const isStaging = layer === 'staging' && contract.isSource;
    const names = new Map<PropertyContent, string>();
    const properties = columns.map((column) => {
      const property = isStaging ? withoutRules(column.property) : column.property;
      names.set(property, column.name);
      return property;
    });
    const bare = isStaging ? { quality: [], relationships: [] } : {};
    return this.#keep(
      name,
      tableTests(this.#input, {
        ...{ contract, name, kind: 'model' },
        object: { ...object, ...bare, properties },
        columnOf: (property) => names.get(property) ?? property.name,
        relationOf: (of, other) => this.#planned.relationOf(of, other, 'model'),
      }),
    );
  }

  /** Tests that are queries, and the generic tests of ours that were asked for. */
  files(): readonly GeneratedFile[] {
    const used = new Set(
      this.#asked.flatMap(({ table, columns }) =>
        [...table, ...[...columns.values()].flat()].map(({ test }) => test),
      ),
    );
    const singular = this.#asked.flatMap((tests) =>
      tests.singular.map(({ path, text }): GeneratedFile => {
        return { path, text, merge: 'lines', reason: 'A quality rule that is a query.' };
      }),
    );
    return [...singular, ...testMacros(this.#input.adapter, used)];
  }

  unexpressed(): readonly Unexpressed[] {
    return this.#asked.flatMap((tests) => tests.unexpressed);
  }

  #keep(table: string, tests: TableTests): TableTests {
    const columns = new Map(
      [...tests.columns].map(([column, list], at) => [column, named(list, table, column, at)]),
    );
    const kept = { ...tests, columns };
    this.#asked.push(kept);
    return kept;
  }
}

/** The names that dbt makes up keep letters and digits only: `a b` and `a-b` would have the same. */
function named(
  tests: readonly DbtTest[],
  table: string,
  column: string,
  at: number,
): readonly DbtTest[] {
  if (/^\w+$/.test(column)) return tests;
  return tests.map((one, index) => ({
    ...one,
    name:
      one.name ??
      `${safeName(one.test)}_${table}_${safeName(column).slice(0, 40)}_${at + 1}_${index + 1}`,
  }));
}

function withoutRules(property: PropertyContent): PropertyContent {
  return {
    ...property,
    ...{ quality: [], relationships: [], options: {}, enum: [], properties: [] },
    ...{ items: undefined, map: undefined },
  };
}

const noTests: TableTests = { columns: new Map(), table: [], singular: [], unexpressed: [] };
