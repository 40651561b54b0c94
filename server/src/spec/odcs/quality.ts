import type { FieldGroup, FieldSpec, TypeSpec } from '../metamodel.ts';
import { ofValues } from './quality-arguments.ts';
import { qualityDimensions } from './quality-dimensions.ts';
import { qualityOperators } from './quality-operators.ts';
import {
  authoritativeDefinitionsField,
  customPropertiesField,
  idField,
  tagsField,
} from '../bitol/shared-fields.ts';
import { identity, markdown, object, oneOf, suggest, text } from '../values.ts';

const oneOperator: FieldGroup = {
  since: '3.1.0',
  title: 'comparison operators',
  fields: Object.keys(qualityOperators),
  min: 1,
  max: 1,
};

const libraryFields: Readonly<Record<string, FieldSpec>> = {
  metric: {
    since: '3.1.0',
    doc: 'What is measured, one of the metrics that the standard defines.',
    value: oneOf(
      {
        value: 'nullValues',
        doc: 'How many values are null. For properties.',
        below: ofValues,
        aliases: ['nullCheck', 'nulls', 'not_null', 'notNull'],
      },
      {
        value: 'missingValues',
        doc: 'How many values are null or stand for "none"; `arguments.missingValues` lists those. For properties.',
        below: ofValues,
        aliases: ['missing'],
      },
      {
        value: 'invalidValues',
        doc: 'How many values are outside `arguments.validValues` or do not match `arguments.pattern`. For properties.',
        below: ofValues,
        aliases: ['validValues', 'invalid', 'accepted_values'],
      },
      {
        value: 'duplicateValues',
        doc: 'How many values occur more than once; on an object, `arguments.properties` names the properties taken together.',
        aliases: ['duplicateCount', 'duplicates', 'unique', 'uniqueness'],
      },
      {
        value: 'rowCount',
        doc: 'How many rows there are. For objects.',
        below: ['SchemaObject'],
        aliases: ['row_count', 'count'],
      },
    ),
    required: true,
    examples: ['nullValues'],
  },
  rule: {
    doc: 'The name of a predefined check. Version 3.1.0 replaced it by `metric`.',
    value: suggest(
      { value: 'duplicateCount', doc: 'Counts values that occur more than once.' },
      { value: 'validValues', doc: 'Looks for values outside a list.' },
      { value: 'rowCount', doc: 'Counts rows.' },
      { value: 'nullCheck', doc: 'Looks for nulls.' },
    ),
    required: { until: '3.1.0' },
    deprecated: { since: '3.1.0', instead: 'write `metric`', renameTo: 'metric' },
    examples: ['duplicateCount'],
  },
  arguments: {
    since: '3.1.0',
    doc: 'What the metric needs to know: `missingValues`, `validValues`, `pattern` or `properties`.',
    value: object('QualityArguments'),
    examples: [{ validValues: ['open', 'closed'] }],
  },
  ...qualityOperators,
};

export const quality: TypeSpec = {
  name: 'Quality',
  title: 'quality check',
  doc: 'A check of the data, or words about its quality.',
  nameField: 'name',
  entry: { key: 'metric', value: 'mustBe' },
  open: { until: '3.1.0' },
  fields: {
    id: idField('quality check'),
    name: {
      doc: 'A short name for the check.',
      value: text,
      examples: ['No order without customer'],
    },
    description: {
      doc: 'What the check makes sure of, in words.',
      value: markdown,
      examples: ['Every order has a customer'],
    },
    type: {
      doc: 'How the check is expressed.',
      value: oneOf(
        { value: 'library', doc: 'By a `metric` that the standard defines.' },
        { value: 'sql', doc: 'By a `query` that returns one number.', aliases: ['query'] },
        { value: 'text', doc: 'In words only; nothing runs.', aliases: ['description'] },
        {
          value: 'custom',
          doc: 'In the language of a tool: `engine` names it, `implementation` holds the check.',
          aliases: ['soda', 'dbt', 'greatExpectations', 'great-expectations', 'monteCarlo'],
          aliasFields: {
            soda: { field: 'engine', value: 'soda' },
            dbt: { field: 'engine', value: 'dbt' },
            greatexpectations: { field: 'engine', value: 'greatExpectations' },
            'great-expectations': { field: 'engine', value: 'greatExpectations' },
            montecarlo: { field: 'engine', value: 'monteCarlo' },
          },
        },
      ),
      default: 'library',
      examples: ['library'],
    },
    dimension: {
      doc: 'The aspect of quality that the check covers.',
      value: oneOf(...qualityDimensions),
      examples: ['completeness'],
    },
    method: {
      doc: 'How the check is done, in the terms of your organisation.',
      value: suggest({ value: 'reconciliation', doc: 'Comparison with another source.' }),
    },
    severity: {
      doc: 'How bad a failure is.',
      value: suggest(
        { value: 'info', doc: 'Good to know.' },
        { value: 'warning', doc: 'Should be looked at.', aliases: ['warn'] },
        {
          value: 'error',
          doc: 'The data should not be used.',
          aliases: ['critical', 'fatal', 'blocker'],
        },
      ),
      examples: ['error'],
    },
    businessImpact: {
      doc: 'What a failure means to the business.',
      value: suggest(
        { value: 'operational', doc: 'Work is disturbed.' },
        { value: 'regulatory', doc: 'A duty by law or regulation is broken.' },
      ),
      examples: ['operational'],
    },
    unit: {
      doc: 'What the numbers of the operator count.',
      value: suggest(
        { value: 'rows', doc: 'Rows, the usual meaning.' },
        { value: 'percent', doc: 'Percent of all rows.', aliases: ['%', 'percentage'] },
      ),
      default: 'rows',
    },
    schedule: {
      doc: 'When the check runs, in the notation of the scheduler.',
      value: { kind: 'string', language: 'cron' },
      examples: ['0 6 * * *'],
    },
    scheduler: {
      doc: 'What runs the check.',
      value: suggest({ value: 'cron', doc: 'The schedule is a cron expression.' }),
      examples: ['cron'],
    },
    tags: tagsField('quality check'),
    authoritativeDefinitions: authoritativeDefinitionsField('quality check'),
    customProperties: customPropertiesField('quality check'),
  },
  discriminator: {
    field: 'type',
    fallback: 'library',
    variants: {
      library: { fields: libraryFields, groups: [oneOperator] },
      sql: {
        fields: {
          query: {
            doc: 'A query that returns one number. `{object}` and `{property}` stand for the names of what is checked.',
            value: { kind: 'string', nonEmpty: true, language: 'sql' },
            required: true,
            examples: ['SELECT COUNT(*) FROM {object} WHERE {property} < 0'],
          },
          ...qualityOperators,
        },
        groups: [oneOperator],
      },
      text: { fields: {} },
      custom: {
        fields: {
          engine: {
            doc: 'The tool that runs the check.',
            value: {
              kind: 'string',
              nonEmpty: true,
              suggestions: [
                { value: 'soda', doc: 'Soda.' },
                {
                  value: 'greatExpectations',
                  doc: 'Great Expectations.',
                  aliases: ['great-expectations', 'gx'],
                },
                { value: 'monteCarlo', doc: 'Monte Carlo.', aliases: ['monte-carlo'] },
                { value: 'dbt', doc: 'The tests of dbt.' },
                { value: 'dqx', doc: 'Databricks DQX.' },
              ],
            },
            required: true,
            examples: ['soda'],
          },
          implementation: {
            doc: 'The check in the language of the tool: text or a map.',
            value: {
              kind: 'one-of',
              options: [{ value: identity }, { value: { kind: 'free-map' } }],
            },
            required: true,
            examples: ['type: duplicate_percent'],
          },
        },
      },
    },
  },
  misplaced: {
    mustBeGreaterThanOrEqualTo: {
      to: 'mustBeGreaterOrEqualTo',
      advice: 'Write `mustBeGreaterOrEqualTo`.',
    },
    mustBeGreaterThanOrEqual: {
      to: 'mustBeGreaterOrEqualTo',
      advice: 'Write `mustBeGreaterOrEqualTo`.',
    },
    mustBeLessThanOrEqualTo: { to: 'mustBeLessOrEqualTo', advice: 'Write `mustBeLessOrEqualTo`.' },
    mustBeLessThanOrEqual: { to: 'mustBeLessOrEqualTo', advice: 'Write `mustBeLessOrEqualTo`.' },
    args: { to: 'arguments', advice: 'Write `arguments`.' },
    params: { to: 'arguments', advice: 'Write `arguments`.' },
    mustEqual: { to: 'mustBe', advice: 'Write `mustBe`.' },
    mustBeEqualTo: { to: 'mustBe', advice: 'Write `mustBe`.' },
    validValues: { to: 'arguments.validValues', advice: 'Write `validValues` under `arguments`.' },
    missingValues: {
      to: 'arguments.missingValues',
      advice: 'Write `missingValues` under `arguments`.',
    },
    pattern: { to: 'arguments.pattern', advice: 'Write `pattern` under `arguments`.' },
    properties: { to: 'arguments.properties', advice: 'Write `properties` under `arguments`.' },
    columns: {
      to: 'arguments.properties',
      advice: 'Write the names as `properties` under `arguments`.',
    },
    sql: { to: 'query', advice: 'Write `query`, with `type: sql`.' },
    expression: { to: 'query', advice: 'Write `query`, with `type: sql`.' },
    query: { advice: 'A `query` needs `type: sql` beside it.' },
    engine: { advice: 'An `engine` needs `type: custom` beside it.' },
    implementation: {
      advice: 'An `implementation` needs `type: custom` and an `engine` beside it.',
    },
    metric: { advice: 'A `metric` belongs to a check of `type: library`.' },
    specification: {
      to: 'implementation',
      advice: 'Write `implementation`, with `type: custom` and an `engine`.',
    },
    toolName: { to: 'engine', advice: 'Write `engine`, with `type: custom`.' },
    toolRuleName: {
      to: 'implementation',
      advice: 'Write `implementation`, with `type: custom` and an `engine`.',
    },
    code: { to: 'rule', advice: 'Write `metric` (`rule` before version 3.1.0).' },
    templateName: { advice: 'Keep `templateName` in `customProperties`.' },
    scheduleCronExpression: { to: 'schedule', advice: 'Write `schedule`, with `scheduler: cron`.' },
    schedulerAppName: { advice: 'Keep `schedulerAppName` in `customProperties`.' },
    element: {
      advice: 'Remove `element`: a check concerns the object or property below which it stands.',
    },
    column: { advice: 'Remove `column`: write the check below the property that it concerns.' },
    level: { to: 'severity', advice: 'Write `severity`.' },
    threshold: {
      to: 'mustBeLessThan',
      unsure: true,
      advice: 'Write an operator such as `mustBeLessThan`.',
    },
  },
};
