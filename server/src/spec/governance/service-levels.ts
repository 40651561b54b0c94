import type { Metamodel, TypeSpec } from '../metamodel.ts';
import { identity, listOf, object, text } from '../values.ts';
import { descriptionField, duration, headFields } from './shared-fields.ts';

const policy: TypeSpec = {
  name: 'ServiceLevelPolicy',
  title: 'file of service levels',
  doc: 'What each data product promises. Contracts may promise the same or less, never more.',
  fields: {
    ...headFields('slas'),
    products: {
      doc: 'The data products, each with what it promises.',
      value: listOf(object('ProductPromises')),
      required: true,
    },
  },
};

const promises: TypeSpec = {
  name: 'ProductPromises',
  title: 'data product',
  doc: 'What a data product promises.',
  nameField: 'product',
  fields: {
    product: {
      doc: 'The data product: the name or id of its contract.',
      value: identity,
      required: true,
      examples: ['churn_report'],
    },
    description: descriptionField,
    latency: {
      doc: 'How old the newest data are at most.',
      value: duration,
      examples: ['24h'],
    },
    frequency: { doc: 'How often data are renewed.', value: duration, examples: ['1d'] },
    schedule: {
      doc: 'When data are renewed, as a cron expression.',
      value: { kind: 'string', language: 'cron', nonEmpty: true },
      examples: ['0 6 * * *'],
    },
    timezone: { doc: 'The zone of the schedule.', value: text, examples: ['UTC'] },
    availability: {
      doc: 'The share of time in which the data can be read, in percent.',
      value: {
        kind: 'one-of',
        options: [
          {
            value: {
              kind: 'string',
              pattern: {
                source: '^\\s*(?:100(?:\\.0+)?|\\d?\\d(?:\\.\\d+)?)\\s*%?\\s*$',
                meaning: 'a percentage between 0 and 100, such as `99.5%`',
              },
            },
          },
          { value: { kind: 'number', minimum: 0, maximum: 100 } },
        ],
      },
      examples: ['99.5%'],
    },
    retention: { doc: 'How long data are kept.', value: duration, examples: ['5y'] },
    alert: {
      doc: 'Where a broken promise is told.',
      value: text,
      examples: ['#customer-insights'],
    },
  },
  misplaced: {
    name: { to: 'product', advice: 'Write `product`.' },
    cron: { to: 'schedule', advice: 'Write `schedule`.' },
    uptime: { to: 'availability', advice: 'Write `availability`.' },
    freshness: { to: 'latency', advice: 'Write `latency`.' },
  },
};

const types = [policy, promises];

/** `product-canvas/slas.yaml`: what data products promise. */
export const serviceLevels: Metamodel = {
  id: 'service-levels',
  title: 'Service levels of data products',
  versions: ['1.0'],
  root: policy.name,
  types: Object.fromEntries(types.map((type) => [type.name, type])),
};
