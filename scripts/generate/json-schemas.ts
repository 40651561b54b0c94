import { jsonSchema } from '../../server/src/spec/json-schema.ts';
import type { Metamodel } from '../../server/src/spec/metamodel.ts';
import { odcs } from '../../server/src/spec/odcs/odcs.ts';
import { odps } from '../../server/src/spec/odps/odps.ts';
import type { Generator } from './generator.ts';

/** One JSON Schema for each version of the standards, for other editors and tools. */
export const jsonSchemas: Generator = {
  title: 'JSON Schemas',
  owns: ['schemas'],
  files: () =>
    new Map([
      ...odcs.versions.map((version) => schemaFile(odcs, version)),
      // Of the later version too little is known for a schema that others rely on.
      ...['0.9.0', '1.0.0'].map((version) => schemaFile(odps, version)),
    ]),
};

function schemaFile(metamodel: Metamodel, version: string): readonly [string, string] {
  const text = JSON.stringify(jsonSchema(metamodel, version), null, 2);
  return [`schemas/${metamodel.id}-${version}.schema.json`, `${text}\n`];
}
