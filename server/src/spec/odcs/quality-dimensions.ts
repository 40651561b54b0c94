import type { ValueChoice } from '../metamodel.ts';

/** The aspects of data quality; aliases are the two-letter codes of the standard's prose and near words. */
export const qualityDimensions: readonly ValueChoice[] = [
  { value: 'accuracy', doc: 'The data agrees with reality.', aliases: ['ac', 'correctness'] },
  { value: 'completeness', doc: 'Nothing is missing.', aliases: ['cp', 'complete'] },
  {
    value: 'conformity',
    doc: 'Values follow the agreed form and range.',
    aliases: ['cf', 'validity', 'conformance', 'valid'],
  },
  { value: 'consistency', doc: 'Copies and related values agree.', aliases: ['cs', 'integrity'] },
  { value: 'coverage', doc: 'All that should be recorded is recorded.', aliases: ['cv'] },
  {
    value: 'timeliness',
    doc: 'The data is there when it is needed.',
    aliases: ['tm', 'freshness'],
  },
  {
    value: 'uniqueness',
    doc: 'Nothing is recorded twice.',
    aliases: ['uq', 'unique', 'duplication'],
  },
];
