import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundleOptions } from '../../../../scripts/bundles.mjs';

let bundle: Promise<string> | undefined;

/** The language server as it ships, with the command line beside it; bundled once for each test file that asks. */
export function serverBundle(): Promise<string> {
  bundle ??= (async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dataengos-server-'));
    const how = { production: true, effort: 'quick' } as const;
    const [server, cli] = [join(folder, 'server.cjs'), join(folder, 'cli.cjs')];
    await Promise.all([
      build(bundleOptions('server', server, how)),
      build(bundleOptions('cli', cli, how)),
    ]);
    return server;
  })();
  return bundle;
}

/** Starts the server with pipes, as an editor does. */
export async function spawnServer(
  nodeOptions: readonly string[] = [],
): Promise<ChildProcessWithoutNullStreams> {
  return spawn(process.execPath, [...nodeOptions, await serverBundle(), '--stdio']);
}
