import type { ContractSymbols } from '../../model/symbols.ts';
import type { SqlDialect } from '../../syntax/sql/sql-facts.ts';
import { knownText } from '../field-value.ts';

/** The grammars of the servers that speak SQL. Those without one of their own are near the general one. */
const ofServers: Readonly<Record<string, readonly SqlDialect[]>> = {
  athena: ['generic'],
  bigquery: ['bigquery'],
  clickhouse: ['clickhouse'],
  cloudsql: ['postgresql', 'mysql', 'mssql'],
  databricks: ['databricks'],
  duckdb: ['duckdb'],
  glue: ['generic', 'databricks'],
  hive: ['hive'],
  iceberg: ['databricks'],
  impala: ['hive'],
  mysql: ['mysql'],
  oracle: ['oracle'],
  postgres: ['postgresql'],
  postgresql: ['postgresql'],
  presto: ['generic'],
  redshift: ['redshift'],
  snowflake: ['snowflake'],
  sqlserver: ['mssql'],
  synapse: ['mssql'],
  trino: ['generic'],
};

/** What reads files, and whatever the contract does not name. */
const unknown: readonly SqlDialect[] = ['generic', 'duckdb', 'databricks', 'postgresql'];

/** The dialects that a contract's queries may be in: those of its servers, then what most have in common. */
export function sqlDialects({ servers }: ContractSymbols): readonly SqlDialect[] {
  const types = servers.map(({ visit }) => knownText(visit, 'type')?.toLowerCase() ?? '');
  const known = types.flatMap((type) => (Object.hasOwn(ofServers, type) ? ofServers[type]! : []));
  const isOpen = known.length === 0 || types.some((type) => !Object.hasOwn(ofServers, type));
  return [...new Set([...known, 'generic' as const, ...(isOpen ? unknown : [])])];
}
