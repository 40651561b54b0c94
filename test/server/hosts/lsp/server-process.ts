import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { addSqlParser } from '../../../../scripts/sql-parser.mjs';

let bundle: Promise<string> | undefined;

/** The language server as it ships, bundled once for each test file that asks. */
export function serverBundle(): Promise<string> {
  bundle ??= (async () => {
    const outfile = join(mkdtempSync(join(tmpdir(), 'dataengos-server-')), 'server.cjs');
    await build({
      entryPoints: ['server/src/hosts/lsp/main.ts'],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      logLevel: 'error',
    });
    addSqlParser(outfile, 'quick');
    return outfile;
  })();
  return bundle;
}

/** Starts the server with pipes, as an editor does. */
export async function spawnServer(
  nodeOptions: readonly string[] = [],
): Promise<ChildProcessWithoutNullStreams> {
  return spawn(process.execPath, [...nodeOptions, await serverBundle(), '--stdio']);
}
