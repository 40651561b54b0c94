import type { TypeSpec } from '../metamodel.ts';
import { anything, listOf, object, oneOf, suggest, text } from '../values.ts';
import {
  declarativeField,
  defaultField,
  dimensionField,
  profileFields,
  promise,
} from './promises.ts';
import { localized, open, profiles, refField, urlField } from './shared-fields.ts';

export const serviceLevels: TypeSpec = {
  name: 'ServiceLevels',
  title: 'service levels',
  doc: 'What is promised of the service, and how it is watched.',
  ...open,
  fields: {
    declarative: declarativeField('ServiceLevelProfiles'),
    executable: {
      doc: 'Code with which a system watches the promises.',
      value: listOf(object('ServiceLevelMonitor')),
    },
    support: { doc: 'Where users get help.', value: object('SupportContact') },
    default: defaultField('ServiceLevelProfile'),
    $ref: refField('all service levels', './service-levels.yaml'),
  },
};

export const serviceLevelProfiles = profiles(
  'ServiceLevelProfiles',
  'profiles of service levels',
  'Named sets of promises, such as `default` and `premium`.',
  object('ServiceLevelProfile'),
  './service-levels.yaml',
);

export const serviceLevelProfile: TypeSpec = {
  name: 'ServiceLevelProfile',
  title: 'profile of service levels',
  doc: 'A set of promises that go together.',
  ...open,
  fields: {
    name: { doc: 'What people call the profile.', value: localized },
    ...profileFields('ServiceLevelDimension', './basic-service-levels.yaml'),
  },
};

const dimension = oneOf(
  { value: 'latency', doc: 'The least time until any answer comes.' },
  { value: 'uptime', doc: 'The share of time in which the service works.' },
  { value: 'responseTime', doc: 'The time that a request takes.' },
  { value: 'errorRate', doc: 'The share of errors that is put up with.' },
  { value: 'endOfSupport', doc: 'The day from which on nobody helps.' },
  { value: 'endOfLife', doc: 'The day from which on the product is gone.' },
  { value: 'updateFrequency', doc: 'How often the data are renewed.' },
  { value: 'timeToDetect', doc: 'How soon a problem is seen.' },
  { value: 'timeToNotify', doc: 'How soon users are told of a problem.' },
  { value: 'timeToRepair', doc: 'How soon a problem is mended.' },
  { value: 'emailResponseTime', doc: 'How soon a letter is answered.' },
);

export const serviceLevelDimension = promise(
  'ServiceLevelDimension',
  'promise on the service',
  'One promise: what is measured, and the value that is to be reached.',
  {
    dimension,
    unit: suggest(
      { value: 'percent', doc: 'Parts of a hundred.' },
      { value: 'milliseconds', doc: 'Thousandths of a second.' },
      { value: 'seconds', doc: 'Seconds of time.' },
      { value: 'minutes', doc: 'Minutes of time.' },
      { value: 'days', doc: 'Days of time.' },
      { value: 'weeks', doc: 'Weeks of time.' },
      { value: 'months', doc: 'Months of time.' },
      { value: 'years', doc: 'Years of time.' },
      { value: 'date', doc: 'A day, written as `dd/mm/yyyy`.' },
      { value: 'never', doc: 'It does not happen.' },
    ),
    objective: 99,
    weight: 50,
  },
);

export const serviceLevelMonitor: TypeSpec = {
  name: 'ServiceLevelMonitor',
  title: 'monitor of a service level',
  doc: 'Code with which a system watches one promise.',
  nameField: 'dimension',
  ...open,
  fields: {
    dimension: dimensionField(dimension),
    type: { doc: 'The system that runs the code.', value: text, examples: ['prometheus'] },
    reference: urlField('The address of the documentation of the system.'),
    spec: { doc: 'The code, in the form that the system takes.', value: anything },
  },
};

export const supportContact: TypeSpec = {
  name: 'SupportContact',
  title: 'support contact',
  doc: 'Where users get help with the product.',
  ...open,
  fields: {
    phoneNumber: {
      doc: 'The number to call, with the code of the country.',
      value: text,
      examples: ['+15550100'],
    },
    phoneServiceHours: {
      doc: 'When somebody picks up.',
      value: text,
      examples: ['Mon-Fri 8am-4pm (UTC)'],
    },
    email: { doc: 'The address to write to.', value: text, examples: ['help@example.com'] },
    emailServiceHours: {
      doc: 'When letters are answered.',
      value: text,
      examples: ['Mon-Fri 8am-4pm (UTC)'],
    },
    documentationURL: urlField('The address of a page that says how to get help.'),
  },
};
