import {
  foreignKeys,
  type ForeignKey,
  type ResolveFile,
} from '../../model/content/foreign-keys.ts';
import type { ObjectContent, PropertyContent } from '../../model/content/contract-content.ts';
import type { WorkspaceContract } from '../../model/content/workspace-contract.ts';
import type { Unexpressed } from '../generated-file.ts';
import type { SampleTable, SampleValue } from '../sample-table.ts';
import { buildRows, keyOf, type Group } from './build-rows.ts';
import { closeCycle } from './close-cycle.ts';
import { columnOf, inTable, objectKey, tableOf, tuplesOf, type KnownTable } from './known-table.ts';
import { MAX_ROWS, planTable, type Say } from './plan-table.ts';
import { foreignGroups } from './foreign-groups.ts';
import type { TableTask } from './table-task.ts';
import { checkTables } from './check-tables.ts';

export interface SampleOptions {
  /** How many rows a table has where its contract does not want another number. From 1 to 10,000. */
  readonly rows: number;
  /** The same seed gives the same rows. */
  readonly seed: number;
  /** For which objects rows are made; for all when left out. */
  readonly wanted?: (contract: WorkspaceContract, object: ObjectContent) => boolean;
  /** The rows that an object has already: what is made refers to them, and holds what they refer to. */
  readonly existing?: (
    contract: WorkspaceContract,
    object: ObjectContent,
  ) => SampleTable | undefined;
  /** What a path in a contract means; by the names of the files when left out. */
  readonly resolveFile?: ResolveFile;
}

export interface GeneratedSample {
  readonly contract: WorkspaceContract;
  readonly object: ObjectContent;
  /** Columns have their physical names. */
  readonly table: SampleTable;
}

export interface GeneratedSamples {
  /** In the order of the contracts. */
  readonly tables: readonly GeneratedSample[];
  /** What the rows do not meet, and why. */
  readonly unmet: readonly Unexpressed[];
}

/**
 * Rows for the objects of contracts that meet what these say: types, options, keys, references, and the quality checks
 * that can be met by rows. Nothing in them is real: see docs/sample-data.md. The same input gives the same rows.
 */
export function generateSamples(
  contracts: readonly WorkspaceContract[],
  options: SampleOptions,
): GeneratedSamples {
  return new Generator(contracts, options).run();
}

class Generator {
  readonly #contracts: readonly WorkspaceContract[];
  readonly #options: SampleOptions;
  readonly #keys: readonly ForeignKey[];
  readonly #unmet: Unexpressed[] = [];
  readonly #known = new Map<string, KnownTable>();
  /** Objects on the way to the one that is being made. */
  readonly #open = new Set<string>();
  /** References that would lead back to a table that is being made: their cells are filled when it is there. */
  readonly #later: ForeignKey[] = [];

  constructor(contracts: readonly WorkspaceContract[], options: SampleOptions) {
    this.#contracts = contracts;
    this.#options = {
      ...options,
      rows: Math.max(1, Math.min(MAX_ROWS, Math.floor(options.rows))),
    };
    const { keys, lost } = foreignKeys(contracts, options.resolveFile);
    this.#keys = keys;
    for (const { contract, object, at, reason } of lost)
      if (this.#isWanted(contract, object))
        this.#sayOf(contract)(`${object.name}: relationship`, at, reason);
  }

  run(): GeneratedSamples {
    const { existing } = this.#options;
    for (const contract of this.#contracts)
      for (const object of contract.content.objects) {
        const table = existing?.(contract, object);
        if (table !== undefined)
          this.#known.set(objectKey(contract, object), tableOf(contract, object, table));
      }
    for (const contract of this.#contracts)
      for (const object of contract.content.objects)
        if (this.#isWanted(contract, object)) this.#make(contract, object);
    for (const key of this.#later) {
      const [from, to] = [
        this.#tableOf(key.contract, key.object),
        this.#tableOf(key.target, key.targetObject),
      ];
      if (from?.task !== undefined && to !== undefined)
        closeCycle(from, to, key, this.#options.seed);
    }
    const made = [...this.#known.values()].filter(({ task }) => task !== undefined);
    checkTables(
      made,
      this.#keys,
      (contract, object) => this.#tableOf(contract, object),
      (contract) => this.#sayOf(contract),
    );
    const tables = this.#contracts.flatMap((contract) =>
      contract.content.objects.flatMap((object): GeneratedSample[] => {
        const table = this.#tableOf(contract, object);
        if (table?.task === undefined || table.object !== object) return [];
        return [{ contract, object, table: { columns: table.columns, rows: table.rows } }];
      }),
    );
    return { tables, unmet: this.#unmet };
  }

  #isWanted(contract: WorkspaceContract, object: ObjectContent): boolean {
    return this.#options.wanted?.(contract, object) ?? true;
  }

  #tableOf(contract: WorkspaceContract, object: ObjectContent): KnownTable | undefined {
    return this.#known.get(objectKey(contract, object));
  }

  #sayOf({ path }: WorkspaceContract): Say {
    return (element, at, reason) => {
      this.#unmet.push({ path, at, element, reason });
    };
  }

  #make(contract: WorkspaceContract, object: ObjectContent): void {
    const own = objectKey(contract, object);
    if (this.#known.has(own) || this.#open.has(own)) return;
    this.#open.add(own);
    const keys = this.#keys.filter((key) => key.contract === contract && key.object === object);
    const ready: ForeignKey[] = [];
    for (const key of keys) {
      const target = objectKey(key.target, key.targetObject);
      if (this.#isWanted(key.target, key.targetObject)) this.#make(key.target, key.targetObject);
      if (this.#known.has(target)) ready.push(key);
      else if (this.#open.has(target)) this.#later.push(key);
    }
    const demands = this.#demandsOf(contract, object);
    const { rows, seed } = this.#options;
    const say = this.#sayOf(contract);
    const task = planTable(contract, object, {
      ...{ rows, seed, say },
      demanded: demands.length,
      referring: new Set(ready.flatMap(({ from }) => from)),
    });
    const filled = buildRows(task, this.#groupsOf(task, ready), inTable(task, demands), seed);
    this.#known.set(own, {
      contract,
      object,
      task,
      columns: task.columns.map(({ name }) => name),
      rows: filled,
    });
    this.#open.delete(own);
  }

  #groupsOf(task: TableTask, ready: readonly ForeignKey[]): readonly Group[] {
    const groups = foreignGroups(task, ready, ({ target, targetObject, to }) => {
      const table = this.#tableOf(target, targetObject);
      return table === undefined ? [] : tuplesOf(table, to);
    });
    for (const { columns, tuples } of groups) {
      const [key] = ready.filter(({ from }) =>
        columns.some((one) => from.includes(columnOf(task, one))),
      );
      if (tuples.length === 0 && key !== undefined)
        this.#sayOf(task.contract)(
          `${task.object.name}: relationship`,
          key.at,
          `No value of \`${key.targetObject.name}\` is one that may stand here.`,
        );
    }
    const referring = new Set(groups.flatMap(({ columns }) => columns));
    const others = task.columns.flatMap(({ index, made }): Group[] =>
      referring.has(index)
        ? []
        : [{ columns: [index], tuples: made.values.map((value) => [value]) }],
    );
    return [...groups, ...others];
  }

  /** What samples that are there already refer to, one row for each, by property. */
  #demandsOf(
    contract: WorkspaceContract,
    object: ObjectContent,
  ): readonly ReadonlyMap<PropertyContent, SampleValue>[] {
    const demands = new Map<string, ReadonlyMap<PropertyContent, SampleValue>>();
    for (const key of this.#keys) {
      if (key.target !== contract || key.targetObject !== object) continue;
      const child = this.#tableOf(key.contract, key.object);
      if (child === undefined || child.task !== undefined) continue;
      for (const tuple of tuplesOf(child, key.from)) {
        const id = `${key.to.map(({ name }) => name).join('\n')}\n${String(keyOf(tuple))}`;
        demands.set(id, new Map(key.to.map((property, at) => [property, tuple[at] ?? null])));
      }
    }
    return [...demands.values()].slice(0, MAX_ROWS);
  }
}
