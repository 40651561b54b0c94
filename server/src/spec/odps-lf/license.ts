import type { TypeSpec } from '../metamodel.ts';
import { flag, listOf, object, suggest, text } from '../values.ts';
import { byLanguage, open, refField } from './shared-fields.ts';

export const licenseByLanguage = byLanguage(
  'LicenseByLanguage',
  'license by language',
  'The license, once for each language, by its code of two letters.',
  object('ProductLicense'),
  { $ref: refField('the text of the license', './license.yaml') },
);

export const productLicense: TypeSpec = {
  name: 'ProductLicense',
  title: 'license of the product',
  doc: 'What may be done with the product, in one language.',
  ...open,
  fields: {
    scope: { doc: 'What is allowed, where and for how long.', value: object('LicenseScope') },
    termination: { doc: 'How the license ends.', value: object('LicenseTermination') },
    governance: {
      doc: 'What else both sides owe each other.',
      value: object('LicenseGovernance'),
    },
  },
};

export const licenseScope: TypeSpec = {
  name: 'LicenseScope',
  title: 'scope of the license',
  doc: 'What is allowed, where and for how long.',
  ...open,
  fields: {
    definition: { doc: 'What the license is about.', value: text },
    restrictions: { doc: 'What is not allowed.', value: text },
    geographicalArea: {
      doc: 'Where the license holds, as codes of countries.',
      value: { kind: 'one-of', options: [{ value: listOf(text) }, { value: text }] },
      examples: [['BR', 'FI']],
    },
    permanent: { doc: 'Whether the license has no end.', value: flag },
    exclusive: { doc: 'Whether nobody else gets the product meanwhile.', value: flag },
    rights: {
      doc: 'What the holder of the license may do.',
      value: listOf(
        suggest(
          { value: 'Reproduction', doc: 'Copy the data.' },
          { value: 'Display', doc: 'Show the data to others.' },
          { value: 'Distribution', doc: 'Hand the data on.' },
          { value: 'Adaptation', doc: 'Make something new of the data.' },
          { value: 'Reselling', doc: 'Sell the data on.' },
          { value: 'Transferring', doc: 'Pass the license on.' },
          { value: 'Sublicensing', doc: 'Give licenses to others.' },
        ),
      ),
    },
  },
};

export const licenseTermination: TypeSpec = {
  name: 'LicenseTermination',
  title: 'end of the license',
  doc: 'How the license ends, and what goes on after it.',
  ...open,
  fields: {
    noticePeriod: {
      doc: 'How many days before the end it must be announced.',
      value: { kind: 'scalar' },
      examples: [90],
    },
    terminationConditions: { doc: 'On which conditions the license ends.', value: text },
    continuityConditions: { doc: 'On which conditions it goes on.', value: text },
  },
};

export const licenseGovernance: TypeSpec = {
  name: 'LicenseGovernance',
  title: 'governance of the license',
  doc: 'What both sides owe each other beside the right of use.',
  ...open,
  fields: {
    ownership: { doc: 'Who owns the product.', value: text },
    audit: { doc: 'On which terms use may be audited.', value: text },
    warranties: { doc: 'What is warranted.', value: text },
    damages: { doc: 'What is paid when a duty is broken.', value: text },
    confidentiality: { doc: 'What must be kept secret.', value: text },
    applicableLaws: { doc: 'The laws that apply.', value: text },
    forceMajeure: { doc: 'What holds in events that nobody can prevent.', value: text },
  },
};
