import type { World } from '../../../agent/world.ts';
import type { WorkspaceContents } from '../../workspace-contents.ts';
import type { AgentHost } from '../agent-host.ts';
import type { FolderContext } from '../folder-context.ts';
import type { Judge } from '../judge/make-judge.ts';
import type { WithoutValues } from './without-values.ts';

/** What tools of a run look into. Paths are relative to the workspace folder. */
export interface ToolSources {
  readonly own: FolderContext;
  readonly contents: WorkspaceContents;
  readonly world: World;
  readonly agent: Pick<AgentHost, 'history' | 'databases'>;
  readonly judge: Judge;
  /** What no answer may hold. */
  readonly values: WithoutValues;
}
