import type { FieldSpec, Metamodel, TypeSpec } from '../metamodel.ts';
import { flag, identity, listOf, object, oneOf } from '../values.ts';
import { descriptionField, extendsField, headFields, regex } from './shared-fields.ts';

function tagField(doc: string): FieldSpec {
  return { doc, value: object('TagRule') };
}

const policy: TypeSpec = {
  name: 'TaggingPolicy',
  title: 'tagging policy',
  doc: 'Which tags there are, which of them must be there, and what their values may be.',
  fields: {
    ...headFields('tagging'),
    extends: extendsField('tagging.json'),
    format: {
      doc: 'How a tag with a value is written.',
      value: oneOf({ value: 'key:value', doc: 'A key, a colon and the value.' }),
      default: 'key:value',
      examples: ['key:value'],
    },
    required: {
      doc: 'Tags that must be there, by key; a list of keys where nothing else is asked of them.',
      value: {
        kind: 'one-of',
        options: [
          { value: object('TagRules') },
          { value: listOf(identity, { uniqueItems: true }) },
        ],
      },
    },
    optional: {
      doc: 'Tags that may be there, by key; a list of keys where nothing else is asked of them.',
      value: {
        kind: 'one-of',
        options: [
          { value: object('TagRules') },
          { value: listOf(identity, { uniqueItems: true }) },
        ],
      },
    },
    closed: {
      doc: 'Whether tags that stand neither in `required` nor in `optional` are mistakes.',
      value: flag,
      default: false,
      examples: [true],
    },
  },
  misplaced: {
    required_tags: { to: 'required', advice: 'Write `required`.' },
    requiredTags: { to: 'required', advice: 'Write `required`.' },
    optional_tags: { to: 'optional', advice: 'Write `optional`.' },
    tags: { advice: 'Write tags in `required` or in `optional`.' },
  },
};

const tags: TypeSpec = {
  name: 'TagRules',
  title: 'map of tags',
  doc: 'Tags by their keys.',
  fields: {
    'cost-center': tagField('Who pays.'),
    owner: tagField('Who answers for it.'),
  },
  entries: tagField('A tag; the key is what stands before its colon, or all of it.'),
};

const tag: TypeSpec = {
  name: 'TagRule',
  title: 'tag',
  doc: 'What a tag is for, what its value may be, and what carries it.',
  fields: {
    description: descriptionField,
    allowed: {
      doc: 'The values that it may have; any where none are named.',
      value: listOf(identity, { minItems: 1, uniqueItems: true }),
      examples: [['finance-data', 'data-platform']],
    },
    pattern: {
      doc: 'A regular expression of ECMAScript that its value matches.',
      value: regex,
      examples: ['^[0-9]{4}$'],
    },
    appliesTo: {
      doc: 'What carries the tag. Where it is not said: contracts, models and resources if it is required, else anything.',
      value: listOf(
        oneOf(
          { value: 'contract', doc: 'A data contract.', aliases: ['contracts'] },
          { value: 'object', doc: 'A schema object of a contract.', aliases: ['objects', 'table'] },
          {
            value: 'property',
            doc: 'A property of a schema object.',
            aliases: ['properties', 'column', 'columns'],
          },
          { value: 'product', doc: 'A data product.', aliases: ['products'] },
          { value: 'model', doc: 'A model of dbt.', aliases: ['models'] },
          { value: 'resource', doc: 'A resource of the cloud.', aliases: ['resources'] },
        ),
        { minItems: 1, uniqueItems: true },
      ),
      examples: [['contract', 'model', 'resource']],
    },
  },
  misplaced: {
    values: { to: 'allowed', advice: 'Write `allowed`.' },
    enum: { to: 'allowed', advice: 'Write `allowed`.' },
    allowed_values: { to: 'allowed', advice: 'Write `allowed`.' },
    regex: { to: 'pattern', advice: 'Write `pattern`.' },
    applies_to: { to: 'appliesTo', advice: 'Write `appliesTo`.' },
    required: { advice: 'Tags that must be there stand in `required` at the top level.' },
  },
};

const types = [policy, tags, tag];

/** `tagging.json`: which tags there are. */
export const tagging: Metamodel = {
  id: 'tagging',
  title: 'Tagging policy',
  versions: ['1.0'],
  root: policy.name,
  types: Object.fromEntries(types.map((type) => [type.name, type])),
};
