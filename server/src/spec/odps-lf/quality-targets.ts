import type { TypeSpec } from '../metamodel.ts';
import { anything, listOf, object, oneOf, suggest, text } from '../values.ts';
import {
  declarativeField,
  defaultField,
  dimensionField,
  displayTitle,
  profileFields,
  promise,
  spellingsOfTitle,
} from './promises.ts';
import { open, profiles, refField, urlField } from './shared-fields.ts';

export const qualityTargets: TypeSpec = {
  name: 'QualityTargets',
  title: 'quality targets',
  doc: 'What is promised of the data, and how it is checked.',
  ...open,
  fields: {
    declarative: declarativeField('QualityProfiles'),
    executable: {
      doc: 'Code with which a tool checks the promises.',
      value: listOf(object('QualityMonitor')),
    },
    default: defaultField('QualityProfile'),
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
  spellings: spellingsOfTitle,
  fields: {
    displayTitle,
    ...profileFields('QualityTarget', './basic-quality.yaml'),
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

export const qualityTarget = promise(
  'QualityTarget',
  'quality target',
  'One promise on the data: what is measured, and the value that is to be reached.',
  {
    dimension,
    unit: suggest(
      { value: 'percentage', doc: 'Parts of a hundred.' },
      { value: 'number', doc: 'A plain number.' },
    ),
    objective: 98,
    weight: 60,
  },
);

export const qualityMonitor: TypeSpec = {
  name: 'QualityMonitor',
  title: 'quality monitor',
  doc: 'Code with which a tool checks one promise on the data.',
  nameField: 'dimension',
  ...open,
  fields: {
    dimension: dimensionField(dimension),
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
