import type { FieldSpec, Metamodel, TypeSpec } from '../metamodel.ts';
import { logicalTypes } from '../odcs/logical-types.ts';
import { identity, listOf, object, oneOf, suggest, text } from '../values.ts';
import {
  descriptionField,
  duration,
  exceptionFields,
  exceptionsField,
  extendsField,
  headFields,
  oneOrMore,
  regex,
} from './shared-fields.ts';

const treatment = suggest(
  { value: 'hash', doc: 'Replaced by a hash; equal values stay equal.' },
  { value: 'mask', doc: 'A part is made unreadable.' },
  { value: 'tokenize', doc: 'Replaced by a token that can be turned back.' },
  { value: 'drop', doc: 'Not selected at all.' },
  { value: 'none', doc: 'Left as it is.' },
);

const policyField: FieldSpec = {
  doc: 'What must be done to the value: a name in `policies`.',
  value: treatment,
  examples: ['hash'],
};

const macroField: FieldSpec = {
  doc: 'The macro of SQL that does it, of `macro-library.md`.',
  value: identity,
  examples: ['hash_pii'],
};

const reasonField: FieldSpec = {
  doc: 'Why it is so, for whoever asks.',
  value: text,
};

const policy: TypeSpec = {
  name: 'ClassificationPolicy',
  title: 'classification policy',
  doc: 'What is sensitive, how sensitive it is, and what must be done to it.',
  fields: {
    ...headFields('classification'),
    extends: extendsField('classification.yaml'),
    levels: {
      doc: 'How far values may be seen, from open to closed.',
      value: listOf(object('ClassificationLevel')),
    },
    classes: {
      doc: 'Kinds of sensitive data, with what holds for each.',
      value: listOf(object('DataClass')),
    },
    rules: {
      doc: 'Which properties are of which class. The first rule that matches decides.',
      value: listOf(object('ClassificationRule')),
    },
    policies: {
      doc: 'What can be done to a value, by name.',
      value: object('Treatments'),
    },
    exceptions: exceptionsField,
  },
  misplaced: {
    classifications: { to: 'classes', advice: 'Write `classes`.' },
    treatments: { to: 'policies', advice: 'Write `policies`.' },
    matches: { to: 'rules', advice: 'Write each match as an entry of `rules`.' },
  },
};

const level: TypeSpec = {
  name: 'ClassificationLevel',
  title: 'level',
  doc: 'How far a value may be seen. Levels stand from open to closed.',
  nameField: 'name',
  fields: {
    name: {
      doc: 'What contracts write as `classification`.',
      value: suggest(
        { value: 'public', doc: 'May be shown to anybody.' },
        { value: 'internal', doc: 'For everybody in the company.' },
        { value: 'confidential', doc: 'For people who need it.' },
        { value: 'restricted', doc: 'For very few, if anybody.' },
      ),
      required: true,
      examples: ['confidential'],
    },
    description: descriptionField,
  },
};

const dataClass: TypeSpec = {
  name: 'DataClass',
  title: 'class',
  doc: 'A kind of sensitive data.',
  nameField: 'name',
  fields: {
    name: {
      doc: 'The name of the class.',
      value: suggest(
        { value: 'PII', doc: 'Says who a natural person is.' },
        { value: 'PHI', doc: 'Is about the health of a person.' },
        { value: 'PCI', doc: 'Belongs to a payment card.' },
      ),
      required: true,
      examples: ['PII'],
    },
    description: descriptionField,
    level: {
      doc: 'The least level of its properties: a name in `levels`.',
      value: identity,
      required: true,
      examples: ['confidential'],
    },
    regulations: {
      doc: 'Laws and standards that ask for it.',
      value: listOf(
        suggest(
          { value: 'LGPD', doc: 'Lei Geral de Proteção de Dados (LGPD), of Brazil.' },
          { value: 'GDPR', doc: 'General Data Protection Regulation, of the European Union.' },
          { value: 'CCPA', doc: 'Consumer Privacy Act, of California.' },
          {
            value: 'HIPAA',
            doc: 'Health Insurance Portability and Accountability Act, of the USA.',
          },
          { value: 'PCI', doc: 'Standard of the payment card industry, PCI DSS.' },
          { value: 'SOX', doc: 'Sarbanes-Oxley Act, of the USA.' },
          { value: 'GLBA', doc: 'Gramm-Leach-Bliley Act, of the USA.' },
          { value: 'FERPA', doc: 'Family Educational Rights and Privacy Act, of the USA.' },
        ),
        { uniqueItems: true },
      ),
      examples: [['LGPD', 'GDPR']],
    },
    policy: policyField,
    macro: macroField,
    tag: {
      doc: 'The tag that its properties carry.',
      value: identity,
      examples: ['pii'],
    },
    retention: {
      doc: 'How long values are kept at most.',
      value: duration,
      examples: ['7y'],
    },
    reason: reasonField,
  },
  misplaced: {
    regulation: { to: 'regulations', convert: 'wrap-in-list', advice: 'Write `regulations`.' },
    treatment: { to: 'policy', advice: 'Write `policy`.' },
    classification: { to: 'level', advice: 'Write `level`.' },
    sensitivity: { to: 'level', advice: 'Write `level`.' },
  },
};

const rule: TypeSpec = {
  name: 'ClassificationRule',
  title: 'rule',
  doc: 'Which properties are of a class.',
  nameField: 'name',
  fields: {
    name: {
      doc: 'What people call the rule; findings name it.',
      value: identity,
      required: true,
      examples: ['mail addresses'],
    },
    class: {
      doc: 'The class of the properties that match: a name in `classes`.',
      value: identity,
      required: true,
      examples: ['PII'],
    },
    policy: { ...policyField, doc: 'In place of the policy of the class.' },
    macro: { ...macroField, doc: 'In place of the macro of the class.' },
    match: {
      doc: 'What a property must be; all that is given must hold.',
      value: object('PropertyMatch'),
      required: true,
    },
    reason: reasonField,
  },
};

const match: TypeSpec = {
  name: 'PropertyMatch',
  title: 'match',
  doc: 'What a property must be for a rule to speak of it. All that is given must hold; of a list, one value.',
  fields: {
    logicalType: {
      doc: 'Its logical type.',
      value: oneOrMore(oneOf(...logicalTypes.map(({ value, doc }) => ({ value, doc })))),
      examples: ['string'],
    },
    format: {
      doc: 'The format in its options.',
      value: oneOrMore(
        suggest(
          { value: 'email', doc: 'An address of electronic mail.' },
          { value: 'uuid', doc: 'A universally unique identifier.' },
          { value: 'ipv4', doc: 'An address of the internet, version 4.' },
          { value: 'ipv6', doc: 'An address of the internet, version 6.' },
        ),
      ),
      examples: ['email'],
    },
    name: {
      doc: 'A regular expression of ECMAScript that its name matches, in whatever case.',
      value: oneOrMore(regex),
      examples: ['(^|_)email$'],
    },
    tag: { doc: 'A tag that it carries.', value: oneOrMore(identity), examples: ['pii'] },
    definition: {
      doc: 'A part of its business name, or of the address or text of an authoritative definition.',
      value: oneOrMore(identity),
      examples: ['glossary/personal-data'],
    },
  },
  misplaced: {
    type: { to: 'logicalType', advice: 'Write `logicalType`.' },
    tags: { to: 'tag', advice: 'Write `tag`.' },
    names: { to: 'name', advice: 'Write `name`.' },
    pattern: { to: 'name', advice: 'Write `name`.' },
    regex: { to: 'name', advice: 'Write `name`.' },
  },
};

function treatmentField(doc: string): FieldSpec {
  return { doc, value: object('Treatment') };
}

const treatments: TypeSpec = {
  name: 'Treatments',
  title: 'map of policies',
  doc: 'What can be done to a value, by name.',
  fields: {
    hash: treatmentField('Replaced by a hash; equal values stay equal.'),
    mask: treatmentField('A part is made unreadable.'),
    tokenize: treatmentField('Replaced by a token that can be turned back.'),
    drop: treatmentField('Not selected at all.'),
    none: treatmentField('Left as it is.'),
  },
  entries: treatmentField('A policy of your own; the key is its name.'),
};

const treatmentType: TypeSpec = {
  name: 'Treatment',
  title: 'policy',
  doc: 'Something that can be done to a value.',
  fields: { description: descriptionField, macro: macroField },
};

const exception: TypeSpec = {
  name: 'PolicyException',
  title: 'exception',
  doc: 'A property that matches a rule and is not of its class, with the reason.',
  nameField: 'name',
  fields: {
    name: {
      doc: 'The name of a property, or `object.property`; `*` stands for any letters.',
      value: identity,
      required: true,
      examples: ['orders.amount'],
    },
    ...exceptionFields,
  },
};

const types = [policy, level, dataClass, rule, match, treatments, treatmentType, exception];

/** `classification.yaml`: what is sensitive. */
export const classification: Metamodel = {
  id: 'classification',
  title: 'Classification policy',
  versions: ['1.0'],
  root: policy.name,
  types: Object.fromEntries(types.map((type) => [type.name, type])),
};
