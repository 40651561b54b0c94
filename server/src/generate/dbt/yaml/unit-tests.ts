import { sampleKey, type DbtInput } from '../dbt-input.ts';
import type { SampleTable, SampleValue } from '../../sample-table.ts';
import type { PlannedModel, PlannedRead } from '../dbt-plan.ts';
import type { StoredColumn } from '../plan/stored-columns.ts';
import { plainText, type YamlRecord } from './yaml-text.ts';

/** Longer samples would make YAML that nobody reads. */
const MAX_ROWS = 100;

/** What the unit test of a model is made from. */
export interface UnitTestParts {
  readonly input: DbtInput;
  readonly model: PlannedModel;
  readonly columns: readonly StoredColumn[];
  readonly modelNamed: (name: string) => PlannedModel | undefined;
  readonly columnsOf: (model: PlannedModel) => readonly StoredColumn[];
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
    const rows = inputRows(read, parts, hidden);
    if (typeof rows === 'string') return rows;
    given.push({ input: relation(read), rows });
  }
  const isStaging = reads[0]?.kind === 'source';
  const shown = columns.filter((column) => isShown(column, hidden, isStaging));
  const rows = rowsOf(own, shown, isStaging ? 'physical' : 'name');
  if (typeof rows === 'string') return rows;
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

/** The rows of what a model reads, by the names that it has there. What they cannot show is noted in `hidden`. */
function inputRows(
  read: PlannedRead,
  { input, model, columns, modelNamed, columnsOf }: UnitTestParts,
  hidden: Set<string>,
): readonly YamlRecord[] | string {
  if (read.kind === 'source') {
    const sample = model.promise === undefined ? undefined : sampleOf(input, model.promise);
    return sample === undefined
      ? `${read.name} has no sample.`
      : rowsOf(
          sample,
          columns.filter((one) => one.treatment === undefined),
          'physical',
          true,
        );
  }
  const other = modelNamed(read.name);
  const sample = other?.promise === undefined ? undefined : sampleOf(input, other.promise);
  if (other === undefined || sample === undefined) return `${read.name} has no sample.`;
  const all = columnsOf(other);
  const plain = all.filter((column) => column.treatment === undefined && isFlat(column));
  for (const column of all) {
    if (!plain.includes(column))
      for (const name of [column.name, column.property.name]) hidden.add(name.toLowerCase());
  }
  return rowsOf(sample, plain, other.layer === 'staging' ? 'physical' : 'name');
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
  { columns: header, rows }: SampleTable,
  columns: readonly StoredColumn[],
  by: 'physical' | 'name',
  isSource = false,
): readonly YamlRecord[] | string {
  if (rows.length > MAX_ROWS) return `Its sample has more than ${MAX_ROWS} rows.`;
  const places = columns.filter(isFlat).flatMap((column) => {
    const name = by === 'physical' ? column.physical : column.name;
    const found = header.indexOf(name);
    const at = found === -1 ? header.indexOf(column.property.name) : found;
    return at === -1 ? [] : [{ name: isSource ? column.physical : column.name, at }];
  });
  return rows.map((row) =>
    Object.fromEntries(places.map(({ name, at }) => [plainText(name), cell(row[at] ?? null)])),
  );
}

function cell(value: SampleValue): SampleValue {
  return typeof value === 'string' ? plainText(value) : value;
}
