// npm start: VS Code with this extension on the example workspace, from nothing but Node and git.
//   npm start -- --browser    the VS Code in a browser even where there is a desktop one
//   npm start -- <folder>     another folder
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { root, run, setUp } from './setup.mjs';

const args = process.argv.slice(2);
const folder = resolve(args.find((arg) => !arg.startsWith('--')) ?? `${root}/examples/churn`);

setUp();
if (!run('node', 'scripts/build.mjs')) process.exit(1);
if (!args.includes('--browser') && hasDesktop()) {
  console.log('Opening VS Code with DataEngOS ...');
  run('code', `--extensionDevelopmentPath=${root}`, folder);
} else {
  run('node', 'scripts/vscode-host/open.ts', folder);
}

function hasDesktop() {
  const shell = process.platform === 'win32';
  return spawnSync('code', ['--version'], { stdio: 'ignore', shell }).status === 0;
}
