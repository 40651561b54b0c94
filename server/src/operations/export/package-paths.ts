import type { YamlFile } from '../../syntax/yaml/file.ts';
import { findPair, resolveAlias, type YamlMap } from '../../syntax/yaml/tree.ts';

/** What a file of a dbt project is to whoever gets the project. */
export type PackagePart = 'model' | 'test' | 'other' | 'left-out' | 'unseen';

/** Keys of `dbt_project.yml` that name folders, and what dbt takes where they are not there. */
const FOLDERS: readonly (readonly [
  key: string,
  folder: string,
  part: 'model' | 'test' | 'other',
])[] = [
  ['model-paths', 'models', 'model'],
  ['snapshot-paths', 'snapshots', 'model'],
  ['test-paths', 'tests', 'test'],
  ['analysis-paths', 'analyses', 'test'],
  ['seed-paths', 'seeds', 'other'],
  ['macro-paths', 'macros', 'other'],
  ['function-paths', 'functions', 'other'],
];

/** Files of the project folder itself. */
const AT_ROOT = new Set([
  'dbt_project.yml',
  'dependencies.yml',
  'packages.yml',
  'package-lock.yml',
  'selectors.yml',
  'README.md',
  'LICENSE',
  'LICENSE.md',
]);

/** What dbt reads, and prose. */
const KINDS = /\.(?:sql|ya?ml|csv|md|py)$/i;
/** What tools leave behind. */
const UNSEEN =
  /(?:^|\/)(?:\..*|target|logs|dbt_packages|dbt_modules|__pycache__|node_modules)(?:\/|$)/;

/** Tells by its path within the project what a file is. */
export function packagePaths(project: YamlFile): (path: string) => PackagePart {
  const root = project.documents[0]?.tree();
  const folders = FOLDERS.flatMap(
    ([key, otherwise, part]) =>
      (root?.kind === 'map' ? namesIn(root, key) : undefined)?.map(
        (one) => [one, part] as const,
      ) ?? [[otherwise, part] as const],
  );
  // What lies in two folders belongs to the inner one.
  folders.sort(([one], [other]) => other.length - one.length);
  return (path) => {
    if (UNSEEN.test(path)) return 'unseen';
    if (isProfiles(path)) return 'left-out';
    if (AT_ROOT.has(path)) return 'other';
    const found = folders.find(([folder]) => path.startsWith(`${folder}/`));
    if (found === undefined || !KINDS.test(path)) return 'left-out';
    const [folder, part] = found;
    // A generic test is a macro.
    return part === 'test' && path.startsWith(`${folder}/generic/`) ? 'other' : part;
  };
}

/** Connections, with passwords perhaps: also where somebody keeps them among the models. */
export function isProfiles(path: string): boolean {
  return /(?:^|\/)profiles\.ya?ml$/i.test(path);
}

function namesIn(root: YamlMap, key: string): readonly string[] | undefined {
  const value = resolveAlias(findPair(root, key)?.value);
  if (value?.kind !== 'sequence') return undefined;
  return value.items.flatMap((item) => {
    const name = resolveAlias(item.value);
    if (name?.kind !== 'scalar') return [];
    const folder = String(name.value).replace(/^\.\//, '').replace(/\/+$/, '');
    return folder === '' ? [] : [folder];
  });
}
