import { policyIds } from '../../server/src/spec/dialects.ts';
import { policies } from '../../server/src/spec/governance/policies.ts';
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
      ...policyIds.map((id) => policySchemaFile(policies[id])),
    ]),
};

function schemaFile(metamodel: Metamodel, version: string): readonly [string, string] {
  return [`schemas/${metamodel.id}-${version}.schema.json`, schemaText(metamodel, version)];
}

/** Of policies there is one version: people write the name of the schema into each file. */
function policySchemaFile(metamodel: Metamodel): readonly [string, string] {
  const { id, versions } = metamodel;
  const name = id === 'service-levels' ? 'slas' : id;
  return [`schemas/${name}.schema.json`, schemaText(metamodel, versions.at(-1)!)];
}

function schemaText(metamodel: Metamodel, version: string): string {
  return `${JSON.stringify(jsonSchema(metamodel, version), null, 2)}\n`;
}
