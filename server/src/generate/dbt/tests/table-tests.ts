import type { DbtInput } from '../dbt-input.ts';
import { containerTests } from './container-tests.ts';
import type { TableTests } from './dbt-test.ts';
import { dialectOf } from './dialect.ts';
import { keyTests } from './key-tests.ts';
import { qualityTests } from './quality-tests.ts';
import { relationshipTests } from './relationship-tests.ts';
import { TestCollector } from './test-collector.ts';
import type { TestContext } from './test-context.ts';
import type { TestedTable } from './tested-table.ts';
import { columnValue } from './tested-value.ts';
import { valueTests } from './value-tests.ts';

export type { TestedTable } from './tested-table.ts';

/** The tests that what a contract says of an object asks for; what cannot be tested is listed with the reason. */
export function tableTests(input: DbtInput, table: TestedTable): TableTests {
  const collector = new TestCollector(table);
  const dialect = dialectOf(input.adapter);
  const context: TestContext = {
    input,
    table,
    dialect,
    packages: input.options.packages,
    collector,
  };
  const values = table.object.properties.flatMap((property) => {
    const value = columnValue(dialect, table, property);
    if (value === undefined)
      collector.miss(
        `${table.object.name}.${property.name}`,
        property.nameAt,
        'Its name has characters that cannot be written in SQL or in dbt, so that nothing of it is tested.',
      );
    return value ?? [];
  });
  keyTests(context, values);
  for (const value of values) valueTests(context, value);
  for (const value of values) {
    qualityTests(context, value.property.quality, value);
    relationshipTests(context, value.property.relationships, value);
    containerTests(context, value);
  }
  qualityTests(context, table.object.quality, undefined);
  relationshipTests(context, table.object.relationships, undefined);
  return collector.finish();
}
