import { sampleKey, type Adapter, type DbtInput } from '../dbt-input.ts';
import type { SampleTable, SampleValue } from '../../sample-table.ts';
import type { WorkspaceContract } from '../../../model/content/workspace-contract.ts';
import type { PlannedModel, PlannedRead } from '../dbt-plan.ts';
import type { StoredColumn } from '../plan/stored-columns.ts';
import { sqlType } from '../types/sql-type.ts';
import { fixtureSql, type FixtureColumn } from './fixture-sql.ts';
import { plainText, type YamlRecord } from './yaml-text.ts';

/** Longer samples would make YAML that nobody reads. */
const MAX_ROWS = 20;

/** What a model with a row for each row of its source shows is shown by a few of them. */
const FEW_ROWS = 5;

/** What the unit test of a model is made from. */
export interface UnitTestParts {
  readonly input: DbtInput;
  readonly model: PlannedModel;
  readonly columns: readonly StoredColumn[];
  readonly modelNamed: (name: string) => PlannedModel | undefined;
  readonly columnsOf: (model: PlannedModel) => readonly StoredColumn[];
}

interface ReadParts extends UnitTestParts {
  readonly contract: WorkspaceContract;
}

/** A unit test of a model from the samples of what it reads and of itself; a text says why there is none. */
export function unitTestOf(parts: UnitTestParts): YamlRecord | string {
  const { model, columns, input } = parts;
  const { promise, reads } = model;
  if (promise === undefined || reads.length === 0)
    return 'It reads nothing that samples are there for.';
  // Which columns of a source people read, and by which names, is not known; and dbt wants the source to be a relation.
  if (model.isWritten && reads.some(({ kind }) => kind === 'source'))
    return 'Somebody has written how it reads its source.';
  const own = sampleOf(input, promise);
  if (own === undefined) return 'It has no sample.';
  const hidden = new Set<string>();
  const given: YamlRecord[] = [];
  for (const read of reads) {
    const made = inputSql(read, { ...parts, contract: promise.contract }, hidden);
    if (typeof made === 'string') return made;
    given.push({ input: relation(read), format: 'sql', rows: made.sql });
  }
  const isStaging = reads[0]?.kind === 'source';
  const shown = columns.filter((column) => isShown(column, hidden, isStaging));
  if (!isStaging && own.rows.length > MAX_ROWS) return tooLong(model.name, own);
  const part = isStaging ? { ...own, rows: own.rows.slice(0, FEW_ROWS) } : own;
  const rows = rowsOf(part, shown, isStaging ? 'physical' : 'name');
  if (shown.length === 0 || rows.length === 0)
    return 'Its sample has no rows, or no column whose value can be told.';
  return {
    name: `${model.name}_gives_its_sample`,
    model: model.name,
    description: 'The samples of what it reads give its own sample.',
    given,
    expect: { rows },
  };
}

function relation(read: PlannedRead): string {
  return read.kind === 'source'
    ? `source('${read.source}', '${read.name}')`
    : `ref('${read.name}')`;
}

function sampleOf(
  { samples }: DbtInput,
  { contract, object }: NonNullable<PlannedModel['promise']>,
): SampleTable | undefined {
  return samples.get(sampleKey(contract, object.name));
}

/** What a model reads, as a query by the names that it has there. What samples cannot show is noted in `hidden`. */
function inputSql(
  read: PlannedRead,
  { input, model, columns, modelNamed, columnsOf, contract }: ReadParts,
  hidden: Set<string>,
): { readonly sql: string } | string {
  if (read.kind === 'source') {
    const sample = model.promise === undefined ? undefined : sampleOf(input, model.promise);
    if (sample === undefined) return `${read.name} has no sample.`;
    const fixture = columns.map((column): FixtureColumn => {
      const type = sqlType(input.adapter, column.property, contract);
      const isTold = column.treatment === undefined && isFlat(column);
      const at = isTold ? placeOf(column, sample, 'physical') : undefined;
      return { name: column.physical, type, at };
    });
    return query(read, fixture, sample.rows.slice(0, FEW_ROWS), input.adapter);
  }
  const other = modelNamed(read.name);
  const sample = other?.promise === undefined ? undefined : sampleOf(input, other.promise);
  if (other === undefined || sample === undefined) return `${read.name} has no sample.`;
  if (sample.rows.length > MAX_ROWS) return tooLong(read.name, sample);
  const fixture = columnsOf(other).map((column): FixtureColumn => {
    const isTold = column.treatment === undefined && isFlat(column);
    if (!isTold)
      for (const name of [column.name, column.property.name]) hidden.add(name.toLowerCase());
    const by = other.layer === 'staging' ? 'physical' : 'name';
    const at = isTold ? placeOf(column, sample, by) : undefined;
    return { name: column.name, type: column.type, at };
  });
  return query(read, fixture, sample.rows, input.adapter);
}

function query(
  read: PlannedRead,
  columns: readonly FixtureColumn[],
  rows: SampleTable['rows'],
  adapter: Adapter,
): { readonly sql: string } | string {
  const done = new Set<string>();
  const own = columns.filter(({ name }) => {
    const isNew = !done.has(name.toLowerCase());
    done.add(name.toLowerCase());
    return isNew;
  });
  const sql = fixtureSql(own, rows, adapter);
  return sql === undefined ? `${read.name} has names that no test can be given.` : { sql };
}

function tooLong(name: string, { rows }: SampleTable): string {
  return `The sample of ${name} has ${rows.length} rows, and unit tests are made from up to ${MAX_ROWS}.`;
}

/** Whether the value of a column follows from the samples alone. */
function isShown(column: StoredColumn, hidden: ReadonlySet<string>, isStaging: boolean): boolean {
  if (!isFlat(column) || column.treatment !== undefined) return false;
  if (isStaging) return true;
  const words =
    (column.property.transformLogic ?? column.property.name).toLowerCase().match(/\w+/g) ?? [];
  return !words.some(
    (word) =>
      hidden.has(word) || /^(?:current_\w+|now|random|rand|uuid|gen_random_uuid)$/.test(word),
  );
}

const nested: ReadonlySet<string> = new Set(['object', 'array', 'map', 'vector']);

/** dbt writes rows as literals, which nested values have not everywhere. */
function isFlat({ property }: StoredColumn): boolean {
  return property.logicalType === undefined || !nested.has(property.logicalType);
}

function rowsOf(
  sample: SampleTable,
  columns: readonly StoredColumn[],
  by: 'physical' | 'name',
): readonly YamlRecord[] {
  const places = columns.flatMap((column) => {
    const at = placeOf(column, sample, by);
    return at === undefined ? [] : [{ name: column.name, at }];
  });
  return sample.rows.map((row) =>
    Object.fromEntries(places.map(({ name, at }) => [plainText(name), cell(row[at] ?? null)])),
  );
}

/** Samples name their columns as the database does, or as the contract. */
function placeOf(
  column: StoredColumn,
  { columns: header }: SampleTable,
  by: 'physical' | 'name',
): number | undefined {
  const found = header.indexOf(by === 'physical' ? column.physical : column.name);
  const at = found === -1 ? header.indexOf(column.property.name) : found;
  return at === -1 ? undefined : at;
}

function cell(value: SampleValue): SampleValue {
  return typeof value === 'string' ? plainText(value) : value;
}
