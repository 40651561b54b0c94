import { realpathSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { isAbsolute, parse } from 'node:path';
import { StreamableHTTPClientTransport, type Transport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { findExecutable, isRunnableOutside } from '../find-executable.ts';
import { isInside } from '../is-inside.ts';
import type { McpServerSettings } from '../outside-settings.ts';
import { endpointOf } from './endpoint.ts';
import { guardedFetch } from './guarded-fetch.ts';

/** Bytes of one message of a server. */
const MAX_BYTES = 4 * 1_024 * 1_024;

/**
 * The way to a server; nothing is started yet. `folders`: of the workspace, where no program is taken from. Throws a
 * sentence where the settings cannot be used.
 */
export function mcpTransport(settings: McpServerSettings, folders: readonly string[]): Transport {
  return settings.type === 'http' ? httpTransport(settings) : stdioTransport(settings, folders);
}

function stdioTransport(
  { command, args = [], env = {} }: Extract<McpServerSettings, { type: 'stdio' }>,
  folders: readonly string[],
): Transport {
  const program = programOf(command, folders);
  if (program === undefined)
    throw new Error(
      `there is no program “${command}” outside of the workspace, on the PATH or as an absolute path`,
    );
  const { LANG } = process.env;
  return new StdioClientTransport({
    command: program,
    args: [...args],
    // With PATH, HOME and their like, which the transport adds; never all that this process has.
    env: { ...(LANG !== undefined && { LANG }), ...env },
    cwd: folderOutside(folders),
    // Who listens to it could be told anything, and much.
    stderr: 'ignore',
    maxBufferSize: MAX_BYTES,
  });
}

function programOf(command: string, folders: readonly string[]): string | undefined {
  if (isAbsolute(command)) return isRunnableOutside(command, folders) ? command : undefined;
  return /[/\\]/.test(command) ? undefined : findExecutable(command, folders);
}

/** A folder to work in that is not of the workspace. */
function folderOutside(folders: readonly string[]): string {
  const isOutside = (path: string): boolean => {
    try {
      const real = realpathSync(path);
      return folders.every((folder) => !isInside(realpathSync(folder), real));
    } catch {
      return false;
    }
  };
  return [homedir(), tmpdir()].find(isOutside) ?? parse(tmpdir()).root;
}

function httpTransport({
  url,
  headers = {},
}: Extract<McpServerSettings, { type: 'http' }>): Transport {
  const endpoint = endpointOf(url, 'Its address');
  return new StreamableHTTPClientTransport(new URL(url), {
    // Each request for itself: whoever listens for more is not asked for it.
    reconnectionOptions: {
      maxRetries: 0,
      initialReconnectionDelay: 1_000,
      maxReconnectionDelay: 1_000,
      reconnectionDelayGrowFactor: 1,
    },
    fetch: guardedFetch({
      endpoint,
      headers,
      allowed: () => true,
      maxBytes: MAX_BYTES,
      silence: undefined,
      fault: () => undefined,
    }),
  });
}
