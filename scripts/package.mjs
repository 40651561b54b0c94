// Builds for production and packs dist/ into out/: a VSIX for all platforms, without DuckDB, and one for this platform,
// with it. Holds both to their file list and their size budget.
//   node scripts/package.mjs --update             writes the file list anew
//   node scripts/package.mjs --target win32-x64   packs for that platform in place of this one; may be repeated
//   node scripts/package.mjs --all                packs for every platform
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkSizes } from './check-size.mjs';
import { addDuckDb, hostTarget, platforms, removeDuckDb, vsixOf } from './platforms.mjs';
import { root, run, setUp } from './setup.mjs';

const { values } = parseArgs({
  options: {
    update: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
    target: { type: 'string', multiple: true },
  },
});
const host = hostTarget();
const targets = values.all
  ? Object.keys(platforms)
  : (values.target ?? (host === undefined ? [] : [host]));
const unknown = targets.filter((target) => !(target in platforms));
if (unknown.length > 0)
  throw new Error(
    `No such platform: ${unknown.join(', ')}. Known: ${Object.keys(platforms).join(', ')}`,
  );

setUp();
// What lies in dist/ may be the build of "npm start", or that of another commit.
if (!run('npm', 'run', '-s', 'build')) process.exit(1);
// Not above: it may only just have been installed.
const { createVSIX, listFiles, PackageManager } = await import('@vscode/vsce');

const list = join(root, 'scripts/vsix-files.txt');
mkdirSync(join(root, 'out'), { recursive: true });
let isAsListed = await pack(undefined);
for (const target of targets) {
  addDuckDb(target);
  isAsListed = (await pack(target)) && isAsListed;
}
removeDuckDb();
const fits = checkSizes();
if (!isAsListed)
  console.error('If that is meant: node scripts/package.mjs --update, and commit the list.');
if (!isAsListed || !fits) process.exitCode = 1;

/** Whether it holds what is listed, and nothing else. @param {string | undefined} target */
async function pack(target) {
  const files = await shippedFiles();
  if (target === undefined && values.update) writeFileSync(list, `${files.join('\n')}\n`);
  // What has DuckDB has that beside all else, under the same names on every system.
  const expected = new Set([
    ...readFileSync(list, 'utf8').trim().split('\n'),
    ...(target === undefined
      ? []
      : ['dist/duckdb/LICENSE', 'dist/duckdb/duckdb.node', 'dist/duckdb/<library>']),
  ]);
  const unexpected = files.filter((file) => !expected.has(file));
  const missing = [...expected].filter((file) => !files.includes(file));
  for (const file of unexpected) console.error(`Not in scripts/vsix-files.txt: ${file}`);
  for (const file of missing) console.error(`Not in the VSIX, although in vsix-files.txt: ${file}`);
  const vsix = vsixOf(target);
  rmSync(vsix, { force: true });
  await createVSIX({
    cwd: root,
    packagePath: vsix,
    dependencies: false,
    allowMissingRepository: true,
    skipLicense: true,
    ...(target !== undefined && { target }),
  });
  return unexpected.length + missing.length === 0;
}

/** Which pages of rules there are, the generated files tell. */
async function shippedFiles() {
  const listed = await listFiles({ cwd: root, packageManager: PackageManager.None });
  const named = listed.map((file) =>
    file
      .replace(/^docs\/rules\/[^/]+\.md$/, 'docs/rules/*.md')
      .replace(/^dist\/duckdb\/(?:libduckdb\.(?:so|dylib)|duckdb\.dll)$/, 'dist/duckdb/<library>'),
  );
  return [...new Set(named)].sort();
}
