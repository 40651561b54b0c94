import type { FileSource } from '../analysis/ports.ts';
import type { ObjectContent } from '../model/content/contract-content.ts';
import type { WorkspaceContract } from '../model/content/workspace-contract.ts';
import type { WorkspaceSamples } from './sample-files.ts';
import { isFileName, sampleFolders } from './sample-folder.ts';

/** Finds places for new samples: no two get the same, whatever the case of their names. */
export class SampleNames {
  readonly #files: FileSource;
  /** Folder in lower case -> the contract that has it. */
  readonly #owners = new Map<string, WorkspaceContract>();
  readonly #folders = new Map<WorkspaceContract, string>();
  readonly #taken = new Set<string>();

  constructor(
    contracts: readonly WorkspaceContract[],
    { files: there }: WorkspaceSamples,
    files: FileSource,
  ) {
    this.#files = files;
    for (const { contract, path } of there.values())
      this.#own(contract, path.slice(0, path.lastIndexOf('/')));
    for (const contract of contracts)
      for (const folder of sampleFolders(contract, files)) this.#own(contract, folder);
  }

  #own(contract: WorkspaceContract, folder: string): void {
    const key = folder.toLowerCase();
    if (this.#folders.has(contract) || (this.#owners.get(key) ?? contract) !== contract) return;
    this.#owners.set(key, contract);
    this.#folders.set(contract, folder);
  }

  /** Where the sample of an object goes, or a sentence that says why it cannot be made. */
  async pathOf(
    contract: WorkspaceContract,
    { name }: ObjectContent,
    ending: string,
  ): Promise<{ readonly path: string } | { readonly reason: string }> {
    const folder = this.#folders.get(contract);
    if (folder === undefined)
      return { reason: 'No folder can have the name of the contract, or another one has it.' };
    const path = isFileName(name)
      ? this.#files.resolveFile(`${folder}/-`, `${name}.${ending}`)
      : undefined;
    if (path === undefined) return { reason: `No file can be called "${name}".` };
    if (this.#taken.has(path.toLowerCase()))
      return { reason: `Two samples would be called "${name}".` };
    const found = await this.#files.lookUp(path);
    if (found === undefined)
      return { reason: `The sample of "${name}" would lie in an excluded folder.` };
    if (found.kind !== 'missing') return { reason: `The sample of "${name}" is there already.` };
    this.#taken.add(path.toLowerCase());
    return { path };
  }
}
