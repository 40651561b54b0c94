import { sampleFormat } from '../../generate/read-sample.ts';
import type { WorkspaceContract } from '../../model/content/workspace-contract.ts';
import { formatMessage } from '../../lint/format-message.ts';
import type { OperationContext } from '../operation.ts';
import type { WorkspaceSamples } from '../sample-files.ts';
import { sampleFolders } from '../sample-folder.ts';
import type { StraySample } from './test-report.ts';
import { testTexts } from './test-texts.ts';

/** The sample files that belong to no object of a contract: their names may be wrong. */
export async function straySamples(
  contracts: readonly WorkspaceContract[],
  samples: WorkspaceSamples,
  { files, translate }: OperationContext,
): Promise<readonly StraySample[]> {
  const known = new Set([...samples.files.values()].map(({ path }) => path));
  const ofContracts = new Map<string, WorkspaceContract>();
  const roots = new Set<string>();
  for (const contract of contracts)
    for (const folder of sampleFolders(contract, files)) {
      ofContracts.set(folder, contract);
      roots.add(folder.slice(0, folder.lastIndexOf('/')));
    }
  const strays: StraySample[] = [];
  for (const root of roots)
    for (const path of await files.list(root)) {
      const [contract = '', object = '', more] = path.slice(root.length + 1).split('/');
      const isSample = sampleFormat(path) !== undefined || /\.parquet$/i.test(path);
      if (!isSample || known.has(path) || object === '' || more !== undefined) continue;
      const owner = ofContracts.get(`${root}/${contract}`);
      const reason = formatMessage(
        owner === undefined ? testTexts.strayFolder : testTexts.strayObject,
        { contract, object: object.replace(/\.\w+$/, '') },
        translate,
      );
      strays.push({ path, reason });
    }
  return strays.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}
