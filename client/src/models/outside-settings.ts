import * as vscode from 'vscode';
import type {
  ConnectionSettings,
  McpServerSettings,
} from '../../../server/src/hosts/lsp/protocol.ts';

type Given = Readonly<Record<string, unknown>>;

/** Databases that the user named. What is not one is left out, with a sentence. */
export function readConnections(
  given: unknown,
  problems: string[],
): Readonly<Record<string, ConnectionSettings>> {
  return read('connections', given, problems, connection);
}

/** MCP servers that the user named; whether they are approved is another question. */
export function readMcpServers(
  given: unknown,
  problems: string[],
): Readonly<Record<string, McpServerSettings>> {
  return read('mcpServers', given, problems, mcpServer);
}

/** Names become parts of the names of tools. */
const NAME = /^[A-Za-z][A-Za-z0-9_-]{0,40}$/;

function read<Value>(
  setting: string,
  given: unknown,
  problems: string[],
  readOne: (one: Given) => Value | undefined,
): Readonly<Record<string, Value>> {
  if (given === undefined || given === null) return {};
  if (typeof given !== 'object' || Array.isArray(given)) {
    problems.push(leftOut(`dataengos.agent.${setting}`));
    return {};
  }
  const found = new Map<string, Value>();
  for (const [name, value] of Object.entries(given)) {
    const one = isObject(value) && NAME.test(name) ? readOne(value) : undefined;
    if (one === undefined) problems.push(leftOut(`dataengos.agent.${setting}.${name}`));
    else found.set(name, one);
  }
  return Object.fromEntries(found);
}

function connection(given: Given): ConnectionSettings | undefined {
  const { type, path, host, port, database, user, ssl, schemas } = given;
  if (type === 'duckdb') return isText(path) ? { type, path } : undefined;
  if (type !== 'postgres' || !isText(host) || !isText(database) || !isText(user)) return undefined;
  if (port !== undefined && !isPort(port)) return undefined;
  if (ssl !== undefined && typeof ssl !== 'boolean') return undefined;
  if (schemas !== undefined && !isTexts(schemas)) return undefined;
  return {
    ...{ type, host, database, user },
    ...(port !== undefined && { port }),
    ...(ssl !== undefined && { ssl }),
    ...(schemas !== undefined && { schemas }),
  };
}

function mcpServer(given: Given): McpServerSettings | undefined {
  const { command, args, env, url, headers } = given;
  const type = given.type ?? (command === undefined ? 'http' : 'stdio');
  if (type === 'stdio') {
    if (!isText(command)) return undefined;
    if ((args !== undefined && !isTexts(args)) || (env !== undefined && !isTextMap(env)))
      return undefined;
    return {
      ...{ type, command },
      ...(args !== undefined && { args }),
      ...(env !== undefined && { env }),
    };
  }
  if (type !== 'http' || !isText(url) || !/^https?:\/\//i.test(url) || !URL.canParse(url))
    return undefined;
  if (headers !== undefined && !isTextMap(headers)) return undefined;
  return { type, url, ...(headers !== undefined && { headers }) };
}

function isObject(value: unknown): value is Given {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '' && !value.includes('\0');
}

function isPort(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) > 0 && Number(value) < 65_536;
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function isTextMap(value: unknown): value is Readonly<Record<string, string>> {
  return isObject(value) && Object.values(value).every((one) => typeof one === 'string');
}

function leftOut(name: string): string {
  return vscode.l10n.t('{0} is not as the documentation says. It is left out.', name);
}
