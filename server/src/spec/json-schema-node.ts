/** A node of a JSON Schema as plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The same node, with null let through. */
export function withNull(schema: JsonSchema): JsonSchema {
  const { type, anyOf } = schema;
  if (Array.isArray(type)) {
    return type.includes('null') ? schema : { ...schema, type: [...(type as string[]), 'null'] };
  }
  if (typeof type === 'string') return { ...schema, type: [type, 'null'] };
  if (Array.isArray(anyOf))
    return { ...schema, anyOf: [...(anyOf as unknown[]), { type: 'null' }] };
  if ('$ref' in schema) {
    const { $ref, ...rest } = schema;
    return { ...rest, anyOf: [{ $ref }, { type: 'null' }] };
  }
  return schema;
}
