import { Ajv2019 } from 'ajv/dist/2019.js';
import { jsonSchema } from '../../../server/src/spec/json-schema.ts';
import { odcs } from '../../../server/src/spec/odcs/odcs.ts';
import type { Metamodel } from '../../../server/src/spec/metamodel.ts';
import type { SpecVersion } from '../../../server/src/spec/version.ts';

/** Compiles the generated schema of a version and returns the problems of a document. */
export function ourSchema(
  version: SpecVersion,
  metamodel: Metamodel = odcs,
): (document: unknown) => readonly string[] {
  const ajv = new Ajv2019({ strict: true, allowUnionTypes: true, strictRequired: false });
  const validate = ajv.compile(jsonSchema(metamodel, version));
  return (document) =>
    validate(document)
      ? []
      : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`);
}
