// Leaves out of the bundle of mermaid what flowcharts do not need (docs/decisions/0013).
import { readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const chunks = join(root, 'node_modules/mermaid/dist/chunks/mermaid.core');
const ourFlowDiagram = join(root, 'client/src/lineage/page/mermaid/engine/flow-diagram.ts');
const ourPurify = join(root, 'client/src/lineage/page/mermaid/engine/purify.ts');

/** Layouts that come with large libraries: dagre stands in for them. */
const OTHER_LAYOUTS = new Set(['elk', 'swimlanes', 'cose-bilkent']);

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
    build.onResolve({ filter: /-[A-Z0-9]{8}\.mjs$/ }, ({ path, importer, kind }) => {
      if (!importer.includes(join('mermaid', 'dist'))) return undefined;
      const name = basename(path).replace(/-[A-Z0-9]{8}\.mjs$/, '');
      if (kind !== 'dynamic-import' || name === 'dagre') return undefined;
      if (name === 'flowDiagram') return { path: ourFlowDiagram };
      return OTHER_LAYOUTS.has(name) ? { path: chunk('dagre') } : leftOut({ path: name });
    });
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({
      contents: "throw new Error('This part of mermaid is left out.');",
    }));
  },
};

/** @param {{ path: string }} module */
function leftOut({ path }) {
  return { path, namespace: 'left-out' };
}

/** @param {string} name */
function chunk(name) {
  const files = readdirSync(chunks).filter((file) => new RegExp(`^${name}-\\w+\\.mjs$`).test(file));
  const [file, second] = files;
  if (file === undefined || second !== undefined)
    throw new Error(`mermaid has changed: ${files.length} files are called ${name}.`);
  return join(chunks, file);
}
