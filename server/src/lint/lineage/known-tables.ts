import { tableParts } from '../../model/dbt/database-tables.ts';
import type { TableFlows } from '../../model/lineage/contract-flows.ts';
import type { TableName } from '../../model/lineage/lineage-facts.ts';
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
  /** Only what dbt wrote down when it ran last says so, and the SQL, which is newer, does not: it confirms, but demands nothing. */
  readonly isOld?: true;
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
      workspace.models(one, this.#uri).flatMap(({ uri, model }) => (model.disabled ? [] : uri)),
    );
    const isKnown =
      contracts.length > 0 ||
      models.length > 0 ||
      workspace.sourceTables(undefined, name, this.#uri).length > 0 ||
      workspace.assets(name).length > 0 ||
      workspace.madeTables(name, this.#uri).length > 0;
    return isKnown ? { key: contracts[0]?.flows.name ?? name, contracts, models } : undefined;
  }

  /** What the table of a key is made of, by contracts, dbt and assets; nothing where nobody says it. */
  readsOf(key: string): readonly TableRead[] {
    let reads = this.#reads.get(key);
    if (reads === undefined) this.#reads.set(key, (reads = this.#findReads(key)));
    return reads;
  }

  #findReads(key: string): readonly TableRead[] {
    const table = this.#exactly(key);
    if (table === undefined) return [];
    const found = new Map<string, TableRead>();
    const add = (names: readonly string[], more: Omit<TableRead, 'key'>): void => {
      const known = names.map((name) => this.named(name)).find((one) => one !== undefined);
      const read = known?.key ?? names[0];
      if (read !== undefined && read !== key && !found.has(read))
        found.set(read, { key: read, ...more });
    };
    for (const { uri, flows } of table.contracts)
      for (const { kind, read, place } of flows.reads)
        if (kind === 'flow') add(this.#namesOf(uri, read), { uri, place });
    const names = new Set([key, ...table.contracts.flatMap(({ flows }) => flows.names)]);
    const made = [...names].flatMap((name) => this.#workspace.madeTables(name, this.#uri));
    const isWritten = made.some(({ isManifest }) => !isManifest);
    // What SQL says first: of what both say it is the newer one.
    for (const isManifest of [false, true])
      for (const { uri, reads } of made.filter((one) => one.isManifest === isManifest))
        for (const { text, place } of reads)
          add([text], { uri, place, ...(isManifest && isWritten && { isOld: true }) });
    for (const name of names)
      for (const { uri, asset } of this.#workspace.assets(name))
        for (const { text, place } of asset.inputs) add([text], { uri, place });
    return [...found.values()];
  }

  /** What may be meant by the name that a contract gives a table, the likelier first: of `shop.orders` it may be either. */
  #namesOf(uri: string, name: TableName): readonly string[] {
    switch (name.by) {
      case 'object': {
        const tables = this.#workspace.flows(uri)[name.contract]?.tables ?? [];
        return tables.flatMap((one) => (one.index === name.index ? one.name : []));
      }
      case 'file': {
        const { isId, path, text } = name;
        const file = this.#workspace.resolveFile(uri, path);
        const tables = file === undefined ? [] : this.#workspace.flows(file);
        const found = tables
          .flatMap((one) => one.tables)
          .find(({ id, names }) => (isId ? id === text : names.includes(text)));
        return [found?.name ?? text];
      }
      case 'name':
        return [...new Set([name.parts.at(-1) ?? '', name.parts[0] ?? ''])];
      case 'model':
        return [name.name];
      case 'source':
        return [name.table];
    }
  }

  /** Whether one of two tables refers to the other by key. */
  areRelated(one: KnownTable, other: KnownTable): boolean {
    const refers = (from: KnownTable, to: KnownTable): boolean =>
      from.contracts.some(({ uri, flows }) =>
        flows.reads.some(
          ({ kind, read }) =>
            kind === 'reference' &&
            this.#namesOf(uri, read).some((name) => this.named(name)?.key === to.key),
        ),
      );
    return refers(one, other) || refers(other, one);
  }
}
