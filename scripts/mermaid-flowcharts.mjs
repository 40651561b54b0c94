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
    const patched = new Map(PATCHES.map((patch) => [chunkWith(patch.find), patch]));
    build.onLoad({ filter: /mermaid\.core[\\/]chunk-\w+\.mjs$/ }, ({ path }) => {
      const patch = patched.get(path);
      if (patch === undefined) return undefined;
      return { contents: withPatch(readFileSync(path, 'utf8'), patch) };
    });
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

/**
 * Mermaid copies all its options whenever it looks at one of them, for each line of each label: half of the time of a
 * drawing. One copy is kept until they change.
 */
const KEEP_CONFIG = {
  find: ['return assignWithDepth_default({}, currentConfig);'],
  put: [
    `if (getConfig.of !== currentConfig) {
    getConfig.copy = assignWithDepth_default({}, currentConfig);
    getConfig.of = currentConfig;
  }
  return getConfig.copy;`,
  ],
};

/**
 * Mermaid drops the ";" at the end of a style with a colour by expressions that take minutes for a line with
 * "style:style:style:…". The same, in one look at each line.
 */
const DROP_LAST = {
  find: [
    String.raw`txt.replace(/style.*:\S*#.*;/g,`,
    String.raw`txt.replace(/classDef.*:\S*#.*;/g,`,
  ],
  put: ['replaceStyles(txt, "style",', 'replaceStyles(txt, "classDef",'],
  add: String.raw`
function replaceStyles(text, word, shorter) {
  return text.replace(/[^\n\r\u2028\u2029]+/g, (line) => {
    const start = line.indexOf(word);
    const end = line.lastIndexOf(";");
    if (start < 0 || end < start) return line;
    const hasColour = line.slice(start + word.length, end).split(/\s/).some((part) => {
      const colon = part.indexOf(":");
      return colon >= 0 && part.includes("#", colon);
    });
    return hasColour ? line.slice(0, start) + shorter(line.slice(start, end + 1)) + line.slice(end + 1) : line;
  });
}
`,
};

/** @typedef {{ find: readonly string[], put: readonly string[], add?: string }} Patch */

/** @type {readonly Patch[]} */
const PATCHES = [KEEP_CONFIG, DROP_LAST];

/**
 * @param {string} source
 * @param {Patch} patch
 */
function withPatch(source, { find, put, add = '' }) {
  return find.reduce((code, one, index) => code.replace(one, () => put[index] ?? ''), source) + add;
}

/** @param {string} source */
export function withKeptConfig(source) {
  return withPatch(source, KEEP_CONFIG);
}

/** @param {readonly string[]} texts */
function chunkWith(texts) {
  return only((file) => {
    if (!/^chunk-\w+\.mjs$/.test(file)) return false;
    const code = readFileSync(join(chunks, file), 'utf8');
    return texts.every((text) => code.includes(text));
  });
}

/** @param {(file: string) => boolean} wanted */
function only(wanted) {
  const files = readdirSync(chunks).filter(wanted);
  const [file] = files;
  if (file === undefined || files.length > 1)
    throw new Error(`mermaid has changed: of its files ${files.length} are what was looked for.`);
  return join(chunks, file);
}
