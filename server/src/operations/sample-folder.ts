import type { FileSource } from '../analysis/ports.ts';
import type { WorkspaceContract } from '../model/content/workspace-contract.ts';

/** Below `specs`. */
const SAMPLES = 'sample-data';

/**
 * Where the samples of a contract may lie: `specs/sample-data/<name>`, or with the name of its file in place of its own.
 * The `specs` is the one around the contract, else one at the root of the workspace folder. As paths of the host, the
 * better one first; none outside of the workspace, or where no name can be one of a folder.
 */
export function sampleFolders(contract: WorkspaceContract, files: FileSource): readonly string[] {
  const { path, content } = contract;
  const way = wayToSamples(path, files);
  if (way === undefined) return [];
  const names = [content.name, stemOf(path)].filter(
    (name) => name !== undefined && isFileName(name),
  );
  return [...new Set(names)].flatMap(
    (name) => files.resolveFile(path, `${way}/${String(name)}`) ?? [],
  );
}

/** From a contract to the folder of all samples. */
function wayToSamples(path: string, files: FileSource): string | undefined {
  const folder = files.folderOf(path);
  if (folder === undefined) return undefined;
  const root = files.absolute(folder).replace(/\/+$/, '');
  const below = files
    .absolute(path)
    .slice(root.length + 1)
    .split('/');
  const specs = below.lastIndexOf('specs', below.length - 2);
  const up = specs === -1 ? below.length - 1 : below.length - 2 - specs;
  // Somebody may have opened `specs` itself.
  const isSpecs = specs !== -1 || root.endsWith('/specs');
  return `${'../'.repeat(up)}${isSpecs ? '' : 'specs/'}${SAMPLES}`;
}

/** `orders` of `specs/contracts/orders.odcs.yaml`. */
function stemOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return decoded(name).replace(/(?:\.odcs)?\.(?:ya?ml|json)$/i, '');
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Whether a name can be the one of a file or folder, on every system. */
export function isFileName(name: string): boolean {
  return (
    name.length <= 100 &&
    !/[/\\:*?"<>|%#\p{Cc}\p{Cf}\p{Cs}]|^[\s.~-]|[\s.]$|^$/u.test(name) &&
    !/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(name)
  );
}
