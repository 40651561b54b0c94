import type { PropertyContent } from '../../model/content/contract-content.ts';
import { MASK, isSensitive, shownCell } from './masking.ts';
import type { LoadedSample } from './sample-database.ts';
import type { SqlSession } from '../sql-engine.ts';
import type { Evidence } from './test-report.ts';

/** Rows that are shown. */
export const MAX_ROWS = 10;

/** Columns of the key that are shown beside what is wrong. */
const MAX_KEYS = 3;

export interface RowQuestion {
  /** A relation with `row` and the columns of the sample. */
  readonly from: string;
  /** What is looked for. */
  readonly where: string;
  readonly sample: LoadedSample;
  /** What is shown beside the number of the row and the key: an expression for each. */
  readonly shown: readonly ShownColumn[];
}

export interface ShownColumn {
  readonly name: string;
  readonly property: PropertyContent;
  readonly expression: string;
}

export interface FoundRows {
  readonly count: number;
  readonly total: number;
  /** The first value of the last column that is shown, as it may be shown. */
  readonly example: string;
  readonly evidence: Evidence;
}

/** Looks for rows; undefined where there are none. */
export async function findRows(
  { from, where, sample, shown }: RowQuestion,
  session: SqlSession,
): Promise<FoundRows | undefined> {
  const keys = keyColumns(sample).filter(({ name }) => shown.every((one) => one.name !== name));
  const columns = [...keys, ...shown];
  const list = columns.map(({ expression }) => `, cast(${expression} as varchar)`).join('');
  const { rows } = await session.query(
    `select count(*) over (), (select count(*) from ${from}), row${list} from ${from} where ${where} order by row limit ${String(MAX_ROWS)}`,
    { maxRows: MAX_ROWS },
  );
  const [first] = rows;
  if (first === undefined) return undefined;
  const masked = columns.map(({ property }) => isSensitive(property));
  const cells = rows.map(([, , row, ...rest]) => [
    row ?? null,
    ...rest.map((cell, at) => shownCell(cell, masked[at] ?? true)),
  ]);
  const count = Number(first[0]);
  return {
    count,
    total: Number(first[1]),
    example: cells[0]?.at(-1) ?? MASK,
    evidence: { columns: ['row', ...columns.map(({ name }) => name)], rows: cells, total: count },
  };
}

/** The columns of the primary key that the sample has. */
export function keyColumns({ columns }: LoadedSample): readonly ShownColumn[] {
  return [...columns.present]
    .filter(([{ primaryKey }]) => primaryKey)
    .sort(([a], [b]) => (a.primaryKeyPosition ?? 0) - (b.primaryKeyPosition ?? 0))
    .slice(0, MAX_KEYS)
    .map(([property, at]) => ({
      ...{ name: property.name, property },
      expression: `r${String(at)}`,
    }));
}
