// Builds for production and packs dist/ as a VSIX into out/; holds it to its file list and its size budget.
//   node scripts/package.mjs --update   writes the file list anew
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkSizes } from './check-size.mjs';
import { root, run, setUp } from './setup.mjs';

setUp();
// What lies in dist/ may be the build of "npm start", or that of another commit.
if (!run('npm', 'run', '-s', 'build')) process.exit(1);
// Not above: it may only just have been installed.
const { createVSIX, listFiles, PackageManager } = await import('@vscode/vsce');

const vsix = join(root, 'out/dataengos.vsix');
const list = join(root, 'scripts/vsix-files.txt');

// Which pages of rules there are, the generated files tell.
const listed = await listFiles({ cwd: root, packageManager: PackageManager.None });
const files = [
  ...new Set(listed.map((file) => file.replace(/^docs\/rules\/[^/]+\.md$/, 'docs/rules/*.md'))),
];
const actual = `${files.sort().join('\n')}\n`;
if (process.argv.includes('--update')) writeFileSync(list, actual);
const expected = new Set(readFileSync(list, 'utf8').trim().split('\n'));
const unexpected = files.filter((file) => !expected.has(file));
const missing = [...expected].filter((file) => !files.includes(file));
for (const file of unexpected) console.error(`Not in scripts/vsix-files.txt: ${file}`);
for (const file of missing) console.error(`Not in the VSIX, although in vsix-files.txt: ${file}`);

rmSync(vsix, { force: true });
mkdirSync(join(root, 'out'), { recursive: true });
await createVSIX({
  cwd: root,
  packagePath: vsix,
  dependencies: false,
  allowMissingRepository: true,
  skipLicense: true,
});
const fits = checkSizes();
if (unexpected.length > 0 || missing.length > 0) {
  console.error('If that is meant: node scripts/package.mjs --update, and commit the list.');
  process.exitCode = 1;
}
if (!fits) process.exitCode = 1;
