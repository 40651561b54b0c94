// The module that VS Code's extension host loads: runs this window's suites with mocha.
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';
import { page } from './page.ts';

/** What scripts/test-vscode.ts sums up. */
export interface Totals {
  passed: number;
  failed: number;
  skipped: number;
}

/** Runs the suites named in the environment; throws when one test failed. */
export async function run(): Promise<void> {
  const chosen = process.env.DATAENGOS_SUITES;
  const files = chosen ? (JSON.parse(chosen) as string[]) : allSuites();
  const mocha = new Mocha({ ui: 'tdd', timeout: 30_000, slow: 5000, reporter: Lines });
  for (const file of files) mocha.addFile(file);
  const totals = await new Promise<Totals>((resolve) => {
    const runner = mocha.run(() => {
      const { passes = 0, failures = 0, pending = 0 } = runner.stats ?? {};
      resolve({ passed: passes, failed: failures, skipped: pending });
    });
  });
  const report = process.env.DATAENGOS_TOTALS;
  if (report) writeFileSync(report, JSON.stringify(totals));
  if (totals.failed > 0) throw new Error(`${totals.failed} failed`);
}

/** In a debugging session nobody has chosen. */
function allSuites(): string[] {
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
