import type { JsonSchema } from '../../../agent/json-schema.ts';
import type { ToolResult } from '../../../agent/tool.ts';

/** A schema of a flat record that knows no other fields. */
export function fields(
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[] = [],
): JsonSchema {
  return { type: 'object', properties, required, additionalProperties: false };
}

/** A text of one line. */
export function word(description: string, maxLength = 300): JsonSchema {
  return { type: 'string', description, minLength: 1, maxLength };
}

/** The input as a record: the runner has held it against the schema. */
export function record(input: unknown): Readonly<Record<string, unknown>> {
  return typeof input === 'object' && input !== null ? (input as Record<string, unknown>) : {};
}

/** A field that is a text, undefined where it is left out. */
export function textField(input: unknown, name: string): string | undefined {
  const value = new Map(Object.entries(record(input))).get(name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A field that is a number. */
export function numberField(input: unknown, name: string): number | undefined {
  const value = new Map(Object.entries(record(input))).get(name);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** What the model is told when there is no answer: what is wrong, and what would do. */
export function trouble(text: string): ToolResult {
  return { text, isError: true };
}
