import type { Tool } from '../../../agent/tool.ts';
import { findSymbols } from './find-symbols.ts';
import { inspectSchema } from './inspect-schema.ts';
import { lintDraft } from './lint-draft.ts';
import { readSpec } from './read-spec.ts';
import { runSampleSql } from './run-sample-sql.ts';
import { showEffectivePolicy } from './show-effective-policy.ts';
import { showHistory } from './show-history.ts';
import { showLineage } from './show-lineage.ts';
import type { ToolSources } from './tool-sources.ts';

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
