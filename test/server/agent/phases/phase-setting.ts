import { memoryContext } from '../../operations/memory-source.ts';
import type {
  Phase,
  PhaseInput,
  PhaseTools,
  Prepared,
} from '../../../../server/src/agent/phase.ts';
import type { World } from '../../../../server/src/agent/world.ts';
import type { GitHistory } from '../../../../server/src/operations/run/agent-host.ts';
import { folderContext } from '../../../../server/src/operations/run/folder-context.ts';
import { makePhaseTools } from '../../../../server/src/operations/run/make-phase-tools.ts';
import { testWorld, type WorldFiles } from '../test-world.ts';
import { told } from '../../../../server/src/agent/told.ts';
import { InWords, type DraftInWords } from '../../../../server/src/agent/in-words.ts';

/** Files as phases see them, with the operations of the product behind. */
export interface Setting {
  readonly world: World;
  readonly tools: PhaseTools;
}

/** `before`: the files at the git ref, by path; no git when left out. */
export async function settingOf(files: WorldFiles, before?: WorldFiles): Promise<Setting> {
  const own = folderContext(memoryContext(files), '.');
  const history = before === undefined ? undefined : historyOf(files, before);
  return { world: await testWorld(files), tools: makePhaseTools(own, { history }) };
}

/** What a phase prepares and drafts; fails where it refuses. */
export async function draftOf(
  phase: Phase,
  input: PhaseInput,
  { world, tools }: Setting,
): Promise<{ readonly prepared: Prepared; readonly draft: DraftInWords }> {
  const prepared = await phase.prepare(input, world, tools);
  if ('refused' in prepared) throw new Error(told(prepared.refused));
  return { prepared, draft: new InWords().draft(await prepared.draft({})) };
}

/** Why a phase refuses; fails where it does not. */
export async function refusalOf(
  phase: Phase,
  input: PhaseInput,
  { world, tools }: Setting,
): Promise<string> {
  const prepared = await phase.prepare(input, world, tools);
  if (!('refused' in prepared)) throw new Error('It is not refused.');
  return told(prepared.refused);
}

function historyOf(files: WorldFiles, before: WorldFiles): GitHistory {
  const at = (path: string): string => path.replace(/^\.\//, '');
  return {
    log: () => Promise.resolve([]),
    show: (path) => Promise.resolve(before[at(path)] ?? null),
    changed: () =>
      Promise.resolve(
        [...new Set([...Object.keys(files), ...Object.keys(before)])]
          .filter((path) => files[path] !== before[path])
          .sort(),
      ),
  };
}
