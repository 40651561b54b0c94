import { allPhases } from '../../agent/phases/all-phases.ts';
import type { Phase } from '../../agent/phase.ts';
import type { OperationContext } from '../operation.ts';
import { workspaceContents } from '../workspace-contents.ts';
import { folderContext } from './folder-context.ts';
import { makeWorld } from './make-world.ts';

/** A phase with what may be chosen for its fields in a workspace folder. */
export interface ListedPhase extends Pick<Phase, 'id' | 'title' | 'doc' | 'output'> {
  readonly input: readonly {
    readonly name: string;
    readonly doc: string;
    readonly required: boolean;
    readonly choices: readonly string[];
  }[];
}

/** Choices of a field. */
const MOST = 500;

/** What there is to run. `folder`: as the host names it. */
export async function listPhases(
  whole: OperationContext,
  folder: string,
): Promise<readonly ListedPhase[]> {
  const { context } = folderContext(whole, folder);
  const world = makeWorld(await workspaceContents(context), context);
  return Promise.all(
    allPhases.map(async ({ id, title, doc, output, input }) => ({
      ...{ id, title, doc, output },
      input: await Promise.all(
        input.map(async ({ name, doc: about, required, ...field }) => ({
          ...{ name, doc: about, required },
          choices: ((await field.choices?.(world)) ?? []).slice(0, MOST),
        })),
      ),
    })),
  );
}
