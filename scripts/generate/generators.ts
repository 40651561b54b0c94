import { fieldReference } from './field-reference.ts';
import type { Generator } from './generator.ts';
import { jsonSchemas } from './json-schemas.ts';
import { manifest } from './manifest.ts';
import { projectSchema } from './project-schema.ts';
import { rulePages } from './rule-pages.ts';
import { snippets } from './snippets.ts';

/** Everything that `npm run generate` writes. */
export const generators: readonly Generator[] = [
  jsonSchemas,
  projectSchema,
  snippets,
  fieldReference,
  rulePages,
  manifest,
];
