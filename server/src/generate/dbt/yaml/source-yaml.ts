import type { Adapter } from '../dbt-input.ts';
import type { PlannedSource, PlannedTable } from '../dbt-plan.ts';
import { columnName, needsQuotes } from '../sql/identifier.ts';
import { isStored } from '../plan/stored-columns.ts';
import type { TableTests } from '../tests/dbt-test.ts';
import { columnMeta, descriptionOf, objectMeta, textOf, unique } from './element-facts.ts';
import { freshnessOf } from './freshness.ts';
import { testEntry } from './test-entry.ts';
import { plainText, type YamlRecord } from './yaml-text.ts';

/** An entry of `sources:`. */
export function sourceEntry(
  source: PlannedSource,
  adapter: Adapter,
  testsOf: (table: PlannedTable) => TableTests,
): YamlRecord {
  const contracts = [...new Set(source.tables.map(({ contract }) => contract))];
  const tags = contracts.map(({ content }) => unique(content.tags));
  // What only one of them says is said at its tables.
  const shared = (tags[0] ?? []).filter((tag) => tags.every((all) => all.includes(tag)));
  const [first, ...others] = contracts;
  // What one of several contracts is for is said at its tables.
  const purpose = others.length > 0 ? undefined : textOf(first?.content.description.purpose);
  return {
    name: source.name,
    description: purpose === '' ? undefined : purpose,
    database: source.database,
    schema: source.schema,
    config: { tags: shared },
    tables: source.tables.map((table) => {
      const entry = tableEntry(table, adapter, shared, testsOf(table));
      if (others.length === 0 || entry.description !== undefined) return entry;
      const said = textOf(table.contract.content.description.purpose);
      return said === undefined || said === '' ? entry : { ...entry, description: said };
    }),
  };
}

function tableEntry(
  { name, identifier, contract, object }: PlannedTable,
  adapter: Adapter,
  shared: readonly string[],
  tests: TableTests,
): YamlRecord {
  const tags = unique([...contract.content.tags, ...object.tags]);
  const done = new Set<string>();
  const columns = object.properties.filter(isStored).flatMap((property): YamlRecord[] => {
    const physical = property.physicalName ?? property.name;
    if (done.has(physical.toLowerCase())) return [];
    done.add(physical.toLowerCase());
    return [
      {
        name: plainText(columnName(physical, adapter)),
        description: descriptionOf(property),
        data_type: textOf(property.physicalType),
        quote: needsQuotes(physical, adapter) ? true : undefined,
        config: {
          tags: unique(property.tags),
          meta: { ...columnMeta(property, undefined), ...nameOf(property.name, physical) },
        },
        data_tests: tests.columns.get(physical)?.map(testEntry),
      },
    ];
  });
  return {
    name,
    identifier: identifier === undefined ? undefined : plainText(identifier),
    description: descriptionOf(object),
    config: {
      tags: tags.filter((tag) => !shared.includes(tag)),
      meta: objectMeta(contract, object),
      ...freshnessOf(contract, object, adapter),
    },
    data_tests: tests.table.map(testEntry),
    columns,
  };
}

function nameOf(name: string, physical: string): YamlRecord {
  return name === physical ? {} : { property: plainText(name) };
}
