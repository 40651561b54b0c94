// Makes the checkout ready to build and run: the dependencies of the lockfile, and the install
// scripts of package.json's allowScripts list. Needs only Node 20 and npm 10; quick when all is there.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '..');
const bin = join(root, 'node_modules/.bin');

/** The Node that the project pins comes first on every child's PATH. */
const env = { ...process.env, PATH: [bin, process.env.PATH].join(delimiter) };

/** @param {string} path @returns {any} */
const readJson = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));

/**
 * Runs a command in the checkout with this terminal, on the project's Node.
 * @param {string} command @param {string[]} args
 * @returns {boolean} whether it succeeded
 */
export function run(command, ...args) {
  const shell = process.platform === 'win32';
  const { status } = spawnSync(command, args, { cwd: root, env, stdio: 'inherit', shell });
  return status === 0;
}

/** Installs what is missing; throws when that fails. */
export function setUp() {
  if (dependenciesAreStale()) {
    console.log('Installing dependencies ...');
    if (!run('npm', 'ci', '--no-audit', '--no-fund', '--loglevel=error'))
      throw new Error('npm ci failed.');
  }
  if (!existsSync(join(root, 'node_modules/node/bin/node'))) {
    const allowed = Object.keys(readJson('package.json').allowScripts);
    if (!run('npm', 'rebuild', ...allowed, '--ignore-scripts=false', '--loglevel=error'))
      throw new Error('The install scripts of package.json failed.');
  }
}

/** Whether a package of the lockfile is absent from node_modules, or there in another version. */
function dependenciesAreStale() {
  if (!existsSync(join(root, 'node_modules/.package-lock.json'))) return true;
  const installed = readJson('node_modules/.package-lock.json').packages;
  return Object.entries(readJson('package-lock.json').packages).some(
    ([path, { version, link, optional = false, devOptional = false }]) =>
      path.includes('node_modules/') &&
      !link &&
      // Those of other platforms are never installed.
      !optional &&
      !devOptional &&
      installed[path]?.version !== version,
  );
}

if (process.argv[1] === import.meta.filename) setUp();
