/** What dist/outside.cjs gives: all that opens connections (docs/decisions/0017-outside.md). Taken through load-outside.ts only. */
export { claudeModel } from './claude-model.ts';
export { inspectPostgres } from './inspect-postgres.ts';
export { DEFAULT_CLAUDE_MODEL } from './known-models.ts';
export { openMcpTools } from './mcp-toolbox.ts';
