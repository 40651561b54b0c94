// Leaves out of the bundle of mermaid what flowcharts do not need (docs/decisions/0013).
import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
// As esbuild calls it: in a worktree the packages may be a link.
const chunks = realpathSync(join(root, 'node_modules/mermaid/dist/chunks/mermaid.core'));
const engine = join(root, 'client/src/lineage/page/mermaid/engine');
const ourPurify = join(engine, 'purify.ts');

/** Layouts that come with large libraries: dagre stands in for them. */
const OTHER_LAYOUTS = new Set(['elk', 'swimlanes', 'cose-bilkent']);

const HASH = /-[A-Z0-9]{8}\.mjs$/;

/**
 * Mermaid loads each kind of diagram, and each layout, by a dynamic import of a file whose name ends in a hash. Of
 * those, flowcharts and dagre stay; in between sits our own module, which takes out of a diagram what must not be drawn.
 * @type {import('esbuild').Plugin}
 */
export const onlyFlowcharts = {
  name: 'only-flowcharts',
  setup(build) {
    build.onResolve({ filter: /^mermaid-flow-diagram$/ }, () => ({ path: chunk('flowDiagram') }));
    build.onResolve({ filter: /^katex$/ }, leftOut);
    build.onResolve({ filter: /^dompurify$/ }, ({ importer }) =>
      importer === ourPurify ? undefined : { path: ourPurify },
    );
    build.onResolve({ filter: HASH }, ({ path, importer, kind }) => {
      if (!importer.includes(join('mermaid', 'dist'))) return undefined;
      const name = basename(path).replace(HASH, '');
      if (kind !== 'dynamic-import' || name === 'dagre') return undefined;
      if (name === 'flowDiagram') return { path: join(engine, 'flow-diagram.ts') };
      return OTHER_LAYOUTS.has(name) ? { path: chunk('dagre') } : leftOut({ path: name });
    });
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({
      contents: "throw new Error('This part of mermaid is left out.');",
    }));
    build.onLoad({ filter: /mermaid\.core[\\/]chunk-\w+\.mjs$/ }, ({ path }) =>
      path === configChunk() ? { contents: withKeptConfig(readFileSync(path, 'utf8')) } : undefined,
    );
  },
};

/** @param {{ path: string }} module */
function leftOut({ path }) {
  return { path, namespace: 'left-out' };
}

/** @param {string} name */
function chunk(name) {
  return only((file) => new RegExp(`^${name}-\\w+\\.mjs$`).test(file));
}

const COPY_CONFIG = 'return assignWithDepth_default({}, currentConfig);';
const KEEP_CONFIG = `if (getConfig.of !== currentConfig) {
    getConfig.copy = assignWithDepth_default({}, currentConfig);
    getConfig.of = currentConfig;
  }
  return getConfig.copy;`;

/**
 * Mermaid copies all its options whenever it looks at one of them, for each line of each label: half of the time of a
 * drawing, and most of that of reading. One copy is kept until they change.
 * @param {string} source
 */
export function withKeptConfig(source) {
  return source.replace(COPY_CONFIG, KEEP_CONFIG);
}

function configChunk() {
  return only(
    (file) =>
      /^chunk-\w+\.mjs$/.test(file) &&
      readFileSync(join(chunks, file), 'utf8').includes(COPY_CONFIG),
  );
}

/** @param {(file: string) => boolean} wanted */
function only(wanted) {
  const files = readdirSync(chunks).filter(wanted);
  const [file] = files;
  if (file === undefined || files.length > 1)
    throw new Error(`mermaid has changed: of its files ${files.length} are what was looked for.`);
  return join(chunks, file);
}
