import 'vitest';

/** The real tools that a run of the tests has; what could not be had is undefined. Made by global-setup.ts. */
export interface Tools {
  readonly python: PythonTools | undefined;
  readonly postgres: PostgresServer | undefined;
}

/** A virtual environment with dbt and sqlfluff. */
export interface PythonTools {
  /** The interpreter. Modules are started with `-m`, as the folder may have been moved. */
  readonly python: string;
}

/** A server that listens on a socket in a folder of this run only. Whoever reaches the socket is let in. */
export interface PostgresServer {
  /** The folder of the socket, as libpq takes it for a host. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** The client. */
  readonly psql: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    tools: Tools;
  }
}
