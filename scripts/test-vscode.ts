// Runs the suites of test/vscode in a real VS Code, window by window (test/vscode/windows.ts).
//   node scripts/test-vscode.ts                 all windows whose extension is built
//   node scripts/test-vscode.ts source          only the named windows
//   node scripts/test-vscode.ts start           only what `npm start` opens in a browser
//   node scripts/test-vscode.ts --suite=smoke   only the named suites
//   node scripts/test-vscode.ts --bundle-only   only out/vscode-tests, for "Extension tests" in launch.json
// VSCODE_EXECUTABLE=<path of a desktop VS Code> runs them there instead, without page.* calls.
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import type { Totals } from '../test/vscode/runner.ts';
import { testStart } from '../test/vscode/start.ts';
import { windows, type TestWindow } from '../test/vscode/windows.ts';
import { hostTarget, vsixOf } from './platforms.mjs';
import { CHROMIUM_HINT, findChromium } from './vscode-host/chromium.ts';

const root = resolve(import.meta.dirname, '..');
const out = join(root, 'out/vscode-tests');
/** With DuckDB, where that is made for this platform. */
const vsix = vsixOf(hostTarget());
const executable = process.env.VSCODE_EXECUTABLE;
/** An extension with language models for tests. */
const MODELS = 'test/vscode/scripted-models';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    suite: { type: 'string', multiple: true },
    'bundle-only': { type: 'boolean', default: false },
  },
});

if (values['bundle-only']) {
  await bundleSuites();
  process.exit();
}

const totals: Totals = { passed: 0, failed: 0, skipped: 0 };
if (!executable && !findChromium()) {
  console.log(`VS Code suites skipped: there is no Chromium; ${CHROMIUM_HINT}.`);
  totals.skipped += 1;
} else {
  await bundleSuites();
  if (!executable && !values.suite && (positionals.length === 0 || positionals.includes('start')))
    await start();
  for (const window of chosenWindows()) {
    if (window.installed && !existsSync(vsix)) {
      console.log(`Window "${window.name}" skipped: there is no VSIX; npm run package.`);
      totals.skipped += 1;
      continue;
    }
    const { passed, failed, skipped } = await runWindow(window);
    totals.passed += passed;
    totals.failed += failed;
    totals.skipped += skipped;
  }
}
await mkdir(join(root, 'out/totals'), { recursive: true });
await writeFile(join(root, 'out/totals/vscode.json'), JSON.stringify(totals));
console.log(`VS Code suites: ${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed > 0 ? 1 : 0;

async function start(): Promise<void> {
  console.log('\nnpm start');
  const home = await mkdtemp(join(tmpdir(), 'dataengos-start-'));
  try {
    await cp(join(root, 'examples/churn'), home, { recursive: true });
    await testStart(root, home);
    totals.passed += 1;
    console.log('  ✓ opens a contract in the browser, and the extension knows it');
  } catch (error) {
    totals.failed += 1;
    console.log('  ✗ opens a contract in the browser, and the extension knows it');
    console.error(String(error));
  }
  await rm(home, { recursive: true, force: true, maxRetries: 3 });
}

function chosenWindows(): TestWindow[] {
  return windows
    .filter(({ name }) => positionals.length === 0 || positionals.includes(name))
    .map((window) => ({
      ...window,
      suites: window.suites.filter((suite) => values.suite?.includes(suite) ?? true),
    }))
    .filter(({ suites }) => suites.length > 0);
}

async function bundleSuites(): Promise<void> {
  await rm(out, { recursive: true, force: true });
  await build({
    entryPoints: [
      'test/vscode/runner.ts',
      'test/vscode/suites/*.test.ts',
      `${MODELS}/extension.ts`,
    ],
    absWorkingDir: root,
    outbase: 'test/vscode',
    outdir: out,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    sourcemap: 'inline',
    // One mocha for the runner and the suites it loads.
    external: ['vscode', 'mocha'],
  });
  await cp(join(root, MODELS, 'package.json'), join(out, 'scripted-models/package.json'));
}

async function runWindow(window: TestWindow): Promise<Totals> {
  console.log(`\nWindow "${window.name}"`);
  const home = await mkdtemp(join(tmpdir(), 'dataengos-window-'));
  const report = join(home, 'totals.json');
  const folder = await copyFolder(window, home);
  await mkdir(join(home, 'user/User'), { recursive: true });
  const trust = { 'security.workspace.trust.enabled': window.restricted === true };
  const settings = JSON.stringify({ ...trust, ...window.settings });
  await writeFile(join(home, 'user/User/settings.json'), settings);
  // In a browser VS Code takes one extension under development only: this one is as if it were installed.
  const models = join(home, 'extensions/dataengos-test.scripted-models-0.0.1');
  if (window.scriptedModels) await cp(join(out, 'scripted-models'), models, { recursive: true });
  try {
    await runTests({
      vscodeExecutablePath: executable ?? join(root, 'scripts/vscode-host/launch.ts'),
      extensionDevelopmentPath: window.installed ? await emptyExtension(home) : root,
      extensionTestsPath: join(out, 'runner.cjs'),
      launchArgs: [
        ...(folder ? [folder] : []),
        `--user-data-dir=${join(home, 'user')}`,
        `--extensions-dir=${join(home, 'extensions')}`,
        ...(window.installed ? [`--install-extension=${vsix}`] : []),
      ],
      extensionTestsEnv: {
        DATAENGOS_SUITES: bundlesOf(window.suites),
        ...(window.afterReload && !executable
          ? { DATAENGOS_SUITES_AFTER_RELOAD: bundlesOf(window.afterReload) }
          : {}),
        DATAENGOS_TOTALS: report,
      },
    });
  } catch (error) {
    // The report says which tests failed; without one, the window itself did.
    if (!existsSync(report)) console.error(String(error));
  }
  const lost: Totals = { passed: 0, failed: 1, skipped: 0 };
  const totals = existsSync(report) ? (JSON.parse(await readFile(report, 'utf8')) as Totals) : lost;
  await rm(home, { recursive: true, force: true, maxRetries: 3 });
  return totals;
}

function bundlesOf(suites: readonly string[]): string {
  return JSON.stringify(suites.map((suite) => join(out, 'suites', `${suite}.test.cjs`)));
}

async function copyFolder({ folder }: TestWindow, home: string): Promise<string | undefined> {
  if (folder === undefined) return undefined;
  const copy = join(home, folder);
  if (existsSync(join(root, folder))) await cp(join(root, folder), copy, { recursive: true });
  else await mkdir(copy, { recursive: true });
  return copy;
}

/** VS Code runs tests only beside an extension under development; the installed one is not. */
async function emptyExtension(home: string): Promise<string> {
  const folder = join(home, 'empty-extension');
  await mkdir(folder);
  const manifest = { name: 'empty', publisher: 'test', version: '0.0.1', engines: { vscode: '*' } };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}
