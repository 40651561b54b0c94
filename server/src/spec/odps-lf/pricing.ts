import type { FieldSpec, TypeSpec } from '../metamodel.ts';
import { anything, count, flag, listOf, object, suggest, text } from '../values.ts';
import { byLanguage, localized, open, profiles, refField, urlField } from './shared-fields.ts';

export const pricingPlans: TypeSpec = {
  name: 'PricingPlans',
  title: 'pricing plans',
  doc: 'What the product costs, and how a system for payments is told.',
  ...open,
  fields: {
    declarative: {
      doc: 'The plans, for each language.',
      value: object('PlansByLanguage'),
    },
    executable: {
      doc: 'Code with which a system for payments sets up the plans.',
      value: listOf(object('PlanSetup')),
    },
    $ref: refField('all plans', './pricing.yaml'),
  },
};

export const plansByLanguage = byLanguage(
  'PlansByLanguage',
  'plans by language',
  'The plans, once for each language, by its code of two letters.',
  listOf(object('PricingPlan')),
  { $ref: refField('the plans', './pricing.yaml') },
);

export const pricingPlan: TypeSpec = {
  name: 'PricingPlan',
  title: 'pricing plan',
  doc: 'A price, with what one gets for it.',
  nameField: 'name',
  ...open,
  fields: {
    name: { doc: 'The name of the plan.', value: text, examples: ['Premium, one year'] },
    priceCurrency: {
      doc: 'The currency of the price, as of ISO 4217, or the ticker symbol of a crypto-currency.',
      value: text,
      examples: ['EUR'],
    },
    price: {
      doc: 'The price, with a point before decimals; a percentage where revenue is shared.',
      value: { kind: 'scalar' },
      examples: [50],
    },
    billingDuration: {
      doc: 'The time for which the price is billed.',
      value: suggest(
        { value: 'instant', doc: 'Once, at the moment of purchase.' },
        { value: 'day', doc: 'For each day.' },
        { value: 'week', doc: 'For each week.' },
        { value: 'month', doc: 'For each month.' },
        { value: 'year', doc: 'For each year.' },
      ),
    },
    unit: {
      doc: 'How one pays.',
      value: suggest(
        { value: 'One-time-payment', doc: 'Once, for good.' },
        { value: 'Pay-per-use', doc: 'For each use.' },
        { value: 'Recurring', doc: 'Again and again, as in a subscription.' },
        { value: 'Revenue-sharing', doc: 'A share of what the customer earns with it.' },
        { value: 'Data-volume', doc: 'By the amount of data.' },
        { value: 'Pay-what-you-want', doc: 'As much as the customer likes.' },
        { value: 'Freemium', doc: 'Nothing for the basics, something for the rest.' },
        { value: 'Open-data', doc: 'Nothing: the data are open.' },
        { value: 'Value-based', doc: 'By what it is worth to the customer.' },
        { value: 'On-request', doc: 'To be agreed.' },
        { value: 'Trial', doc: 'Nothing for a limited time.' },
      ),
    },
    offering: { doc: 'What one gets for the price, as a list.', value: listOf(text) },
    maxTransactionQuantity: {
      doc: 'The most uses in the time that is billed; 0 for no limit.',
      value: count,
      examples: [10_000],
    },
    maxDataQuantity: { doc: 'The most data in the time that is billed.', value: anything },
    additionalPrice: {
      doc: 'The price of each use beyond the most uses.',
      value: { kind: 'scalar' },
    },
    minPrice: { doc: 'The least price, where it varies.', value: { kind: 'scalar' } },
    maxPrice: { doc: 'The highest price, where it varies.', value: { kind: 'scalar' } },
    valueAddedTaxIncluded: { doc: 'Whether value-added tax is in the price.', value: flag },
    valueAddedTaxPercentage: {
      doc: 'The rate of value-added tax, in percent.',
      value: { kind: 'number' },
      examples: [24],
    },
    validFrom: {
      doc: 'The moment from which on the plan is offered.',
      value: text,
      examples: ['2026-01-01T00:00:00.000Z'],
    },
    validTo: {
      doc: 'The moment until which the plan is offered.',
      value: text,
      examples: ['2026-12-31T23:59:59.000Z'],
    },
    notes: { doc: 'Anything else that is to be known of the plan.', value: text },
    paymentGateway: uses('the gateway through which one pays', 'paymentGateways/default'),
    dataQuality: uses('the quality that comes with the plan', 'dataQuality/declarative/default'),
    SLA: uses('the service levels that come with the plan', 'SLA/declarative/default'),
    access: uses('the way in which one gets at the data', 'dataAccess/default'),
  },
};

/** A part of the product that the plan chooses. */
function uses(what: string, example: string): FieldSpec {
  return {
    doc: `Names ${what}, as a \`$ref\` to another part of the product.`,
    value: object('PartReference'),
    examples: [{ $ref: `#/product/${example}` }],
  };
}

export const partReference: TypeSpec = {
  name: 'PartReference',
  title: 'reference to a part',
  doc: 'Leads to a part of the product.',
  ...open,
  fields: { $ref: refField('the part', '#/product/SLA/declarative/default') },
};

export const planSetup: TypeSpec = {
  name: 'PlanSetup',
  title: 'setup of a plan',
  doc: 'Code with which a system for payments makes, changes and ends a plan.',
  nameField: 'name',
  ...open,
  fields: {
    name: { doc: 'The name of the plan.', value: text },
    type: { doc: 'The system for payments.', value: text, examples: ['Stripe'] },
    version: { doc: 'The version of the system.', value: { kind: 'scalar' } },
    reference: urlField('The address of the documentation of the system.'),
    create: { doc: 'Makes the plan.', value: anything },
    read: { doc: 'Reads the plan.', value: anything },
    update: { doc: 'Changes the plan.', value: anything },
    delete: { doc: 'Removes the plan.', value: anything },
    retire: { doc: 'Ends the plan.', value: anything },
    purchase: { doc: 'Starts a purchase.', value: anything },
  },
};

export const paymentGateways = profiles(
  'PaymentGateways',
  'payment gateways',
  'Named systems that take payments, such as one for people and one for programs.',
  object('PaymentGateway'),
  './gateways.yaml',
);

export const paymentGateway: TypeSpec = {
  name: 'PaymentGateway',
  title: 'payment gateway',
  doc: 'A system that takes payments.',
  ...open,
  fields: {
    description: { doc: 'What the gateway is for.', value: localized },
    type: {
      doc: 'The system or protocol.',
      value: suggest(
        { value: 'Stripe', doc: 'Payments over Stripe.' },
        { value: 'Axio', doc: 'Payments of programs.' },
        { value: 'Checkout', doc: 'Payments over Checkout.' },
        { value: 'Custom', doc: 'A system of your own.' },
      ),
    },
    version: { doc: 'The version of the system.', value: { kind: 'scalar' } },
    reference: urlField('The address of the documentation of the system.'),
    spec: { doc: 'Code or settings, in the form that the system takes.', value: anything },
    $ref: refField('the gateway', './gateway.yaml'),
  },
};
