import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2019 } from 'ajv/dist/2019.js';
import addFormatsModule from 'ajv-formats';
import { parse } from 'yaml';
import type { SpecVersion } from '../../../server/src/spec/version.ts';

/** The standard's own schemas and examples, where they lie beside the repository; they are no part of it. */
const folder = join(import.meta.dirname, '../../../../shared/odcs');

export const hasOfficialFiles = existsSync(join(folder, 'schemas'));

export type Validate = (document: unknown) => boolean;

// The module is CommonJS: its default export is the namespace for Node, the function for the types.
const addFormats = addFormatsModule as unknown as (ajv: Ajv2019) => void;

export function officialSchema(version: SpecVersion): Validate {
  const suffix = version === '3.2.0' ? '-RECONSTRUCTED' : '';
  const path = join(folder, 'schemas', `odcs-json-schema-v${version}${suffix}.json`);
  const ajv = new Ajv2019({ strict: false });
  addFormats(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(path, 'utf8')) as object);
  return (document) => validate(document);
}

export interface Sample {
  readonly name: string;
  readonly document: unknown;
}

/** Official documents below a folder: `examples/v3.1.0`, `negative-v3.2.0-dev`. */
export function officialDocuments(below: string): readonly Sample[] {
  if (!hasOfficialFiles) return [];
  return readdirSync(join(folder, below), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => ({ name, document: parse(readFileSync(join(folder, below, name), 'utf8')) }));
}
