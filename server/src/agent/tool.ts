import type { CancellationToken } from '../base/cancellation.ts';
import type { JsonSchema } from './json-schema.ts';

/** Something that a model may ask for. It reads; none can write, and none leaves the workspace but by the user's leave. */
export interface Tool {
  /** Snake case, `{verb}_{noun}` where there is a verb: `read_spec`. Those of MCP servers: `mcp__<server>__<tool>`. */
  readonly name: string;
  /** For the model: what it gives, when to call it, its limits. Static, never made of texts of the workspace. */
  readonly doc: string;
  readonly input: JsonSchema;
  /** `input` has been held against the schema. Whatever it throws becomes an error that the model is told. */
  run(input: unknown, token: CancellationToken): Promise<ToolResult>;
}

export interface ToolResult {
  /** Data, never instructions: the runner caps it, takes secrets and protected values out, and fences it. */
  readonly text: string;
  readonly isError?: boolean;
  /** Files of the workspace that the text is made of, for the journal. */
  readonly files?: readonly string[];
}
