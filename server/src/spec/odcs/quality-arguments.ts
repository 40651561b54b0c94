import type { TypeSpec } from '../metamodel.ts';

/** The standard leaves the arguments open; these are the ones that its metrics know. */
export const qualityArguments: TypeSpec = {
  name: 'QualityArguments',
  title: 'arguments of a metric',
  doc: 'What a metric needs to know. The standard takes any field here, so a misspelt one goes unnoticed by schema validators.',
  open: {},
  fields: {
    validValues: {
      doc: 'For `invalidValues`: the values that may occur.',
      value: { kind: 'any' },
      examples: [['open', 'paid', 'cancelled']],
    },
    pattern: {
      doc: 'For `invalidValues`: a regular expression that valid values match.',
      value: { kind: 'any' },
      examples: ['^[A-Z]{3}-[0-9]{6}$'],
    },
    missingValues: {
      doc: 'For `missingValues`: what stands for no value beside null. An entry `null` counts nulls as well.',
      value: { kind: 'any' },
      examples: [['N/A', '', 'unknown']],
    },
    properties: {
      doc: 'For `duplicateValues` of an object: the properties that are taken together.',
      value: { kind: 'any' },
      examples: [['tenant_id', 'order_id']],
    },
  },
};
