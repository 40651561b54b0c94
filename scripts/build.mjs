// Bundles the extension, the language server, the command line tool, the SQL engine and what opens connections into dist/.
//   node scripts/build.mjs                one development build, with source maps
//   node scripts/build.mjs --production   minified, as in the VSIX
//   node scripts/build.mjs --watch        rebuilds on change; .vscode/tasks.json reads its lines
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { context } from 'esbuild';
import { bundleOptions, entries, pageBundleOptions, pageEntries } from './bundles.mjs';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

let running = 0;

/**
 * Says when the first bundle starts and the last one is done: the task waits for that line.
 * @type {import('esbuild').Plugin}
 */
const watchLines = {
  name: 'watch-lines',
  setup(build) {
    build.onStart(() => {
      running += 1;
      if (running === 1) console.log('[watch] build started');
    });
    build.onEnd(({ errors }) => {
      for (const { text, location } of errors)
        console.error(
          `✘ [ERROR] ${text}\n    ${location?.file}:${location?.line}:${location?.column}:`,
        );
      running -= 1;
      if (running === 0) console.log('[watch] build finished');
    });
  },
};

await rm('dist', { recursive: true, force: true });
for (const { outfile, entry, options: all } of bundles()) {
  const { plugins = [], ...options } = all;
  if (!existsSync(entry)) {
    console.log(`skipped ${outfile}: there is no ${entry}`);
    continue;
  }
  const build = await context({
    ...options,
    logLevel: watch ? 'silent' : 'warning',
    plugins: watch ? [...plugins, watchLines] : plugins,
  });
  if (watch) {
    await build.watch();
    continue;
  }
  try {
    await build.rebuild();
    console.log(`built ${outfile}`);
  } catch {
    // esbuild has printed the errors.
    process.exitCode = 1;
  }
  await build.dispose();
}

/** @returns {{ outfile: string, entry: string, options: import('esbuild').BuildOptions }[]} */
function bundles() {
  const programs = /** @type {const} */ (['extension', 'server', 'cli', 'engine', 'outside']);
  const pages = /** @type {const} */ (['lineage', 'lineage-layout', 'lineage-mermaid']);
  return [
    ...programs.map((name) => {
      const outfile = `dist/${name}.cjs`;
      const options = bundleOptions(name, outfile, { production });
      return { outfile, entry: entries[name], options };
    }),
    ...pages.map((name) => {
      const outfile = `dist/${name}.js`;
      const options = pageBundleOptions(name, outfile, { production });
      return { outfile, entry: pageEntries[name], options };
    }),
  ];
}
