import { decodeUriPart } from '../base/decode-uri-part.ts';
import { foldersAround } from '../base/folders-around.ts';
import { relativePath } from '../base/relative-path.ts';
import { isContractsManifest } from '../generate/manifest/is-contracts-manifest.ts';
import manifest from './manifest.ts';
import type { OperationContext } from './operation.ts';
import type { Proposal } from './proposed-change.ts';

/**
 * What the operation `manifest` would make of an index that is there, for hosts that keep it current without being asked:
 * never a new one, and a reason where there is none or the file is something else. `path`: `<folder>/specs/contracts/manifest.json`.
 */
export async function keptManifest(path: string, context: OperationContext): Promise<Proposal> {
  const { files } = context;
  const file = await files.lookUp(path, true);
  const top = files.folderOf(path);
  if (file === undefined || file.kind === 'missing' || top === undefined)
    return nothing([{ path, reason: 'It is gone, or a link leads out of the folder.' }]);
  if (file.kind === 'unread') return nothing([file]);
  if (!isContractsManifest(file.text))
    return nothing([{ path, reason: 'It is no index that DataEngOS made.' }]);
  const { change, failed } = await manifest.run({ folder: madeIn(file.text, path, top) }, context);
  // There may be several folders of specifications, and the index of the whole is that of one.
  const own = change.files.filter((one) => one.path === path && one.isNew !== true);
  return { change: { files: own }, failed };
}

function nothing(failed: Proposal['failed']): Proposal {
  return { change: { files: [] }, failed };
}

/**
 * The folder that an index was made in: its paths begin there. That is the one around `specs`, or one farther out, such
 * as that of the workspace, when it was made for all of it.
 */
function madeIn(text: string, path: string, top: string): string {
  const [, , project = top, ...farther] = foldersAround(path);
  const begins = (folder: string): boolean => {
    const way = relativePath(`${folder}/`, `${project}/specs/`).split('/').map(decodeUriPart);
    return text.includes(`"path": ${JSON.stringify(way.join('/')).slice(0, -1)}`);
  };
  const around = [project, ...farther].filter((one) => one.length >= top.length);
  return around.find(begins) ?? project;
}
