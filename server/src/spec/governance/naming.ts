import type { FieldSpec, Metamodel, TypeSpec, ValueChoice } from '../metamodel.ts';
import { logicalTypes } from '../odcs/logical-types.ts';
import { identity, listOf, object, oneOf, suggest, text } from '../values.ts';
import { materializations } from './materializations.ts';
import { casing, length, ruleFields } from './name-fields.ts';
import { exceptionFields, exceptionsField, extendsField, headFields } from './shared-fields.ts';

function layerField(doc: string): FieldSpec {
  return { doc, value: object('LayerRule') };
}

const policy: TypeSpec = {
  name: 'NamingPolicy',
  title: 'naming policy',
  doc: 'How tables, columns and constants are called, and how the models of each layer are built.',
  fields: {
    ...headFields('naming'),
    extends: extendsField('naming.json'),
    layers: {
      doc: 'What the names of models look like in each layer, and how dbt builds them.',
      value: object('LayerRules'),
    },
    column_rules: {
      doc: 'What the names of columns look like, by logical type.',
      value: object('ColumnRules'),
    },
    casing: { doc: 'How words are joined in names.', value: object('CasingRules') },
    max_length: {
      doc: 'Most characters that a name may have: one number for all names, or one for tables and one for columns.',
      value: {
        kind: 'one-of',
        options: [{ value: length }, { value: object('MaximumLengths') }],
      },
      examples: [63],
    },
    materializations: {
      doc: 'Names of materializations of your own that layers use beside those of dbt.',
      value: listOf(identity, { uniqueItems: true }),
      examples: [['insert_by_period']],
    },
    reserved_words: {
      doc: 'Words that are no names, in whatever case: words of SQL, or of the company.',
      value: listOf(identity, { uniqueItems: true }),
      examples: [['user', 'order', 'group']],
    },
    abbreviations: {
      doc: 'A list has the short words that names may use. A map says for short words what to write instead.',
      value: {
        kind: 'one-of',
        options: [
          { value: listOf(identity, { uniqueItems: true }) },
          { value: object('WrittenOutWords') },
        ],
      },
      examples: [['id', 'mrr']],
    },
    exceptions: exceptionsField,
  },
  misplaced: {
    columns: { to: 'column_rules', advice: 'Write `column_rules`.' },
    columnRules: { to: 'column_rules', advice: 'Write `column_rules`.' },
    maxLength: { to: 'max_length', advice: 'Write `max_length`.' },
    case: { to: 'casing', advice: 'Write `casing`.' },
    reserved: { to: 'reserved_words', advice: 'Write `reserved_words`.' },
    reservedWords: { to: 'reserved_words', advice: 'Write `reserved_words`.' },
  },
};

const layers: TypeSpec = {
  name: 'LayerRules',
  title: 'map of layers',
  doc: 'The layers of the platform, by name.',
  fields: {
    staging: layerField('Models that take one source over as it is, renamed and typed.'),
    intermediate: layerField('Models between staging and marts: steps of a computation.'),
    marts: layerField('Models that people and tools read.'),
  },
  entries: layerField('A layer of your own; the key is its name.'),
};

const layer: TypeSpec = {
  name: 'LayerRule',
  title: 'layer',
  doc: 'What the names of the models in a layer look like, and how they are built.',
  fields: withMaterialization(
    ruleFields({
      prefix: 'stg_',
      suffix: '_daily',
      pattern: '^stg_[a-z]+__[a-z_]+$',
      name: 'stg_orders',
    }),
  ),
  misplaced: {
    materialized: { to: 'materialization', advice: 'Write `materialization`.' },
    maxLength: { to: 'max_length', advice: 'Write `max_length`.' },
    regex: { to: 'pattern', advice: 'Write `pattern`.' },
  },
};

/** Behind the prefix and the suffix, of which people think first. */
function withMaterialization(
  fields: Readonly<Record<string, FieldSpec>>,
): Readonly<Record<string, FieldSpec>> {
  const { prefix, suffix, ...rest } = fields;
  if (prefix === undefined || suffix === undefined) return fields;
  const materialization: FieldSpec = {
    doc: 'How dbt builds the models of the layer; alternatives are divided by `|`.',
    value: suggest(...materializations),
    examples: ['view'],
  };
  return { prefix, suffix, materialization, ...rest };
}

/** One field for each logical type, so that a misspelt one is found. */
const columns: TypeSpec = {
  name: 'ColumnRules',
  title: 'map of column rules',
  doc: 'What the names of columns look like, by their logical type.',
  fields: Object.fromEntries(
    logicalTypes.map(({ value }) => [
      value,
      { doc: `Columns of the logical type \`${value}\`.`, value: object('ColumnRule') },
    ]),
  ),
  misplaced: Object.fromEntries(
    logicalTypes
      .flatMap(misnamed)
      .map(([name, to]) => [
        name,
        { to, unsure: true, advice: `Write \`${to}\`: rules are by logical type.` },
      ]),
  ),
};

/** Types of databases that stand for one logical type. */
function misnamed({
  value,
  aliases = [],
  aliasFields = {},
}: ValueChoice): readonly (readonly [string, string])[] {
  return aliases
    .filter((alias) => !Object.hasOwn(aliasFields, alias))
    .filter((alias) => /^\w+$/.test(alias))
    .map((alias) => [alias, value]);
}

const column: TypeSpec = {
  name: 'ColumnRule',
  title: 'column rule',
  doc: 'What the names of columns of one logical type look like.',
  fields: {
    ...ruleFields({
      prefix: 'is_|has_',
      suffix: '_at',
      pattern: '^[a-z][a-z0-9_]*$',
      name: 'is_active',
    }),
    timezone: {
      doc: 'The zone in which such values are kept.',
      value: text,
      examples: ['UTC'],
    },
  },
  misplaced: {
    maxLength: { to: 'max_length', advice: 'Write `max_length`.' },
    regex: { to: 'pattern', advice: 'Write `pattern`.' },
    timeZone: { to: 'timezone', advice: 'Write `timezone`.' },
  },
};

const casingRules: TypeSpec = {
  name: 'CasingRules',
  title: 'casing of names',
  doc: 'How words are joined in names, by what they name.',
  fields: {
    tables: {
      doc: 'Names of tables, views and models.',
      value: casing,
      examples: ['snake_case'],
    },
    columns: { doc: 'Names of columns.', value: casing, examples: ['snake_case'] },
    sql_constants: {
      doc: 'Names of constants and variables in SQL.',
      value: casing,
      examples: ['UPPER_CASE'],
    },
  },
  misplaced: {
    table: { to: 'tables', advice: 'Write `tables`.' },
    column: { to: 'columns', advice: 'Write `columns`.' },
    constants: { to: 'sql_constants', advice: 'Write `sql_constants`.' },
  },
};

const maximumLengths: TypeSpec = {
  name: 'MaximumLengths',
  title: 'maximum length of names',
  doc: 'Most characters that names may have, by what they name.',
  fields: {
    tables: { doc: 'Names of tables, views and models.', value: length, examples: [63] },
    columns: { doc: 'Names of columns.', value: length, examples: [63] },
  },
};

const writtenOut: TypeSpec = {
  name: 'WrittenOutWords',
  title: 'map of abbreviations',
  doc: 'Short words, and what to write instead.',
  fields: {},
  entries: { doc: 'The word to write instead.', value: identity, examples: ['customer'] },
};

const exception: TypeSpec = {
  name: 'PolicyException',
  title: 'exception',
  doc: 'A name that may break rules, with the reason.',
  nameField: 'name',
  fields: {
    name: {
      doc: 'The name of a table or column, or of a column of a table as `table.column`; `*` stands for any letters.',
      value: identity,
      required: true,
      examples: ['legacy_*'],
    },
    rules: {
      doc: 'The checks that the name need not pass; all of them where none is named.',
      value: listOf(
        oneOf(
          { value: 'casing', doc: 'How words are joined.', aliases: ['case'] },
          { value: 'prefix', doc: 'What the name begins with.' },
          { value: 'suffix', doc: 'What the name ends with.' },
          { value: 'pattern', doc: 'The regular expression.', aliases: ['regex'] },
          {
            value: 'length',
            doc: 'The number of characters.',
            aliases: ['max_length', 'maxlength'],
          },
          { value: 'reserved', doc: 'The reserved words.', aliases: ['reserved_words'] },
          { value: 'abbreviation', doc: 'The short words.', aliases: ['abbreviations'] },
        ),
        { minItems: 1, uniqueItems: true },
      ),
      examples: [['casing']],
    },
    ...exceptionFields,
  },
};

const types = [
  policy,
  layers,
  layer,
  columns,
  column,
  casingRules,
  maximumLengths,
  writtenOut,
  exception,
];

/** `naming.json`: how things are called. */
export const naming: Metamodel = {
  id: 'naming',
  title: 'Naming policy',
  versions: ['1.0'],
  root: policy.name,
  types: Object.fromEntries(types.map((type) => [type.name, type])),
};
