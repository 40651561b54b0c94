// Opens VS Code in the browser for a person, with this checkout's extension, until Ctrl+C.
//   node scripts/vscode-host/open.ts <folder> [<file>]
import { spawn } from 'node:child_process';
import { mkdir, readFile, rm, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { makeDataFolder } from './data-folder.ts';
import { installHost } from './install.ts';
import { startServer } from './server.ts';
import { workbenchUrl } from './workbench-url.ts';

const root = resolve(import.meta.dirname, '../..');
const [folder = root, file] = process.argv.slice(2).map((path) => resolve(path));

const main = await installHost();
const dataDir = await makeDataFolder();
await install(join(dataDir, 'extensions'));
const server = await startServer({ main, dataDir });
const url = workbenchUrl(server, { folder, file });
console.log(`\nVS Code with DataEngOS: ${url}\n\nPress Ctrl+C to stop.`);
openBrowser(url);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.stop());
await server.ended;
await rm(dataDir, { recursive: true, force: true, maxRetries: 3 });

/** In a browser VS Code takes extensions under development for tests only: this checkout is as if it were installed. */
async function install(extensions: string): Promise<void> {
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as Manifest;
  const { publisher, name, version } = manifest;
  await mkdir(extensions, { recursive: true });
  await symlink(root, join(extensions, `${publisher}.${name}-${version}`), 'junction');
}

interface Manifest {
  readonly publisher: string;
  readonly name: string;
  readonly version: string;
}

function openBrowser(url: string): void {
  const { platform, env } = process;
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return;
  const opener = platform === 'darwin' ? 'open' : 'xdg-open';
  const child = spawn(opener, [url], { stdio: 'ignore', detached: true });
  // The address is on the screen, so a machine without an opener has lost nothing.
  child.on('error', () => undefined);
  child.unref();
}
