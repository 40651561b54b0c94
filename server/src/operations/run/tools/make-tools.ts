import type { Tool } from '../../../agent/tool.ts';
import type { World } from '../../../agent/world.ts';
import type { WorkspaceContents } from '../../workspace-contents.ts';
import type { AgentHost } from '../agent-host.ts';
import type { FolderContext } from '../folder-context.ts';
import type { Judge } from '../judge/make-judge.ts';
import { findSymbols } from './find-symbols.ts';
import { inspectSchema } from './inspect-schema.ts';
import { lintDraft } from './lint-draft.ts';
import { readSpec } from './read-spec.ts';
import { runSampleSql } from './run-sample-sql.ts';
import { showEffectivePolicy } from './show-effective-policy.ts';
import { showHistory } from './show-history.ts';
import { showLineage } from './show-lineage.ts';
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

/** Every tool of ours, in the order of their names. None writes, and none leaves the workspace but for configured databases. */
export function makeTools(sources: ToolSources): readonly Tool[] {
  return [
    showEffectivePolicy(sources),
    findSymbols(sources),
    showHistory(sources),
    showLineage(sources),
    lintDraft(sources),
    readSpec(sources),
    runSampleSql(sources),
    inspectSchema(sources),
  ];
}
