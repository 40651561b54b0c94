// Holds what is shipped to its budgets, so that growth is a decision and not an accident.
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { platforms } from './platforms.mjs';

const root = resolve(import.meta.dirname, '..');

/** Kibibytes of the production build; that of the CLI has the parser of SQL as a comment (docs/decisions/0008). The CLI starts in under 0.2 s: what it loads must be small. */
const budgets = {
  'dist/extension.cjs': 680,
  'dist/lineage.js': 120,
  'dist/lineage-layout.js': 60,
  'dist/lineage-mermaid.js': 1000,
  'dist/server.cjs': 1600,
  'dist/cli.cjs': 3200,
  'dist/engine.cjs': 400,
  'dist/outside.cjs': 750,
  'out/dataengos.vsix': 3080,
  // With DuckDB, which is 70 MiB before it is packed.
  ...Object.fromEntries(
    Object.keys(platforms).map((one) => [`out/dataengos-${one}.vsix`, 30 * 1024]),
  ),
};

/**
 * Prints each size with its budget.
 * @returns {boolean} whether all fit; what is not built yet is left out
 */
export function checkSizes() {
  let fits = true;
  for (const [file, budget] of Object.entries(budgets)) {
    const path = join(root, file);
    if (!existsSync(path)) continue;
    const size = statSync(path).size / 1024;
    console.log(`${file.padEnd(31)} ${size.toFixed(0).padStart(5)} of ${budget} KiB`);
    if (size > budget) {
      console.error(`${file} is over its budget.`);
      fits = false;
    }
  }
  return fits;
}

if (process.argv[1] === import.meta.filename && !checkSizes()) process.exitCode = 1;
