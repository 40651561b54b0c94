/** A database that the user configured. */
export type ConnectionSettings =
  | { readonly type: 'duckdb'; readonly path: string }
  | {
      readonly type: 'postgres';
      readonly host: string;
      readonly port?: number;
      readonly database: string;
      readonly user: string;
      /** Asked for as a secret named after the connection; never in settings. */
      readonly ssl?: boolean;
      readonly schemas?: readonly string[];
    };

/** An MCP server that the user configured. */
export type McpServerSettings =
  | {
      readonly type: 'stdio';
      readonly command: string;
      readonly args?: readonly string[];
      readonly env?: Readonly<Record<string, string>>;
    }
  | {
      readonly type: 'http';
      readonly url: string;
      readonly headers?: Readonly<Record<string, string>>;
    };
