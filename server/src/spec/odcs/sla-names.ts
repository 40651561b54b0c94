import type { ValueChoice } from '../metamodel.ts';

/** The service-level properties that the standard documents, with their two-letter synonyms. */
export const slaNames: readonly ValueChoice[] = [
  {
    value: 'latency',
    doc: 'The longest time between an event and its presence in the data. Needs a `unit`.',
    aliases: ['ly', 'freshness', 'staleness', 'delay'],
  },
  { value: 'frequency', doc: 'How often the data is updated. Needs a `unit`.', aliases: ['fy'] },
  { value: 'retention', doc: 'How long the data is kept. Needs a `unit`.', aliases: ['re'] },
  {
    value: 'availability',
    doc: 'The share of time in which the data can be reached, in percent.',
    aliases: ['av', 'uptime'],
  },
  {
    value: 'timeOfAvailability',
    doc: 'The time of day by which the data is there.',
  },
  { value: 'throughput', doc: 'How much data can be read in a time.', aliases: ['th'] },
  { value: 'errorRate', doc: 'How many requests or records may fail.', aliases: ['er'] },
  {
    value: 'generalAvailability',
    doc: 'The date from which everybody may use the data.',
    aliases: ['ga'],
  },
  {
    value: 'endOfSupport',
    doc: 'The date from which nobody helps any more.',
    aliases: ['es', 'eos'],
  },
  { value: 'endOfLife', doc: 'The date from which the data is gone.', aliases: ['el', 'eol'] },
  { value: 'timeToDetect', doc: 'How soon a defect is noticed.', aliases: ['td', 'ttd'] },
  { value: 'timeToNotify', doc: 'How soon users are told of a defect.', aliases: ['tn', 'ttn'] },
  { value: 'timeToRepair', doc: 'How soon a defect is mended.', aliases: ['tr', 'ttr', 'mttr'] },
];
