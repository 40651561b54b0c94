// The module that VS Code's extension host loads: runs this window's suites with mocha.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';
import * as vscode from 'vscode';
import { page } from './page.ts';

/** What scripts/test-vscode.ts sums up. */
export interface Totals {
  passed: number;
  failed: number;
  skipped: number;
}

/** Runs the suites named in the environment; throws when one test failed. */
export async function run(): Promise<void> {
  const report = process.env.DATAENGOS_TOTALS;
  const later = namedSuites(process.env.DATAENGOS_SUITES_AFTER_RELOAD) ?? [];
  // Only what the window says after it has come back is the report: one that does not come back has none.
  const before = later.length > 0 && report ? `${report}.before` : undefined;
  if (before && !existsSync(before)) {
    writeFileSync(before, JSON.stringify(await runSuites(chosenSuites())));
    await vscode.commands.executeCommand('workbench.action.reloadWindow');
    // The window goes, and this with it.
    return new Promise(() => undefined);
  }
  const totals = await runSuites(before ? later : chosenSuites());
  if (before) {
    const { passed, failed, skipped } = JSON.parse(readFileSync(before, 'utf8')) as Totals;
    totals.passed += passed;
    totals.failed += failed;
    totals.skipped += skipped;
  }
  if (report) writeFileSync(report, JSON.stringify(totals));
  if (totals.failed > 0) throw new Error(`${totals.failed} failed`);
}

function runSuites(files: readonly string[]): Promise<Totals> {
  const mocha = new Mocha({ ui: 'tdd', timeout: 30_000, slow: 5000, reporter: Lines });
  for (const file of files) mocha.addFile(file);
  return new Promise((resolve) => {
    const runner = mocha.run(() => {
      const { passes = 0, failures = 0, pending = 0 } = runner.stats ?? {};
      resolve({ passed: passes, failed: failures, skipped: pending });
    });
  });
}

function namedSuites(paths: string | undefined): string[] | undefined {
  return paths ? (JSON.parse(paths) as string[]) : undefined;
}

/** In a debugging session nobody has chosen: all of them. */
function chosenSuites(): string[] {
  const chosen = namedSuites(process.env.DATAENGOS_SUITES);
  if (chosen) return chosen;
  const folder = join(__dirname, 'suites');
  return readdirSync(folder).map((name) => join(folder, name));
}

/** One console line a test, since the console is what reaches the terminal; a picture of a failure. */
class Lines extends Mocha.reporters.Base {
  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    runner.on('pass', (test) => console.log(`  ✓ ${test.fullTitle()} (${test.duration ?? 0} ms)`));
    runner.on('pending', (test) => console.log(`  - ${test.fullTitle()}`));
    runner.on('fail', (test, error: Error) => {
      console.log(`  ✗ ${test.fullTitle()}\n${error.stack ?? error.message}`);
      page.screenshot(`failed-${test.fullTitle()}`).catch(() => undefined);
    });
  }
}
