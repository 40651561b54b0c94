import type { SampleValue } from '../sample-table.ts';
import { SeededRandom } from './seeded-random.ts';
import type { Row, TableTask, UniqueSet } from './table-task.ts';
import { comparable } from './value-limits.ts';

/** Columns whose values belong together, such as those of a composite foreign key, with what may stand in them. */
export interface Group {
  readonly columns: readonly number[];
  /** Each with a value for each of the columns. */
  readonly tuples: readonly (readonly SampleValue[])[];
}

/** A row that must be there: column -> value. */
export type Demand = ReadonlyMap<number, SampleValue>;

/** How often a row that would repeat a key is made anew. */
const MAX_TRIES = 500;

/** The rows of a table: keys are met, and what is demanded is there. Fewer than wanted where there are no more. */
export function buildRows(
  task: TableTask,
  groups: readonly Group[],
  demands: readonly Demand[],
  seed: number,
): readonly Row[] {
  const builder = new Builder(task, groups, demands, seed);
  return builder.build();
}

interface Turn {
  readonly group: Group;
  /** Gives every row another tuple. */
  readonly inOrder: boolean;
  next: number;
}

class Builder {
  readonly #task: TableTask;
  readonly #turns: readonly Turn[];
  readonly #demands: readonly Demand[];
  readonly #random: SeededRandom;
  readonly #uniques: readonly (UniqueSet & { readonly seen: Set<string> })[];
  /** Sets of several groups: they count through what their groups can be together. */
  readonly #counters: {
    readonly turns: readonly Turn[];
    readonly sizes: readonly number[];
    next: number;
  }[] = [];

  constructor(task: TableTask, groups: readonly Group[], demands: readonly Demand[], seed: number) {
    this.#task = task;
    this.#demands = demands;
    this.#random = new SeededRandom(seed, task.contract.path, task.object.name, 'rows');
    const feasible = task.uniques.filter((set) => set.isKey || isPossible(set, groups, task.rows));
    this.#uniques = feasible.map((set) => ({ ...set, seen: new Set() }));
    this.#turns = groups.map((group) => {
      const inOrder = feasible.some(
        ({ columns }) => columns.length > 0 && columns.every((one) => group.columns.includes(one)),
      );
      return { group: inOrder ? onePerKey(group, feasible) : group, inOrder, next: 0 };
    });
    const counted = new Set<Turn>();
    for (const { columns } of feasible) {
      const turns = this.#turns.filter(({ group }) =>
        columns.some((one) => group.columns.includes(one)),
      );
      if (turns.some((turn) => turn.inOrder || counted.has(turn))) continue;
      for (const turn of turns) counted.add(turn);
      this.#counters.push({ turns, sizes: sizesOf(turns, task.rows), next: 0 });
    }
  }

  build(): readonly Row[] {
    const rows: Row[] = [];
    for (let index = 0; index < this.#task.rows; index++) {
      const row = this.#next(index);
      if (row === undefined) break;
      rows.push(row);
    }
    return rows;
  }

  /** Undefined where no other row is found. */
  #next(index: number): Row | undefined {
    const demand = this.#demands[index];
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      const row = this.#make(index, demand, tries);
      if (row === undefined) return undefined;
      const keys = this.#uniques.map(({ columns }) =>
        keyOf(columns.map((one) => row[one] ?? null)),
      );
      if (keys.some((key, at) => key !== undefined && this.#uniques[at]?.seen.has(key))) continue;
      for (const [at, key] of keys.entries())
        if (key !== undefined) this.#uniques[at]?.seen.add(key);
      return row;
    }
    return undefined;
  }

  #make(index: number, demand: Demand | undefined, tries: number): Row | undefined {
    const row: SampleValue[] = this.#task.columns.map(() => null);
    const set = ({ columns }: Group, tuple: readonly SampleValue[] | undefined): void => {
      for (const [at, column] of columns.entries()) row[column] = tuple?.[at] ?? null;
    };
    for (const counter of this.#counters) {
      const digits = digitsOf(counter.next++, counter.sizes);
      for (const [at, { group }] of counter.turns.entries())
        set(group, group.tuples[digits[at] ?? 0]);
    }
    const counted = new Set(this.#counters.flatMap(({ turns }) => turns));
    for (const turn of this.#turns) {
      const { group, inOrder } = turn;
      const { tuples, columns } = group;
      const asked = demand !== undefined && columns.some((one) => demand.has(one));
      if (asked) {
        const fitting = tuples.find((tuple) =>
          columns.every((one, at) => !demand.has(one) || same(demand.get(one), tuple[at])),
        );
        set(group, fitting);
      } else if (inOrder) {
        // Nothing is left that the rows before have not.
        if (turn.next >= tuples.length && tuples.length > 0 && !this.#mayBeEmpty(columns, index))
          return undefined;
        set(group, tuples[turn.next++]);
      } else if (!counted.has(turn)) {
        const at = tuples.length < 2 ? 0 : this.#random.below(tuples.length);
        set(group, tuples[tries === 0 && index < tuples.length ? index : at]);
      }
    }
    for (const { index: column, nulls } of this.#task.columns)
      if (nulls.has(index)) row[column] = null;
    for (const [column, value] of demand ?? []) row[column] = value;
    return row;
  }

  #mayBeEmpty(columns: readonly number[], index: number): boolean {
    return columns.every((one) => this.#task.columns[one]?.nulls.has(index) === true);
  }
}

/** Undefined where a value is missing: then it repeats no other. */
export function keyOf(values: readonly SampleValue[]): string | undefined {
  return values.includes(null) ? undefined : JSON.stringify(values.map(comparable));
}

function same(one: SampleValue | undefined, other: SampleValue | undefined): boolean {
  return comparable(one) === comparable(other);
}

function isPossible({ columns }: UniqueSet, groups: readonly Group[], rows: number): boolean {
  const own = groups.filter((group) => columns.some((one) => group.columns.includes(one)));
  return own.reduce((all, { tuples }) => all * tuples.length, 1) >= rows;
}

/** Of tuples with the same key the first. */
function onePerKey(group: Group, uniques: readonly UniqueSet[]): Group {
  let { tuples } = group;
  for (const { columns } of uniques) {
    if (!columns.every((one) => group.columns.includes(one))) continue;
    const places = columns.map((one) => group.columns.indexOf(one));
    const seen = new Set<string>();
    tuples = tuples.filter((tuple) => {
      const key = keyOf(places.map((place) => tuple[place] ?? null));
      if (key === undefined || seen.has(key)) return false;
      seen.add(key);
      return true;
    });
  }
  return { ...group, tuples };
}

/** How many tuples of each are used: about as many of each, and enough together for twice the rows. */
function sizesOf(turns: readonly Turn[], rows: number): readonly number[] {
  const most = turns.map(({ group }) => Math.max(1, group.tuples.length));
  const sizes = most.map(() => 1);
  while (sizes.reduce((all, one) => all * one, 1) < rows * 2) {
    let smallest = -1;
    for (const [at, size] of sizes.entries())
      if (size < (most[at] ?? 1) && (smallest === -1 || size < (sizes[smallest] ?? 1)))
        smallest = at;
    if (smallest === -1) break;
    sizes[smallest] = (sizes[smallest] ?? 1) + 1;
  }
  return sizes;
}

function digitsOf(number: number, sizes: readonly number[]): readonly number[] {
  let rest = number;
  return sizes.map((size) => {
    const digit = rest % size;
    rest = Math.floor(rest / size);
    return digit;
  });
}
