import { MultiMap } from '../../base/multi-map.ts';
import type { Steps } from '../../base/steps.ts';
import { isOfDomain, sameDomain, domainKey } from '../governance/policy-scope.ts';
import type { FileOfFacts, LineageContext } from './lineage-context.ts';
import type { SourceFact } from './lineage-facts.ts';
import { isSameSystem } from './systems.ts';
import { newTable, type PlacedObject, type Table } from './table.ts';

/** The tables of all files: one for each, whoever declares it. */
export class Tables {
  readonly #byKey = new Map<string, Table>();
  /** By all that a table is called, in lower case. */
  readonly #byName = new MultiMap<string, Table>();
  readonly #byObject = new Map<string, Table>();
  readonly #byContract = new MultiMap<string, Table>();
  /** Folders of dbt projects by their names. */
  readonly #projects = new Map<string, string | undefined>();
  readonly #exposures = new MultiMap<string, Table>();

  /** Files in a stable order. */
  *read(files: readonly FileOfFacts[], context: LineageContext): Steps<void> {
    for (const { uri, facts } of files)
      if (facts.project !== undefined) this.#projects.set(facts.project, context.projectOf(uri));
    for (const { uri, facts } of files) {
      const project = facts.made.length > 0 ? context.projectOf(uri) : undefined;
      for (const { name, kind, witness, place } of facts.made) {
        const table = this.#make(`${kind} ${project ?? ''} ${name}`, name, kind, { project });
        table.faces.push({ witness, uri, place });
        if (witness === 'dbt') table.models.push(uri);
      }
      for (const source of facts.sources) {
        const { witness, place, schema, identifier } = source;
        const table = this.source(source);
        table.schema ??= schema;
        table.faces.push({ witness, uri, place });
        if (identifier !== undefined) this.#call(table, identifier);
      }
      // What nobody describes is a source all the same.
      for (const { read } of facts.reads) if (read.by === 'source') this.source(read);
      yield;
    }
    yield* this.#addObjects(files);
    for (const { uri, facts } of files) {
      const project = facts.described.length > 0 ? context.projectOf(uri) : undefined;
      for (const { text, place } of facts.described)
        this.model(text, project)?.faces.push({ witness: 'dbt', uri, place });
    }
  }

  all(): Iterable<Table> {
    return this.#byKey.values();
  }

  has(name: string): boolean {
    return this.#byName.has(name.toLowerCase());
  }

  named(name: string): readonly Table[] {
    const all = [...this.#byName.of(name.toLowerCase())];
    const exact = all.filter(({ called }) => called.has(name));
    return exact.length > 0 ? exact : all;
  }

  /** The model of a project; without one of that name there, the only one of all projects. */
  model(name: string, project: string | undefined): Table | undefined {
    const own = this.#byKey.get(`model ${project ?? ''} ${name}`);
    if (own !== undefined) return own;
    const all = this.named(name).filter((table) => table.kind === 'model' && table.name === name);
    return all.length === 1 ? all[0] : undefined;
  }

  projectNamed(name: string): string | undefined {
    return this.#projects.get(name);
  }

  exposure(name: string, project: string | undefined): Table | undefined {
    return this.#byKey.get(`exposure ${project ?? ''} ${name}`);
  }

  /** Of whatever project; undefined where several are called so. */
  exposureNamed(name: string): Table | undefined {
    return only([...this.#exposures.of(name)]);
  }

  source({ source, table }: Pick<SourceFact, 'source' | 'table'>): Table {
    return this.#make(`source ${source} ${table}`, table, 'source', { system: source });
  }

  object(uri: string, contract: number, index: number): Table | undefined {
    return this.#byObject.get(placeKey(uri, contract, index));
  }

  /** The tables that the contracts of an id promise. */
  ofContract(id: string): Iterable<Table> {
    return this.#byContract.of(id);
  }

  /** A table that nobody declares. */
  unknown(name: string): Table {
    return this.#make(`unknown ${name.toLowerCase()}`, name, 'unknown');
  }

  /** A table of which only an orchestrator knows. */
  asset(name: string, domain: string | undefined): Table {
    return this.#make(`asset ${domain ?? ''} ${name}`, name, 'model');
  }

  #make(
    key: string,
    name: string,
    kind: Table['kind'],
    more?: Parameters<typeof newTable>[3],
  ): Table {
    let table = this.#byKey.get(key);
    if (table === undefined) {
      this.#byKey.set(key, (table = newTable(key, name, kind, more)));
      // What an exposure is called is no name of a table.
      if (kind === 'exposure') this.#exposures.add(name, table);
      else this.#call(table, name);
    }
    return table;
  }

  #call(table: Table, name: string): void {
    table.called.add(name);
    this.#byName.add(name.toLowerCase(), table);
  }

  /** Objects join the model or source that they promise; where several claim it, only those of its domain do. */
  *#addObjects(files: readonly FileOfFacts[]): Steps<void> {
    const claims = new Map<Table, PlacedObject[]>();
    for (const { uri, facts } of files) {
      for (const fact of facts.objects) {
        const object = { ...fact, uri };
        const table = this.#promisedBy(object);
        const others = table && claims.get(table);
        if (others !== undefined) others.push(object);
        else if (table !== undefined) claims.set(table, [object]);
        else this.#addOwn(object);
      }
      yield;
    }
    for (const [table, objects] of claims) {
      const homes = new Set(objects.map(homeOf));
      const fitting = objects.filter((object) => homes.size === 1 || isAtHome(table, object));
      const isSure = new Set(fitting.map(homeOf)).size === 1;
      for (const object of objects)
        if (isSure && fitting.includes(object)) this.#join(table, object);
        else this.#addOwn(object);
    }
  }

  #promisedBy(object: PlacedObject): Table | undefined {
    const named = object.names.flatMap((name) => [...this.#byName.of(name.toLowerCase())]);
    const all = [...new Set(named)].filter(({ called }) =>
      object.names.some((name) => called.has(name)),
    );
    const models = all.filter(({ kind }) => kind === 'model');
    if (object.follows !== 'source' && models.length > 0)
      return only(models) ?? only(models.filter((table) => isAtHome(table, object)));
    if (object.follows === 'consumer') return undefined;
    const { system } = object;
    const sources = all.filter(
      (table) =>
        table.kind === 'source' &&
        (system === undefined ||
          isSameSystem(system, table.system ?? '') ||
          (table.schema !== undefined && isSameSystem(system, table.schema))),
    );
    return only(sources) ?? only(sources.filter((table) => isAtHome(table, object)));
  }

  #addOwn(object: PlacedObject): void {
    const { names, system, contractId, uri, contract, follows } = object;
    const [name = ''] = names;
    const home =
      system === undefined ? (contractId ?? `${uri} ${String(contract)}`) : domainKey(system);
    const kind = follows === 'source' ? 'source' : 'object';
    this.#join(this.#make(`object ${home} ${name}`, name, kind, { system }), object);
  }

  #join(table: Table, object: PlacedObject): void {
    const { uri, contract, index, place, names, contractId, domain, system } = object;
    table.objects.push(object);
    table.faces.push({ witness: 'contract', uri, place, object: { contract, index } });
    table.domain ??= domain;
    // How people call it says more than how dbt does: `stripe`, not `raw_stripe`.
    if (table.kind === 'source' && system !== undefined) table.system = system;
    for (const name of names) this.#call(table, name);
    this.#byObject.set(placeKey(uri, contract, index), table);
    if (contractId !== undefined) this.#byContract.add(contractId, table);
  }
}

function only(tables: readonly Table[]): Table | undefined {
  return tables.length === 1 ? tables[0] : undefined;
}

function homeOf({ follows, system, domain }: PlacedObject): string {
  return domainKey((follows === 'source' ? system : undefined) ?? domain ?? '');
}

/** Whether a model lies in a folder of the domain of a contract, or a source is called as its system. */
function isAtHome({ models, system }: Table, object: PlacedObject): boolean {
  const { domain, system: own } = object;
  if (own !== undefined && system !== undefined) return sameDomain(own, system);
  return domain !== undefined && models.some((uri) => isOfDomain(domain, undefined, uri));
}

function placeKey(uri: string, contract: number, index: number): string {
  return `${String(contract)} ${String(index)} ${uri}`;
}
