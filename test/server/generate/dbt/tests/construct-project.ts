import { testMacros } from '../../../../../server/src/generate/dbt/tests/test-macros.ts';
import { tableTests } from '../../../../../server/src/generate/dbt/tests/table-tests.ts';
import type { DbtTest } from '../../../../../server/src/generate/dbt/tests/dbt-test.ts';
import type { Adapter } from '../../../../../server/src/generate/dbt/dbt-input.ts';
import type {
  LogicalType,
  ObjectContent,
  PropertyContent,
} from '../../../../../server/src/model/content/contract-content.ts';
import type { Construct, Row } from './constructs.ts';
import { contractOf, inputOf, modelOf, withSchema } from './tested.ts';

/** The files of a dbt project whose models are the rows of constructs, with all tests that their contracts ask for. */
export function constructProject(
  constructs: readonly Construct[],
  rowsOf: 'good' | 'bad',
  { adapter = 'duckdb', packages = false }: { adapter?: Adapter; packages?: boolean } = {},
): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const used = new Set<string>();
  for (const construct of constructs) {
    const contract = contractOf(
      withSchema(construct.schema, '3.2.0'),
      `${construct.name}.odcs.yaml`,
    );
    const input = inputOf([contract], { adapter, packages });
    for (const object of contract.content.objects) {
      const { columns, table, singular, unexpressed } = tableTests(
        input,
        modelOf(contract, object),
      );
      if (unexpressed.length > 0)
        throw new Error(`${construct.name}: ${JSON.stringify(unexpressed)}`);
      for (const { test } of [...[...columns.values()].flat(), ...table]) used.add(test);
      for (const { path, text } of singular) files.set(path, text);
      files.set(
        `models/${object.name}.sql`,
        relationSql(object, construct[rowsOf][object.name] ?? []),
      );
      files.set(
        `models/${object.name}.yml`,
        JSON.stringify({
          models: [
            {
              name: object.name,
              columns: [...columns].map(([name, tests]) => ({
                ...{ name, quote: !/^[a-z_]+$/.test(name) || name === 'order' },
                data_tests: tests.map(entryOf),
              })),
              data_tests: table.map(entryOf),
            },
          ],
        }),
      );
    }
  }
  for (const { path, text } of testMacros(adapter, used)) files.set(path, text);
  return files;
}

function entryOf(test: DbtTest): unknown {
  const { name, config, description } = test;
  return { [test.test]: { name, description, arguments: test.arguments, config } };
}

const types: Readonly<Record<LogicalType, string>> = {
  string: 'varchar',
  integer: 'bigint',
  number: 'decimal(20, 6)',
  boolean: 'boolean',
  date: 'date',
  time: 'time',
  timestamp: 'timestamp',
  ...{ object: 'json', array: 'json', map: 'json', vector: 'json' },
};

/** A query that gives the rows. */
function relationSql(object: ObjectContent, rows: readonly Row[]): string {
  const select = (row: Row): string =>
    `select ${object.properties.map((property) => `${cell(property, row[property.name])} as "${property.name}"`).join(', ')}`;
  if (rows.length === 0) return `${select({})} where 1 = 0\n`;
  return `${rows.map(select).join('\nunion all\n')}\n`;
}

function cell(property: PropertyContent, value: Row[string] | undefined): string {
  const { physicalType, logicalType = 'string', options } = property;
  const logical = options.timezone === true ? 'timestamp with time zone' : types[logicalType];
  const type = physicalType ?? logical;
  if (value === null || value === undefined) return `cast(null as ${type})`;
  const isNested = typeof value === 'object';
  // Braces of values are no Jinja.
  const text = (isNested ? JSON.stringify(value) : String(value))
    .replaceAll("'", "''")
    .replaceAll(/\{(?=[{%#])/g, "{{ '{' }}");
  return isNested && physicalType !== undefined
    ? `cast(cast('${text}' as json) as ${type})`
    : `cast('${text}' as ${type})`;
}
