// Bundles the extension, the language server and the command line tool into dist/.
//   node scripts/build.mjs                one development build, with source maps
//   node scripts/build.mjs --production   minified, as in the VSIX
//   node scripts/build.mjs --watch        rebuilds on change; .vscode/tasks.json reads its lines
import { existsSync } from 'node:fs';
import { chmod, rm } from 'node:fs/promises';
import { context } from 'esbuild';
import { addSqlParser } from './sql-parser.mjs';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/**
 * Of what people start by its name.
 * @type {import('esbuild').BuildOptions}
 */
const program = { banner: { js: '#!/usr/bin/env node' } };

/** @type {import('esbuild').Plugin} */
const sqlParser = {
  name: 'sql-parser',
  setup(build) {
    const file = build.initialOptions.outfile;
    build.onEnd(({ errors }) => {
      if (file && errors.length === 0) addSqlParser(file, production ? 'small' : 'quick');
    });
  },
};

/** @type {{ from: string, to: string, options?: import('esbuild').BuildOptions }[]} */
const bundles = [
  {
    from: 'client/src/extension.ts',
    to: 'dist/extension.cjs',
    options: { external: ['vscode'] },
  },
  { from: 'server/src/hosts/lsp/main.ts', to: 'dist/server.cjs', options: program },
  {
    from: 'server/src/hosts/cli/main.ts',
    to: 'dist/cli.cjs',
    options: { ...program, plugins: [sqlParser] },
  },
];

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

/** @type {import('esbuild').Plugin} */
const executable = {
  name: 'executable',
  setup(build) {
    const file = build.initialOptions.outfile;
    build.onEnd(async ({ errors }) => {
      if (file && errors.length === 0) await chmod(file, 0o755);
    });
  },
};

/** @param {(typeof bundles)[number]} bundle */
function contextOf({ from, to, options }) {
  return context({
    entryPoints: [from],
    outfile: to,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minify: production,
    sourcemap: !production,
    // Type-only packages aside, the ESM builds shake better than the UMD ones.
    mainFields: ['module', 'main'],
    loader: { '.md': 'text' },
    define: { 'process.env.NODE_ENV': production ? '"production"' : '"development"' },
    logLevel: watch ? 'silent' : 'warning',
    ...options,
    plugins: [
      ...(options?.banner ? [executable] : []),
      ...(options?.plugins ?? []),
      ...(watch ? [watchLines] : []),
    ],
  });
}

await rm('dist', { recursive: true, force: true });
for (const bundle of bundles) {
  if (!existsSync(bundle.from)) {
    console.log(`skipped ${bundle.to}: there is no ${bundle.from}`);
    continue;
  }
  const build = await contextOf(bundle);
  if (watch) {
    await build.watch();
    continue;
  }
  try {
    await build.rebuild();
    console.log(`built ${bundle.to}`);
  } catch {
    // esbuild has printed the errors.
    process.exitCode = 1;
  }
  await build.dispose();
}
