import type { DbtInput } from '../dbt-input.ts';
import type { PlannedModel, PromisedObject } from '../dbt-plan.ts';
import type { StoredColumn } from '../plan/stored-columns.ts';
import { columnName, needsQuotes } from '../sql/identifier.ts';
import type { TableTests } from '../tests/dbt-test.ts';
import {
  columnConstraints,
  hasConstraints,
  isEnforceable,
  keyOf,
  tableConstraints,
  type ForeignKey,
} from './constraints.ts';
import { columnMeta, descriptionOf, modelTags, objectMeta, unique } from './element-facts.ts';
import { testEntry } from './test-entry.ts';
import { plainText, type YamlRecord } from './yaml-text.ts';

/** What is said of a model in YAML beside its contract. */
export interface ModelFacts {
  readonly columns: readonly StoredColumn[];
  readonly tests: TableTests;
  readonly foreignKeys: readonly ForeignKey[];
  /** The group that it belongs to, where there are groups. */
  readonly group: string | undefined;
}

/** An entry of `models:`. Models that no contract describes get their name and what they are for only. */
export function modelEntry(model: PlannedModel, facts: ModelFacts, input: DbtInput): YamlRecord {
  const { promise, name, layer } = model;
  const access = accessOf(model, facts.group);
  if (promise === undefined) {
    return {
      name,
      config: { tags: modelTags(model.askedBy, undefined, layer), group: facts.group, access },
      columns: facts.columns.map(plainColumn),
    };
  }
  const { columns, tests } = facts;
  const enforced = input.options.enforceContracts && isEnforceable(model, columns);
  const constrained = enforced && hasConstraints(model);
  return {
    name,
    description: descriptionOf(promise.object),
    config: {
      tags: modelTags(promise.contract, promise.object, layer),
      meta: modelMeta(model, promise),
      group: facts.group,
      access,
      contract: enforced ? { enforced: true } : undefined,
    },
    constraints: constrained
      ? tableConstraints(columns, facts.foreignKeys, input.adapter)
      : undefined,
    data_tests: tests.table.map(testEntry),
    columns: columns.map((column) => columnEntry(column, columns, tests, input, constrained)),
  };
}

function columnEntry(
  column: StoredColumn,
  all: readonly StoredColumn[],
  tests: TableTests,
  { adapter }: DbtInput,
  constrained: boolean,
): YamlRecord {
  const { property, name, type, treatment } = column;
  const key = keyOf(all);
  return {
    name: plainText(columnName(name, adapter)),
    description: descriptionOf(property),
    data_type: 'sql' in type ? type.sql : undefined,
    quote: needsQuotes(name, adapter) ? true : undefined,
    constraints: constrained
      ? columnConstraints(column, key.length === 1 && key[0] === column, adapter)
      : undefined,
    config: { tags: unique(property.tags), meta: columnMeta(property, treatment?.name) },
    data_tests: tests.columns.get(name)?.map(testEntry),
  };
}

/** How the source is delivered is said there already. */
function modelMeta({ reads }: PlannedModel, { contract, object }: PromisedObject): YamlRecord {
  const meta = objectMeta(contract, object);
  return reads[0]?.kind === 'source' ? { ...meta, service_levels: undefined } : meta;
}

function plainColumn({ name }: StoredColumn): YamlRecord {
  return { name: plainText(name) };
}

/** Marts are there for others; what leads to them is the domain's own. */
function accessOf({ layer }: PlannedModel, group: string | undefined): string | undefined {
  if (group === undefined) return undefined;
  return layer === 'marts' ? 'public' : 'protected';
}
