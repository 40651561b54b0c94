import type { TypeSpec } from '../metamodel.ts';
import { idField } from '../bitol/shared-fields.ts';
import { suggest, text } from '../values.ts';

export const price: TypeSpec = {
  name: 'Price',
  title: 'price',
  doc: 'What users pay for the data: an amount of a currency for each unit.',
  open: { until: '3.1.0' },
  fields: {
    id: idField('price'),
    priceAmount: {
      doc: 'The amount for one `priceUnit`. A number, so without quotes.',
      value: { kind: 'number' },
      examples: [9.95],
    },
    priceCurrency: {
      doc: 'The currency of the amount, as a code of three letters (ISO 4217).',
      value: suggest(
        { value: 'EUR', doc: 'Euro.' },
        { value: 'USD', doc: 'United States dollar.' },
        { value: 'GBP', doc: 'Pound sterling.' },
        { value: 'CHF', doc: 'Swiss franc.' },
        { value: 'JPY', doc: 'Japanese yen.' },
      ),
      examples: ['EUR'],
    },
    priceUnit: {
      doc: 'What the amount buys.',
      value: text,
      examples: ['gigabyte', 'month', 'query'],
    },
  },
  misplaced: {
    amount: { to: 'priceAmount', advice: 'Write `priceAmount`.' },
    currency: { to: 'priceCurrency', advice: 'Write `priceCurrency`.' },
    unit: { to: 'priceUnit', advice: 'Write `priceUnit`.' },
  },
};
