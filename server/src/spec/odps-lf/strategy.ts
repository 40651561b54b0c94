import type { TypeSpec } from '../metamodel.ts';
import { listOf, object, oneOf, text } from '../values.ts';
import { localized, open } from './shared-fields.ts';

export const productStrategy: TypeSpec = {
  name: 'ProductStrategy',
  title: 'product strategy',
  doc: 'Why the product exists, and how one sees whether it does its work.',
  ...open,
  fields: {
    status: {
      doc: 'How the strategy stands.',
      value: oneOf(
        { value: 'Planned', doc: 'It has not begun.' },
        { value: 'Active', doc: 'It is under way.' },
        { value: 'At Risk', doc: 'It may fail.' },
        { value: 'Achieved', doc: 'The goals are reached.' },
        { value: 'Partially Achieved', doc: 'Some goals are reached.' },
        { value: 'Cancelled', doc: 'It was given up.', aliases: ['Canceled'] },
        { value: 'Expired', doc: 'Its time is over.' },
      ),
    },
    startDate: { doc: 'The day on which it begins.', value: text, examples: ['2026-01-12'] },
    endDate: { doc: 'The day on which it ends.', value: text, examples: ['2026-06-30'] },
    objectives: {
      doc: 'The goals of the business that the product serves.',
      value: listOf(localized),
    },
    strategicAlignment: {
      doc: 'Programs and policies to which the product contributes.',
      value: listOf(localized),
    },
    contributesToKPI: {
      doc: 'The one figure of the business for which the product is accountable.',
      value: object('Kpi'),
    },
    productKPIs: {
      doc: 'The figures of the product itself.',
      value: listOf(object('Kpi')),
    },
    relatedKPIs: {
      doc: 'Other figures on which the product has an effect.',
      value: listOf(object('Kpi')),
    },
  },
};

export const kpi: TypeSpec = {
  name: 'Kpi',
  title: 'key figure',
  doc: 'A figure with the value that it is to reach.',
  nameField: 'name',
  ...open,
  fields: {
    id: { doc: 'Identifies the figure across products.', value: text },
    name: { doc: 'The name of the figure.', value: text },
    description: { doc: 'What the figure says.', value: text },
    unit: { doc: 'The unit of the figure.', value: text, examples: ['minutes'] },
    target: {
      doc: 'The value that is to be reached.',
      value: { kind: 'scalar' },
      examples: [5],
    },
    direction: {
      doc: 'Where the figure is to go.',
      value: oneOf(
        { value: 'increase', doc: 'Up by the target.' },
        { value: 'decrease', doc: 'Down by the target.' },
        { value: 'at_least', doc: 'To the target or above.', aliases: ['at least'] },
        { value: 'at_most', doc: 'To the target or below.', aliases: ['at most'] },
        { value: 'equals', doc: 'To the target and no further.' },
      ),
    },
    timeframe: { doc: 'By when the target is to be reached.', value: text },
    frequency: { doc: 'How often it is measured.', value: text, examples: ['daily'] },
    owner: { doc: 'Who answers for the figure.', value: text },
    calculation: { doc: 'How the figure is worked out.', value: text },
  },
};
