import type { ObjectContent, ServerContent } from '../../../model/content/contract-content.ts';
import type { WorkspaceContract } from '../../../model/content/workspace-contract.ts';
import { sourceTable, type Adapter, type DbtInput } from '../dbt-input.ts';
import type { PlannedSource, PlannedTable } from '../dbt-plan.ts';
import { adapterOf } from '../types/sql-type.ts';
import { safeName, snakeName, TakenNames } from './safe-name.ts';

/** All sources that the contracts of a workspace declare, needed or not. */
export function planSources(input: DbtInput): readonly PlannedSource[] {
  const names = new TakenNames();
  const named = located(input).map((group) => {
    const { system, database, schema } = group;
    // Most systems lie in one schema; what lies elsewhere is another source to dbt.
    const name = names.take(system, `${system}_${snakeName(schema ?? database ?? 'other')}`);
    return { name, group };
  });
  const bySystem = new Map(named.toReversed().map((one) => [one.group.system, one]));
  for (const one of named) {
    const first = bySystem.get(one.group.system);
    if (first === undefined || first === one) continue;
    // What the project says of the system's source already stays there.
    const stay = one.group.contracts.filter(
      (contract) =>
        isDeclared(one.name, contract, input) || !isDeclared(first.name, contract, input),
    );
    const moved = one.group.contracts.filter((contract) => !stay.includes(contract));
    one.group.contracts.splice(0, Infinity, ...stay);
    first.group.contracts.push(...moved);
  }
  return named.flatMap(({ name, group: { database, schema, contracts } }) => {
    if (contracts.length === 0) return [];
    const inOrder = input.contracts.filter((one) => contracts.includes(one));
    const yaml = input.existing.sources.get(name) ?? `models/staging/${name}/_${name}__sources.yml`;
    return { name, yaml, database, schema, tables: planTables(name, inOrder) };
  });
}

/** The source contracts by system and place. Those that say no place lie where the others of their system do. */
function located(input: DbtInput): readonly Group[] {
  const groups = new Map<string, Group>();
  const lost: WorkspaceContract[] = [];
  const put = (contract: WorkspaceContract, location: Location): void => {
    const system = systemName(contract);
    const key = JSON.stringify([system, location.database, location.schema]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { ...location, system, contracts: [contract] });
    else group.contracts.push(contract);
  };
  for (const contract of input.contracts) {
    if (!contract.isSource || contract.content.objects.length === 0) continue;
    const location = locationOf(contract, input.adapter);
    if (location.database === undefined && location.schema === undefined) lost.push(contract);
    else put(contract, location);
  }
  const places = new Map([...groups.values()].toReversed().map((one) => [one.system, one]));
  for (const contract of lost) {
    put(contract, places.get(systemName(contract)) ?? { database: undefined, schema: undefined });
  }
  return [...groups.values()];
}

/** Whether the project has a table of a contract in a source. */
function isDeclared(
  source: string,
  { content }: WorkspaceContract,
  { existing }: DbtInput,
): boolean {
  return content.objects.some((object) =>
    [safeName(object.name, 'table'), tableName(object)].some((table) =>
      existing.tables.has(sourceTable(source, table)),
    ),
  );
}

interface Group extends Location {
  readonly system: string;
  readonly contracts: WorkspaceContract[];
}

interface Location {
  readonly database: string | undefined;
  readonly schema: string | undefined;
}

/** The system that a source contract follows, as dbt may call it. */
function systemName({ system, content }: WorkspaceContract): string {
  return snakeName(system ?? content.name ?? content.id ?? 'source', 'source');
}

function planTables(
  source: string,
  contracts: readonly WorkspaceContract[],
): readonly PlannedTable[] {
  const names = new TakenNames();
  return contracts.flatMap((contract) =>
    contract.content.objects.map((object) => {
      const name = names.take(safeName(object.name, 'table'));
      const identifier = tableName(object);
      return {
        ...{ source, name, contract, object },
        identifier: identifier === name ? undefined : identifier,
      };
    }),
  );
}

/** What the database calls a table: `orders` of `raw.shop.orders`. */
export function tableName({ name, physicalName }: ObjectContent): string {
  if (physicalName === undefined) return name;
  return /^(?:[A-Za-z_]\w*\.)+([A-Za-z_]\w*)$/.exec(physicalName)?.[1] ?? physicalName;
}

/** Where the server says that the tables lie. Names that are known only later are nobody's. */
function locationOf({ content }: WorkspaceContract, adapter: Adapter): Location {
  const server = serverFor(content.servers, adapter);
  if (server === undefined) return { database: undefined, schema: undefined };
  const { details } = server;
  const said = (...keys: readonly string[]): string | undefined => {
    const value = keys.map((key) => details[key]).find((one) => one !== undefined);
    return value === undefined || !/^[\w-]+$/.test(value) ? undefined : value;
  };
  const schema = said('schema', 'dataset');
  switch (adapter) {
    case 'snowflake':
    case 'redshift':
      return { database: said('database'), schema };
    case 'bigquery':
      return { database: said('project'), schema };
    case 'databricks':
    case 'trino':
      return { database: said('catalog'), schema };
    // What a contract calls the database is a file here, or the one that dbt is connected to.
    case 'duckdb':
    case 'postgres':
      return { database: undefined, schema };
  }
}

/** The server of the adapter's own kind, one of production before others; else any that names a schema. */
function serverFor(servers: readonly ServerContent[], adapter: Adapter): ServerContent | undefined {
  const own = servers.filter(({ type }) => adapterOf(type) === adapter);
  const schemas = servers.filter(
    ({ details }) => details.schema !== undefined || details.dataset !== undefined,
  );
  return own.find(({ environment }) => environment?.startsWith('prod')) ?? own[0] ?? schemas[0];
}
