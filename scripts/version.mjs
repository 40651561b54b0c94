// Turns .changeset/*.md into the next version and its section of CHANGELOG.md. Changesets knows the
// workspaces only; the extension, the root package, takes over the server's version and changelog.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './setup.mjs';

if (!run('changeset', 'version')) process.exit(1);

const { version } = JSON.parse(readFileSync(join(root, 'server/package.json'), 'utf8'));
const manifest = join(root, 'package.json');
const before = readFileSync(manifest, 'utf8');
writeFileSync(manifest, before.replace(/^( {2}"version": )".*"/m, `$1"${version}"`));

for (const name of ['.pre-commit-hooks.yaml', 'docs/pre-commit.md']) {
  const text = readFileSync(join(root, name), 'utf8');
  writeFileSync(
    join(root, name),
    text.replace(/(dataengos@|rev: v)\d+\.\d+\.\d+/g, `$1${version}`),
  );
}

const serverLog = join(root, 'server/CHANGELOG.md');
const [, section = ''] = readFileSync(serverLog, 'utf8').split(/^(?=## )/m);
const changelog = join(root, 'CHANGELOG.md');
const [title, ...older] = readFileSync(changelog, 'utf8').split(/^(?=## )/m);
writeFileSync(changelog, [title, section, ...older].join(''));
for (const name of ['client', 'server']) rmSync(join(root, name, 'CHANGELOG.md'), { force: true });

run('npm', 'install', '--package-lock-only', '--ignore-scripts');
