// npm test: the unit tests, then the suites in a real VS Code, from nothing but Node and git.
//   --all        also every other check that CI makes (npm run verify)
//   --no-skips   a skip is a failure (CI)
// The last line is the sum over all test cases and checks: "N passed, N failed".
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, run, setUp } from './setup.mjs';

const all = process.argv.includes('--all');
const noSkips = process.argv.includes('--no-skips');
const reports = 'out/totals';

/** @typedef {{ passed: number, failed: number, skipped: number }} Totals */

/**
 * In the order of CI: the quick ones first, none twice. A step without a report counts as one.
 * @type {{ name: string, command: string[], onlyAll?: boolean, report?: string, needs?: string }[]}
 */
const steps = [
  { name: 'format', command: ['npm', 'run', '-s', 'format:check'], onlyAll: true },
  { name: 'lint', command: ['npm', 'run', '-s', 'lint'], onlyAll: true },
  { name: 'layers', command: ['npm', 'run', '-s', 'layers'], onlyAll: true },
  { name: 'types', command: ['npm', 'run', '-s', 'typecheck'], onlyAll: true },
  {
    name: 'generated files',
    command: ['npm', 'run', '-s', 'generate', '--', '--check'],
    onlyAll: true,
    needs: 'scripts/generate.mjs',
  },
  { name: 'build', command: ['npm', 'run', '-s', 'build'] },
  {
    name: 'unit tests',
    command: [
      ...['vitest', 'run', '--reporter=default', '--reporter=json'],
      `--outputFile.json=${reports}/unit.json`,
    ],
    report: 'unit.json',
  },
  { name: 'package', command: ['npm', 'run', '-s', 'package'] },
  {
    name: 'interop',
    command: [
      ...['npm', 'run', '-s', 'test:interop', '--', '--reporter=default', '--reporter=json'],
      `--outputFile.json=${reports}/interop.json`,
    ],
    onlyAll: true,
    report: 'interop.json',
  },
  { name: 'VS Code', command: ['npm', 'run', '-s', 'test:vscode'], report: 'vscode.json' },
];

setUp();
rmSync(join(root, reports), { recursive: true, force: true });
/** @type {Totals} */
const sum = { passed: 0, failed: 0, skipped: 0 };
/** @type {string[]} */
const lines = [];
for (const step of steps) {
  if (step.onlyAll && !all) continue;
  if (step.needs && !existsSync(join(root, step.needs))) continue;
  console.log(`\n── ${step.name}`);
  const start = Date.now();
  const [command = '', ...args] = step.command;
  const totals = totalsOf(run(command, ...args), step.report);
  for (const key of /** @type {const} */ (['passed', 'failed', 'skipped'])) sum[key] += totals[key];
  const result = totals.failed > 0 ? 'failed' : totals.skipped > 0 ? 'skipped' : 'passed';
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  lines.push(`${result.padEnd(8)} ${step.name.padEnd(16)} ${seconds.padStart(6)} s`);
}
if (noSkips) {
  sum.failed += sum.skipped;
  sum.skipped = 0;
}
console.log(`\n${lines.join('\n')}\n`);
const skipped = sum.skipped > 0 ? `, ${sum.skipped} skipped` : '';
console.log(`${sum.passed} passed, ${sum.failed} failed${skipped}`);
process.exitCode = sum.failed > 0 ? 1 : 0;

/**
 * @param {boolean} ok @param {string | undefined} report
 * @returns {Totals}
 */
function totalsOf(ok, report) {
  const totals = report ? readTotals(join(root, reports, report)) : undefined;
  if (!totals) return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
  // A file that could not be loaded has no test to count.
  return ok || totals.failed > 0 ? totals : { ...totals, failed: 1 };
}

/**
 * Reads vitest's report or our own.
 * @param {string} path
 * @returns {Totals | undefined}
 */
function readTotals(path) {
  if (!existsSync(path)) return undefined;
  const report = JSON.parse(readFileSync(path, 'utf8'));
  if (!('numPassedTests' in report)) return report;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: Number(report.numPendingTests) + Number(report.numTodoTests),
  };
}
