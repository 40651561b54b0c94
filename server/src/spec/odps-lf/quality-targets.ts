import type { TypeSpec } from '../metamodel.ts';
import { anything, count, listOf, object, oneOf, suggest, text } from '../odcs/values.ts';
import { localized, open, profiles, refField, urlField } from './shared-fields.ts';

export const qualityTargets: TypeSpec = {
  name: 'QualityTargets',
  title: 'quality targets',
  doc: 'What is promised of the data, and how it is checked.',
  ...open,
  fields: {
    declarative: { doc: 'The promises, as named profiles.', value: object('QualityProfiles') },
    executable: {
      doc: 'Code with which a tool checks the promises.',
      value: listOf(object('QualityMonitor')),
    },
    default: {
      doc: 'The profile that holds where no other one is chosen, in files without `declarative`.',
      value: object('QualityProfile'),
    },
    $ref: refField('all quality targets', './quality.yaml'),
  },
};

export const qualityProfiles = profiles(
  'QualityProfiles',
  'profiles of quality',
  'Named sets of promises on the data, such as `default` and `premium`.',
  object('QualityProfile'),
  './quality.yaml',
);

export const qualityProfile: TypeSpec = {
  name: 'QualityProfile',
  title: 'profile of quality',
  doc: 'A set of promises on the data that go together.',
  ...open,
  spellings: { displaytitle: 'displayTitle' },
  fields: {
    displayTitle: { doc: 'The title that people see.', value: localized },
    description: { doc: 'What the profile is for.', value: localized },
    dimensions: {
      doc: 'The promises, one an entry.',
      value: listOf(object('QualityTarget')),
    },
    $ref: refField('the profile', './basic-quality.yaml'),
  },
};

const dimension = oneOf(
  { value: 'accuracy', doc: 'The data say what is true.' },
  { value: 'completeness', doc: 'Nothing that should be filled in is missing.' },
  { value: 'conformity', doc: 'The data have the form that is asked for.' },
  { value: 'consistency', doc: 'The data say the same in all places.' },
  { value: 'coverage', doc: 'All records are there.' },
  { value: 'timeliness', doc: 'The data are current, and there when they are needed.' },
  { value: 'validity', doc: 'The data stand for what they are meant to describe.' },
  { value: 'uniqueness', doc: 'Nothing is there twice.' },
);

export const qualityTarget: TypeSpec = {
  name: 'QualityTarget',
  title: 'quality target',
  doc: 'One promise on the data: what is measured, and the value that is to be reached.',
  nameField: 'dimension',
  ...open,
  spellings: { displaytitle: 'displayTitle' },
  fields: {
    dimension: { doc: 'What is measured.', value: dimension },
    displayTitle: { doc: 'The title that people see.', value: localized },
    description: { doc: 'What is meant by it.', value: localized },
    objective: {
      doc: 'The value that is to be reached, in the `unit`.',
      value: { kind: 'scalar' },
      examples: [98],
    },
    unit: {
      doc: 'The unit of the `objective`.',
      value: suggest(
        { value: 'percentage', doc: 'Parts of a hundred.' },
        { value: 'number', doc: 'A plain number.' },
      ),
    },
    weight: {
      doc: 'How much the promise counts among all, as a whole percentage.',
      value: count,
      examples: [60],
    },
  },
};

export const qualityMonitor: TypeSpec = {
  name: 'QualityMonitor',
  title: 'quality monitor',
  doc: 'Code with which a tool checks one promise on the data.',
  nameField: 'dimension',
  ...open,
  fields: {
    dimension: { doc: 'What is measured.', value: dimension },
    type: {
      doc: 'The tool that runs the code.',
      value: suggest(
        { value: 'SodaCL', doc: 'The language of Soda.' },
        { value: 'Montecarlo', doc: 'Monitors of Monte Carlo.' },
        { value: 'DQOps', doc: 'Checks of DQOps.' },
        { value: 'Great Expectations', doc: 'Expectations of Great Expectations.' },
        { value: 'OpenMetadata', doc: 'Tests of OpenMetadata.' },
        { value: 'Custom', doc: 'A tool of your own.' },
      ),
    },
    version: { doc: 'The version of the tool.', value: { kind: 'scalar' }, examples: ['1.6.0'] },
    reference: urlField('The address of the documentation of the tool.'),
    spec: { doc: 'The code, in the form that the tool takes.', value: anything },
    description: { doc: 'What the check is for.', value: text },
  },
};
