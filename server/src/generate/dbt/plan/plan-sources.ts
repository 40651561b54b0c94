import type { ObjectContent, ServerContent } from '../../../model/content/contract-content.ts';
import type { WorkspaceContract } from '../../../model/content/workspace-contract.ts';
import type { Adapter, DbtInput } from '../dbt-input.ts';
import type { PlannedSource, PlannedTable } from '../dbt-plan.ts';
import { adapterOf } from '../types/sql-type.ts';
import { safeName, snakeName, TakenNames } from './safe-name.ts';

/** All sources that the contracts of a workspace declare, needed or not. */
export function planSources(input: DbtInput): readonly PlannedSource[] {
  const groups = new Map<string, Group>();
  for (const contract of input.contracts) {
    if (!contract.isSource || contract.content.objects.length === 0) continue;
    const system = systemName(contract);
    const location = locationOf(contract, input.adapter);
    const key = JSON.stringify([system, location.database, location.schema]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { system, ...location, contracts: [contract] });
    else group.contracts.push(contract);
  }
  const names = new TakenNames();
  return [...groups.values()].map(({ system, database, schema, contracts }) => {
    // Most systems lie in one schema; what lies elsewhere is another source to dbt.
    const name = names.take(system, `${system}_${snakeName(schema ?? database ?? 'other')}`);
    return {
      name,
      yaml: input.existing.sources.get(name) ?? `models/staging/${name}/_${name}__sources.yml`,
      database,
      schema,
      tables: planTables(name, contracts),
    };
  });
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
export function systemName({ system, content }: WorkspaceContract): string {
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
