// Writes what follows from the tables: schemas/, snippets/, docs/fields/ and whatever else is listed
// in generate/generators.ts.
//   node scripts/generate.mjs           writes the files that differ, removes those no longer made
//   node scripts/generate.mjs --check   writes nothing; exit code 1 with a list when something differs
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { generators } from './generate/generators.ts';

const root = join(import.meta.dirname, '..');
const check = process.argv.includes('--check');

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** @param {string} folder */
function list(folder) {
  try {
    return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
  } catch {
    return [];
  }
}

/** @type {string[]} */
const stale = [];
const made = await Promise.all(generators.map(async (generator) => generator.files()));
for (const [index, generator] of generators.entries()) {
  const files = made[index] ?? new Map();
  for (const [path, text] of files) {
    if (read(join(root, path)) === text) continue;
    stale.push(path);
    if (check) continue;
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  for (const path of generator.owns.flatMap(list)) {
    if (made.some((files) => files.has(path))) continue;
    stale.push(path);
    if (!check) rmSync(join(root, path));
  }
}

if (check && stale.length > 0) {
  console.error(`Not what the tables say:\n${stale.map((path) => `  ${path}`).join('\n')}`);
  console.error('Run "npm run generate" and commit the result.');
  process.exitCode = 1;
} else {
  for (const path of stale) console.log(path);
}
