import { Ajv2020 } from 'ajv/dist/2020.js';
import type { JsonSchema } from './json-schema.ts';

/** What is wrong with a value, in sentences; none where nothing is. */
export type SchemaCheck = (value: unknown) => readonly string[];

/** More of them help nobody. */
const MOST = 10;

// Schemas come from servers of strangers, too: what they say beyond the standard is not looked at.
const ajv = new Ajv2020({
  strict: false,
  allErrors: true,
  validateSchema: false,
  validateFormats: false,
  addUsedSchema: false,
  logger: false,
});
const checks = new WeakMap<JsonSchema, SchemaCheck>();

/** Compiles a schema, once for each. Throws where it cannot be. */
export function schemaCheck(schema: JsonSchema): SchemaCheck {
  const known = checks.get(schema);
  if (known !== undefined) return known;
  const { $schema: _, $id: __, ...rest } = schema;
  const validate = ajv.compile(rest);
  const check: SchemaCheck = (value) => {
    if (validate(value)) return [];
    return (validate.errors ?? []).slice(0, MOST).map(({ instancePath, message, params }) => {
      const where = instancePath === '' ? 'The input' : `"${instancePath.slice(1, 200)}"`;
      const { additionalProperty } = params as { additionalProperty?: unknown };
      const which =
        typeof additionalProperty === 'string' ? `: "${additionalProperty.slice(0, 100)}"` : '';
      return `${where} ${message ?? 'is not as the schema says'}${which}.`;
    });
  };
  checks.set(schema, check);
  return check;
}
