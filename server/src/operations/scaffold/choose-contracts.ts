import type { FileSource } from '../../analysis/ports.ts';
import type { WorkspaceContract } from '../../model/content/workspace-contract.ts';
import type { FailedFile } from '../failed-file.ts';
import { isWithin } from '../lineage/topology-projects.ts';

/** The contracts that somebody asked for. */
export interface ChosenContracts {
  readonly wanted: ReadonlySet<WorkspaceContract>;
  /** Contracts of which nothing is made, with sentences that say why. */
  readonly failed: readonly FailedFile[];
  /** What was asked for and is not there. */
  readonly unknown: readonly string[];
}

/** Chooses contracts by name, id or path; of a folder all below it, and all there are when nothing is asked for. */
export function chooseContracts(
  asked: readonly string[],
  contracts: readonly WorkspaceContract[],
  files: FileSource,
): ChosenContracts {
  const chosen = new Set<WorkspaceContract>();
  const unknown: string[] = [];
  for (const one of asked) {
    const found = contracts.filter((contract) => isMeant(contract, one, files));
    if (found.length === 0) unknown.push(one);
    for (const contract of found) chosen.add(contract);
  }
  const all = asked.length === 0 ? contracts : [...chosen];
  const broken = new Set(all.filter(({ guessed }) => guessed).map(({ path }) => path));
  return {
    wanted: new Set(all.filter(({ guessed }) => !guessed)),
    failed: [...broken].map((path) => ({
      path,
      reason: 'Its text is broken, so nobody knows for sure what it says: nothing is made of it.',
    })),
    unknown,
  };
}

function isMeant({ path, content }: WorkspaceContract, asked: string, files: FileSource): boolean {
  return content.name === asked || content.id === asked || isWithin(path, asked, files);
}
