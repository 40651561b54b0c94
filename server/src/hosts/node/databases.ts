import type { Databases } from '../../operations/run/agent-host.ts';
import { inspectDuckdb } from './inspect-duckdb.ts';
import { loadOutside } from './outside/load-outside.ts';
import type { ConnectionSettings } from './outside-settings.ts';

export interface DatabaseOptions {
  /** By name, as the user configured them: never those of a workspace. */
  readonly connections: Readonly<Record<string, ConnectionSettings>>;
  /** Absolute path of `engine.cjs`. */
  readonly engine: string;
  /** Of a connection, by its name; null: there is none. */
  password(connection: string): Promise<string | null>;
}

/** The databases that the user configured. Each is opened when it is asked, and closed after. */
export function databases(options: DatabaseOptions): Databases {
  const { connections, engine } = options;
  return {
    connections: Object.entries(connections).map(([name, { type }]) => ({ name, type })),
    async inspect(request, token) {
      const { connection: name } = request;
      const settings = Object.hasOwn(connections, name) ? connections[name] : undefined;
      switch (settings?.type) {
        case 'duckdb':
          return inspectDuckdb(engine, settings.path, request, token);
        case 'postgres': {
          const { inspectPostgres } = await loadOutside();
          return inspectPostgres(settings, request, await options.password(name), token);
        }
        case undefined:
          throw new Error(
            Object.keys(connections).length === 0
              ? 'No database is configured.'
              : `No database “${name}” is configured. There are: ${Object.keys(connections).join(', ')}.`,
          );
        default:
          throw new Error(`The database “${name}” is of a type that cannot be read.`);
      }
    },
  };
}
