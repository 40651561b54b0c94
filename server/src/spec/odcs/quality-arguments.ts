import type { TypeSpec } from '../metamodel.ts';

/** Maps whose checks look at the values of one property. */
export const ofValues = ['Property', 'ItemProperty'];

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
      serves: { field: 'metric', values: ['invalidValues'], below: ofValues },
      examples: [['open', 'paid', 'cancelled']],
    },
    pattern: {
      doc: 'For `invalidValues`: a regular expression that valid values match.',
      value: { kind: 'any' },
      serves: { field: 'metric', values: ['invalidValues'], below: ofValues },
      examples: ['^[A-Z]{3}-[0-9]{6}$'],
    },
    missingValues: {
      doc: 'For `missingValues`: what stands for no value beside null. An entry `null` counts nulls as well.',
      value: { kind: 'any' },
      serves: { field: 'metric', values: ['missingValues'], below: ofValues },
      examples: [['N/A', '', 'unknown']],
    },
    properties: {
      doc: 'For `duplicateValues` of an object: the properties that are taken together.',
      value: { kind: 'any' },
      serves: { field: 'metric', values: ['duplicateValues'], below: ['SchemaObject'] },
      examples: [['tenant_id', 'order_id']],
    },
  },
};
