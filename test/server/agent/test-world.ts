import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { LineageStore } from '../../../server/src/analysis/lineage/lineage-store.ts';
import type { Draft } from '../../../server/src/agent/draft.ts';
import type { PhaseTools } from '../../../server/src/agent/phase.ts';
import type { World } from '../../../server/src/agent/world.ts';
import type { LineageNode } from '../../../server/src/model/lineage/lineage-graph.ts';
import lint from '../../../server/src/operations/lint.ts';
import { workspaceContents } from '../../../server/src/operations/workspace-contents.ts';
import type { LintConfig } from '../../../server/src/lint/config.ts';
import { churn } from '../examples/contracts.ts';
import { memoryContext } from '../operations/memory-source.ts';

/** Path, relative to the folder of the workspace -> text. */
export type WorldFiles = Readonly<Record<string, string>>;

/** All files of `examples/churn`. */
export const churnFiles: WorldFiles = filesBelow(fileURLToPath(churn));

/** The files of a folder on the disk. */
export function filesBelow(folder: string): WorldFiles {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name }) => `${parentPath}/${name}`.replaceAll('\\', '/'));
  const root = folder.replaceAll('\\', '/').replace(/\/+$/, '');
  const named = paths.map((path) => path.replaceAll(/\/+/g, '/').slice(root.length + 1)).sort();
  return Object.fromEntries(named.map((path) => [path, readFileSync(`${root}/${path}`, 'utf8')]));
}

/** Reading a workspace takes longer than what most tests do with it. */
const kept = new WeakMap<WorldFiles, Promise<World>>();

/** What a phase sees of files in memory, read by the readers of the product. The same files give the same world. */
export function testWorld(files: WorldFiles): Promise<World> {
  const world = kept.get(files) ?? readWorld(files);
  kept.set(files, world);
  return world;
}

async function readWorld(files: WorldFiles): Promise<World> {
  const { contracts, index } = await workspaceContents(memoryContext(files));
  const { graph } = new LineageStore(index).lineage;
  const flows = graph.edges.filter(({ kind }) => kind === 'flow');
  const titleOf = ({ name, faces: [face] }: LineageNode): string =>
    face === undefined ? name : `${name} (${face.uri})`;
  return {
    contracts,
    manifest: files['specs/contracts/manifest.json'] ?? '{}',
    specs: 'specs',
    project: 'implementation/dbt_project',
    policies: (path, domain) => index.policies(path, domain),
    read: (path) => Promise.resolve(Object.hasOwn(files, path) ? files[path] : undefined),
    list: (folder) =>
      Promise.resolve(
        Object.keys(files)
          .filter((path) => folder === '' || folder === '.' || path.startsWith(`${folder}/`))
          .sort(),
      ),
    exists: (path) => Promise.resolve(Object.hasOwn(files, path)),
    lineage(table) {
      const ids = new Set(
        [...graph.nodes.values()].filter(({ name }) => name === table).map(({ id }) => id),
      );
      const titles = (wanted: readonly string[]): readonly string[] =>
        wanted.flatMap((id) => {
          const node = graph.nodes.get(id);
          return node === undefined ? [] : [titleOf(node)];
        });
      const found = {
        upstream: titles(flows.filter(({ to }) => ids.has(to)).map(({ from }) => from)),
        downstream: titles(flows.filter(({ from }) => ids.has(from)).map(({ to }) => to)),
      };
      return Promise.resolve(ids.size === 0 ? undefined : found);
    },
  };
}

/** For phases that need nothing of operations: whoever asks gets an empty answer. */
export const noTools: PhaseTools = {
  scaffold: () => Promise.resolve({ files: [], open: [] }),
  fixed: (_, text) => Promise.resolve(text),
  findings: () => Promise.resolve([]),
  changes: () => Promise.resolve(undefined),
};

/** What the linter says under the preset `strict` of the files that a draft writes, as `path: code: message`. */
export async function strictFindings(files: WorldFiles, draft: Draft): Promise<readonly string[]> {
  const drafted = Object.fromEntries(draft.files.map(({ path, text }) => [path, text]));
  const context = memoryContext({ ...files, ...drafted });
  const config: LintConfig = { preset: 'strict', rules: new Map() };
  const reports = await lint.run({}, { ...context, config });
  return reports.flatMap(({ path, state, findings }) =>
    drafted[path] === undefined
      ? []
      : [
          ...(state === 'checked' ? [] : [`${path}: ${state}`]),
          ...findings.map(({ code, message }) => `${path}: ${code}: ${message}`),
        ],
  );
}
