// What is bundled, and how: for scripts/build.mjs, and for the tests that start what ships.
import { chmod } from 'node:fs/promises';
import { onlyFlowcharts } from './mermaid-flowcharts.mjs';
import { addSqlParser } from './sql-parser.mjs';

/** @typedef {'extension' | 'server' | 'cli' | 'engine' | 'outside'} BundleName */
/** @typedef {'lineage' | 'lineage-layout' | 'lineage-mermaid'} PageBundleName */

/** @type {Readonly<Record<BundleName, string>>} */
export const entries = {
  extension: 'client/src/extension.ts',
  server: 'server/src/hosts/lsp/main.ts',
  cli: 'server/src/hosts/cli/bundle.ts',
  engine: 'server/src/hosts/node/engine/main.ts',
  outside: 'server/src/hosts/node/outside/main.ts',
};

/**
 * Options of esbuild for one bundle.
 * @param {BundleName} name
 * @param {string} outfile
 * @param {{ production: boolean, effort?: 'small' | 'quick' }} how
 *   `effort`: how the parser of SQL is compressed, 'small' in production
 * @returns {import('esbuild').BuildOptions}
 */
export function bundleOptions(name, outfile, { production, effort }) {
  return {
    entryPoints: [entries[name]],
    outfile,
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
    ...(name === 'extension' && { external: ['vscode'] }),
    // People start these by their name.
    ...((name === 'server' || name === 'cli') && { banner: { js: '#!/usr/bin/env node' } }),
    // The server loads this bundle, too.
    ...(name === 'cli' && {
      footer: { js: 'if (require.main === module) module.exports.main();' },
    }),
    plugins: [
      ...(name === 'server' ? [onDemand] : []),
      ...(name === 'cli' ? [sqlParser(effort ?? (production ? 'small' : 'quick'))] : []),
      ...(name === 'engine' ? [nativePart] : []),
      ...(name === 'server' || name === 'cli' ? [outside, executable] : []),
      ...(name === 'outside' ? [unused] : []),
    ],
  };
}

/** What runs in the webview of the lineage preview. @type {Readonly<Record<PageBundleName, string>>} */
export const pageEntries = {
  lineage: 'client/src/lineage/page/main.ts',
  'lineage-layout': 'client/src/lineage/page/layout/layout.ts',
  'lineage-mermaid': 'client/src/lineage/page/mermaid/engine/main.ts',
};

/**
 * Options of esbuild for one bundle of a webview.
 * @param {PageBundleName} name
 * @param {string} outfile
 * @param {{ production: boolean }} how
 * @returns {import('esbuild').BuildOptions}
 */
export function pageBundleOptions(name, outfile, { production }) {
  return {
    entryPoints: [pageEntries[name]],
    outfile,
    bundle: true,
    platform: 'browser',
    target: 'chrome130',
    format: 'iife',
    minify: production,
    sourcemap: production ? false : 'inline',
    loader: { '.css': 'text' },
    ...(name === 'lineage-mermaid' && { plugins: [onlyFlowcharts] }),
    // A function that makes the module: the page calls it, or gives its text to a worker.
    ...(name === 'lineage-layout' && {
      globalName: 'module',
      banner: { js: 'globalThis.dataengosLayout = function () {' },
      footer: { js: 'return module; };' },
      sourcemap: false,
    }),
  };
}

/**
 * Verbs that the server loads when it first needs them are in the bundle of the command line, beside it.
 * @type {import('esbuild').Plugin}
 */
const onDemand = {
  name: 'on-demand',
  setup(build) {
    build.onResolve({ filter: /\/operations\/on-demand\.ts$/ }, () => ({
      path: './cli.cjs',
      external: true,
    }));
  },
};

/**
 * What opens connections is in a bundle of its own, beside, and stays on the disk until it is needed.
 * @type {import('esbuild').Plugin}
 */
const outside = {
  name: 'outside',
  setup(build) {
    // As load-outside.ts names it.
    build.onResolve({ filter: /^\.\/main\.ts$/ }, ({ importer }) =>
      /[\\/]node[\\/]outside[\\/]load-outside\.ts$/.test(importer)
        ? { path: './outside.cjs', external: true }
        : undefined,
    );
  },
};

/**
 * @param {'small' | 'quick'} effort
 * @returns {import('esbuild').Plugin}
 */
function sqlParser(effort) {
  return {
    name: 'sql-parser',
    setup(build) {
      const file = build.initialOptions.outfile;
      build.onEnd(({ errors }) => {
        if (file && errors.length === 0) addSqlParser(file, effort);
      });
    },
  };
}

/**
 * DuckDB itself lies beside the bundle in what is made for one platform, and is a package elsewhere.
 * @type {import('esbuild').Plugin}
 */
const nativePart = {
  name: 'native-part',
  setup(build) {
    build.onResolve({ filter: /^@duckdb\/node-bindings$/ }, ({ path, namespace }) =>
      namespace === 'native-part' ? { path, external: true } : { path, namespace: 'native-part' },
    );
    build.onLoad({ filter: /.*/, namespace: 'native-part' }, () => ({
      resolveDir: import.meta.dirname,
      contents: `
        const beside = require('node:path').join(__dirname, 'duckdb', 'duckdb.node');
        module.exports = require('node:fs').existsSync(beside)
          ? require(beside)
          : require('@duckdb/node-bindings');`,
    }));
  },
};

/**
 * Parts of packages that are never reached: the password of a connection is asked for, and not read from a file.
 * @type {import('esbuild').Plugin}
 */
const unused = {
  name: 'unused',
  setup(build) {
    build.onResolve({ filter: /^(pg-native|pg-cloudflare|pgpass)$/ }, ({ path }) => ({
      path,
      namespace: 'unused',
    }));
    build.onLoad({ filter: /.*/, namespace: 'unused' }, ({ path }) => ({
      contents: `throw new Error(${JSON.stringify(`${path} is not part of this.`)});`,
    }));
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
