import type { TypeSpec } from '../metamodel.ts';
import {
  authoritativeDefinitionsField,
  customPropertiesField,
  idField,
} from '../bitol/shared-fields.ts';
import { slaNames } from './sla-names.ts';
import { shares, timeUnits } from './sla-units.ts';
import { suggest, text } from '../values.ts';

export const slaProperty: TypeSpec = {
  name: 'SlaProperty',
  title: 'service-level property',
  doc: 'One promise about service, as a name with a value.',
  nameField: 'property',
  open: { until: '3.1.0' },
  fields: {
    id: idField('service-level property'),
    property: {
      doc: 'What is promised. The names that the standard documents are offered; others are allowed.',
      value: { kind: 'string', nonEmpty: true, suggestions: slaNames },
      required: true,
      examples: ['latency'],
    },
    value: {
      doc: 'The promised value: a number with `unit`, a date, or text, as the property asks.',
      value: { kind: 'scalar', nullable: true },
      required: true,
      examples: [4, '2026-12-31T00:00:00Z'],
    },
    valueExt: {
      doc: 'The other end, when the promise is a range.',
      value: { kind: 'scalar', nullable: true },
    },
    unit: {
      doc: 'The unit of the value.',
      value: suggest(...timeUnits, ...shares),
      examples: ['d'],
    },
    element: {
      doc: 'The elements that the promise concerns, as `object.property`, several separated by commas.',
      value: text,
      examples: ['orders.created_at'],
    },
    driver: {
      doc: 'Why the promise matters.',
      value: suggest(
        { value: 'regulatory', doc: 'A law or regulation demands it.' },
        { value: 'analytics', doc: 'Analysis needs it.' },
        { value: 'operational', doc: 'Daily work needs it.' },
      ),
      examples: ['analytics'],
    },
    description: { since: '3.1.0', doc: 'The promise in words.', value: text },
    scheduler: {
      since: '3.1.0',
      doc: 'What checks that the promise is kept.',
      value: suggest({ value: 'cron', doc: 'The schedule is a cron expression.' }),
      examples: ['cron'],
    },
    schedule: {
      since: '3.1.0',
      doc: 'When it is checked, in the notation of the scheduler.',
      value: { kind: 'string', language: 'cron' },
      examples: ['0 6 * * *'],
    },
    customProperties: customPropertiesField('service-level property', '3.2.0'),
    authoritativeDefinitions: authoritativeDefinitionsField('service-level property', '3.2.0'),
  },
  misplaced: {
    column: { to: 'element', advice: 'Write `element`, as version 3 calls it.' },
    name: { to: 'property', advice: 'Write `property`.' },
    threshold: { to: 'value', advice: 'Write `value`, and the unit as `unit`.' },
    percentage: { to: 'value', advice: 'Write `value`, with `unit: percent`.' },
    period: { to: 'value', advice: 'Write `value`, and the unit as `unit`.' },
    cron: { to: 'schedule', advice: 'Write `schedule`, with `scheduler: cron`.' },
  },
};
