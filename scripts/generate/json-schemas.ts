import { jsonSchema } from '../../server/src/spec/json-schema.ts';
import { odcs } from '../../server/src/spec/odcs/odcs.ts';
import type { Generator } from './generator.ts';

/** One JSON Schema for each version of the standard, for other editors and tools. */
export const jsonSchemas: Generator = {
  title: 'JSON Schemas',
  owns: ['schemas'],
  files: () =>
    new Map(
      odcs.versions.map((version) => [
        `schemas/odcs-${version}.schema.json`,
        `${JSON.stringify(jsonSchema(odcs, version), null, 2)}\n`,
      ]),
    ),
};
