// npm start: VS Code with this extension on the example workspace and a contract of it, from nothing
// but Node and git.
//   npm start -- --browser    the VS Code in a browser even where there is a desktop one
//   npm start -- <folder>     another folder
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { root, run, setUp } from './setup.mjs';

const args = process.argv.slice(2);
const given = args.find((arg) => !arg.startsWith('--'));
const example = resolve(root, 'examples/churn');
const contract = 'specs/contracts/data-products/customer_success/churn_report.odcs.yaml';
/** A folder and, where nobody has chosen one, a file in it to begin with. */
const places = given === undefined ? [example, resolve(example, contract)] : [resolve(given)];

setUp();
if (!run('node', 'scripts/build.mjs')) process.exit(1);
if (!args.includes('--browser') && hasDesktop()) {
  console.log('Opening VS Code with DataEngOS ...');
  run('code', `--extensionDevelopmentPath=${root}`, ...places);
} else {
  run('node', 'scripts/vscode-host/open.ts', ...places);
}

function hasDesktop() {
  const shell = process.platform === 'win32';
  return spawnSync('code', ['--version'], { stdio: 'ignore', shell }).status === 0;
}
