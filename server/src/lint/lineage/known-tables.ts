import { isOfDatabase, tableParts } from '../../model/dbt/database-tables.ts';
import type { DbtModel, Word } from '../../model/dbt/dbt-model.ts';
import type { TableFlows } from '../../model/lineage/contract-flows.ts';
import type { Place } from '../../model/place.ts';
import type { WorkspaceView } from '../workspace-view.ts';

/** A table that contracts or dbt know. */
export interface KnownTable {
  /** The name that the contract gives it, else the one that dbt gives it: one for each table. */
  readonly key: string;
  readonly contracts: readonly TableContract[];
  /** Files of dbt models of that name. */
  readonly models: readonly string[];
}

export interface TableContract {
  readonly uri: string;
  readonly id: string | undefined;
  readonly domain: string | undefined;
  readonly flows: TableFlows;
  /** How many tables the contract has. */
  readonly tables: number;
}

/** What a table is made of, as somebody says. */
export interface TableRead {
  /** That of a known table, or else the name as it is written. */
  readonly key: string;
  readonly uri: string;
  readonly place: Place;
}

/** Asks the view for tables by their names, each once. What it learns holds for one visit. */
export class KnownTables {
  readonly #uri: string;
  readonly #workspace: WorkspaceView;
  readonly #tables = new Map<string, KnownTable | undefined>();
  readonly #reads = new Map<string, readonly TableRead[]>();

  constructor(uri: string, workspace: WorkspaceView) {
    this.#uri = uri;
    this.#workspace = workspace;
  }

  /** The table of a name; names may say the schema, too. */
  named(name: string): KnownTable | undefined {
    return (
      this.#exactly(name) ??
      (name.includes('.') ? this.#exactly(tableParts(name).at(-1) ?? name) : undefined)
    );
  }

  #exactly(name: string): KnownTable | undefined {
    if (this.#tables.has(name)) return this.#tables.get(name);
    const table = this.#find(name);
    this.#tables.set(name, table);
    return table;
  }

  #find(name: string): KnownTable | undefined {
    const workspace = this.#workspace;
    const contracts = [...workspace.declaring(name)].flatMap((uri) =>
      workspace.flows(uri).flatMap(({ id, domain, standard, tables }): TableContract[] => {
        const flows =
          standard === 'odcs' ? tables.find(({ names }) => names.includes(name)) : undefined;
        return flows === undefined ? [] : [{ uri, id, domain, flows, tables: tables.length }];
      }),
    );
    const names = new Set([name, ...contracts.flatMap(({ flows }) => flows.names)]);
    const models = [...names].flatMap((one) =>
      workspace.models(one, this.#uri).map(({ uri }) => uri),
    );
    const isKnown =
      contracts.length > 0 ||
      models.length > 0 ||
      workspace.sourcesWith(name, this.#uri).length > 0 ||
      workspace.assets(name).length > 0;
    return isKnown ? { key: contracts[0]?.flows.name ?? name, contracts, models } : undefined;
  }

  /** What the table of a key is made of, by contracts and dbt; nothing where nobody says it. */
  readsOf(key: string): readonly TableRead[] {
    let reads = this.#reads.get(key);
    if (reads === undefined) this.#reads.set(key, (reads = this.#findReads(key)));
    return reads;
  }

  #findReads(key: string): readonly TableRead[] {
    const table = this.#exactly(key);
    if (table === undefined) return [];
    const found = new Map<string, TableRead>();
    const add = (names: readonly string[], uri: string, place: Place): void => {
      const known = names.map((name) => this.named(name)).find((one) => one !== undefined);
      const read = known?.key ?? names[0];
      if (read !== undefined && read !== key && !found.has(read))
        found.set(read, { key: read, uri, place });
    };
    for (const { uri, flows } of table.contracts)
      for (const { names, place } of flows.reads) add(names, uri, place);
    const names = new Set([key, ...table.contracts.flatMap(({ flows }) => flows.names)]);
    for (const name of names)
      for (const { uri, model } of this.#workspace.models(name, this.#uri))
        for (const { text, place } of readBy(model)) add([text], uri, place);
    for (const name of names)
      for (const { uri, asset } of this.#workspace.assets(name))
        for (const { text, place } of asset.inputs) add([text], uri, place);
    return [...found.values()];
  }

  /** Whether one of two tables refers to the other by key. */
  areRelated(one: KnownTable, other: KnownTable): boolean {
    const refers = (from: KnownTable, to: KnownTable): boolean =>
      from.contracts.some(({ flows }) =>
        flows.refersTo.some((name) => this.named(name)?.key === to.key),
      );
    return refers(one, other) || refers(other, one);
  }
}

function readBy({ refs, sources, tables }: DbtModel): readonly Word[] {
  return [
    ...refs,
    ...sources.map(({ table }) => table),
    ...tables.filter(({ text }) => !isOfDatabase(text)),
  ];
}
