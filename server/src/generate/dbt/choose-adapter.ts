import { adapters, type Adapter } from './dbt-input.ts';
import type { ServerContent } from '../../model/content/contract-content.ts';
import type { WorkspaceContract } from '../../model/content/workspace-contract.ts';

/** Types of servers that are called otherwise. */
const OTHERS: Readonly<Record<string, Adapter>> = {
  postgresql: 'postgres',
  spark: 'databricks',
  presto: 'trino',
};

/**
 * The database that most contracts name: those of products first, as they lie where dbt builds them, then the others,
 * sources last. Of a contract its production server counts before its others. DuckDB where none is named.
 */
export function chooseAdapter(contracts: Iterable<WorkspaceContract>): Adapter {
  const groups: Adapter[][] = [[], [], []];
  for (const { content, isProduct, isSource } of contracts) {
    const adapter = adapterOf(content.servers);
    if (adapter !== undefined) groups[isProduct ? 0 : isSource ? 2 : 1]?.push(adapter);
  }
  return mostFrequent(groups.find((group) => group.length > 0) ?? []) ?? 'duckdb';
}

/** The adapter of that name, or of another name for the same. */
export function adapterNamed(name: string): Adapter | undefined {
  const lower = name.trim().toLowerCase();
  const other = Object.hasOwn(OTHERS, lower) ? OTHERS[lower] : undefined;
  return other ?? adapters.find((one) => one === lower);
}

function adapterOf(servers: readonly ServerContent[]): Adapter | undefined {
  const known = servers.flatMap(({ type, environment = '', server = '' }) => {
    const adapter = type === undefined ? undefined : adapterNamed(type);
    return adapter === undefined ? [] : [{ adapter, rank: rankOf(`${environment} ${server}`) }];
  });
  return known.sort((a, b) => a.rank - b.rank)[0]?.adapter;
}

function rankOf(environment: string): number {
  if (/\bprod/i.test(environment)) return 0;
  return /\bdev/i.test(environment) ? 1 : 2;
}

function mostFrequent(found: readonly Adapter[]): Adapter | undefined {
  const counts = adapters.map((one) => found.filter((other) => other === one).length);
  const most = Math.max(...counts);
  return most === 0 ? undefined : adapters[counts.indexOf(most)];
}
