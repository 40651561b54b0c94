// The platforms that the extension is packed for, with the package that has DuckDB for each.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

/** Target of vsce -> platform of @duckdb/node-bindings. @type {Readonly<Record<string, string>>} */
export const platforms = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'alpine-x64': 'linux-x64-musl',
  'alpine-arm64': 'linux-arm64-musl',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'win32-x64',
  'win32-arm64': 'win32-arm64',
};

/** Where the bundle of the engine looks first. */
const beside = join(root, 'dist/duckdb');

/** The target of this machine; undefined where DuckDB is not made for it. */
export function hostTarget() {
  const report = /** @type {any} */ (process.report.getReport());
  const isMusl = process.platform === 'linux' && !report.header.glibcVersionRuntime;
  const target = `${isMusl ? 'alpine' : process.platform}-${process.arch}`;
  return target in platforms ? target : undefined;
}

/** The VSIX for a target; of all platforms without one. @param {string} [target] */
export function vsixOf(target) {
  return join(root, target === undefined ? 'out/dataengos.vsix' : `out/dataengos-${target}.vsix`);
}

/** Puts DuckDB for a target beside the bundles. Throws where it cannot be had. @param {string} target */
export function addDuckDb(target) {
  removeDuckDb();
  const from = packageFolder(target);
  mkdirSync(beside, { recursive: true });
  for (const name of readdirSync(from))
    if (/\.(?:node|so|dylib|dll)$|^LICENSE$/.test(name))
      cpSync(join(from, name), join(beside, name));
}

export function removeDuckDb() {
  rmSync(beside, { recursive: true, force: true });
}

/** The package of a platform: installed, or from the registry in the very version of the lockfile. @param {string} target */
function packageFolder(target) {
  const name = `@duckdb/node-bindings-${platforms[target]}`;
  const installed = join(root, 'node_modules', name);
  if (existsSync(installed)) return installed;
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const { version } = lock.packages['node_modules/@duckdb/node-bindings'];
  const folder = join(root, 'out/duckdb', `${target}-${version}`);
  const unpacked = join(folder, 'package');
  if (existsSync(unpacked)) return unpacked;
  mkdirSync(folder, { recursive: true });
  // npm holds what it gets against the sums of the registry.
  start('npm', ['pack', `${name}@${version}`, '--pack-destination', folder, '--loglevel=error']);
  const archive = readdirSync(folder).find((file) => file.endsWith('.tgz'));
  start('tar', ['-xzf', join(folder, archive ?? ''), '-C', folder]);
  return unpacked;
}

/** @param {string} command @param {string[]} args */
function start(command, args) {
  const shell = process.platform === 'win32';
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed.`);
}
