import type { TypeSpec } from '../metamodel.ts';
import { object, uri } from '../values.ts';
import { open } from './shared-fields.ts';

/** The version field holds a number in most files, text in others. */
export const descriptor: TypeSpec = {
  name: 'ProductDescriptor',
  title: 'data product descriptor',
  doc: 'A file of the Open Data Product Specification of the Linux Foundation: one product for a catalog or a market place.',
  ...open,
  fields: {
    schema: {
      doc: 'The address of the schema of the specification. It tells these files from other ones.',
      value: uri,
      required: true,
      examples: ['https://opendataproducts.org/v4.1/schema/odps.yaml'],
    },
    version: {
      doc: 'The version of the specification that the file follows, not that of the product.',
      value: { kind: 'scalar' },
      required: true,
      examples: [4.1],
    },
    product: {
      doc: 'The product: what it is, what it promises, what it costs and how one gets it.',
      value: object('DescribedProduct'),
      required: true,
    },
  },
};

export const describedProduct: TypeSpec = {
  name: 'DescribedProduct',
  title: 'described product',
  doc: 'All that is said of the product, by topic.',
  ...open,
  fields: {
    details: {
      doc: 'What the product is, for each language.',
      value: object('DetailsByLanguage'),
      required: true,
    },
    productStrategy: {
      doc: 'Why the product exists: its goals, and the figures by which they are measured.',
      value: object('ProductStrategy'),
    },
    contract: {
      doc: 'The data contract under which the product hands out data.',
      value: object('ProductContract'),
    },
    SLA: {
      doc: 'The levels of service that are promised, and how they are watched.',
      value: object('ServiceLevels'),
    },
    dataQuality: {
      doc: 'The quality of the data that is promised, and how it is checked.',
      value: object('QualityTargets'),
    },
    pricingPlans: {
      doc: 'What the product costs, and on which terms it is sold.',
      value: object('PricingPlans'),
    },
    license: {
      doc: 'What may be done with the product, for each language.',
      value: object('LicenseByLanguage'),
    },
    dataAccess: {
      doc: 'The ways in which people and programs get at the data.',
      value: object('AccessMethods'),
    },
    dataHolder: {
      doc: 'The organisation that answers for the product, for each language.',
      value: object('HolderByLanguage'),
    },
    paymentGateways: {
      doc: 'The systems that take the payments.',
      value: object('PaymentGateways'),
    },
    support: {
      doc: 'Where users get help.',
      value: object('SupportContact'),
    },
  },
};
