import type { JsonSchema } from '../../../agent/json-schema.ts';
import { plainText } from './plain-text.ts';

/** Characters of a schema as JSON. */
const MAX_SIZE = 16_000;

const MAX_DEPTH = 24;

/** Dialects, names that are resolved elsewhere, and patterns that might never end: the server checks its input itself. */
const LEFT_OUT = new Set([
  '$schema',
  '$id',
  '$anchor',
  '$dynamicRef',
  '$dynamicAnchor',
  '$vocabulary',
  '$comment',
  'pattern',
  'patternProperties',
  'format',
]);

const ANYTHING: JsonSchema = { type: 'object' };

/** The schema of a tool's input as a stranger declares it, made harmless: what is left guides a model, and loads nothing. */
export function toolSchema(declared: unknown): JsonSchema {
  if (!isRecord(declared)) return ANYTHING;
  try {
    const schema = { ...(cleaned(declared, 0) as JsonSchema), type: 'object' };
    return JSON.stringify(schema).length > MAX_SIZE ? ANYTHING : schema;
  } catch {
    return ANYTHING;
  }
}

/** `names`: its keys are names of properties or definitions, not keywords. */
function cleaned(value: unknown, depth: number, names = false): unknown {
  if (depth > MAX_DEPTH) throw new RangeError('The schema is too deep.');
  if (typeof value === 'string') return plainText(value, MAX_SIZE);
  if (Array.isArray(value)) return value.map((one) => cleaned(one, depth + 1));
  if (!isRecord(value)) return value;
  if (!names && typeof value.$ref === 'string' && !value.$ref.startsWith('#')) return {};
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => names || !LEFT_OUT.has(name))
      .map(([name, one]) => [
        name,
        cleaned(one, depth + 1, !names && ['properties', '$defs', 'definitions'].includes(name)),
      ]),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
