import type { JsonSchema } from './json-schema-node.ts';
import type { ListValue, NumberValue, StringValue, ValueSpec } from './metamodel.ts';
import { stringFormats } from './string-formats.ts';
import { variableSource } from './variables.ts';
import { isWithin, type SpecVersion } from './version.ts';

/** The JSON Schema of a value in a version; `reference` gives the address of a type's schema. */
export function valueSchema(
  value: ValueSpec,
  version: SpecVersion,
  reference: (type: string) => string,
): JsonSchema {
  switch (value.kind) {
    case 'string':
      return stringSchema(value, version);
    case 'number':
    case 'integer':
      return numberSchema(value);
    case 'boolean':
      return { type: ['boolean', 'string'], pattern: variableSource };
    case 'any':
      return {};
    case 'scalar':
      return {
        type: ['string', 'number', 'boolean', ...(value.nullable === true ? ['null'] : [])],
      };
    case 'object':
      return { $ref: reference(value.type) };
    case 'free-map':
      return { type: 'object' };
    case 'list':
      return listSchema(value, valueSchema(value.of, version, reference));
    case 'one-of':
      return {
        anyOf: value.options
          .filter((option) => isWithin(option, version))
          .map(({ value: option, deprecated }) => ({
            ...valueSchema(option, version, reference),
            ...(deprecated !== undefined &&
              isWithin({ since: deprecated.since }, version) && { deprecated: true }),
          })),
      };
  }
}

function stringSchema(value: StringValue, version: SpecVersion): JsonSchema {
  if (value.values !== undefined) {
    const held = value.values.filter((choice) => isWithin(choice, version));
    return {
      anyOf: [
        { enum: held.map((choice) => choice.value) },
        { type: 'string', pattern: variableSource },
      ],
    };
  }
  const patterns = [
    ...(value.format === undefined ? [] : [stringFormats[value.format].source]),
    ...(value.pattern === undefined ? [] : [value.pattern.source]),
  ].map((source) => ({ pattern: `(?:${source})|(?:${variableSource})` }));
  const suggestions = value.suggestions?.filter((choice) => isWithin(choice, version));
  return {
    type: 'string',
    ...(value.nonEmpty === true && { minLength: 1 }),
    ...(patterns.length === 1 ? patterns[0] : patterns.length > 1 && { allOf: patterns }),
    ...(suggestions !== undefined && { examples: suggestions.map((choice) => choice.value) }),
  };
}

function numberSchema(value: NumberValue): JsonSchema {
  const { kind, minimum, exclusiveMinimum, maximum } = value;
  return {
    type: [kind, 'string'],
    pattern: variableSource,
    ...(minimum !== undefined && { minimum }),
    ...(exclusiveMinimum !== undefined && { exclusiveMinimum }),
    ...(maximum !== undefined && { maximum }),
  };
}

function listSchema(value: ListValue, items: JsonSchema): JsonSchema {
  const { minItems, maxItems, uniqueItems } = value;
  return {
    type: 'array',
    items,
    ...(minItems !== undefined && { minItems }),
    ...(maxItems !== undefined && { maxItems }),
    ...(uniqueItems !== undefined && { uniqueItems }),
  };
}
