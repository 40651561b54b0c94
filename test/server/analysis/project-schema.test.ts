import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../../server/src/analysis/default-settings.ts';
import { parseProjectConfig } from '../../../server/src/analysis/project-config.ts';
import allRules from '../../../server/src/lint/rules/all-rules.ts';

const schema = JSON.parse(readFileSync('schemas/dataengos.schema.json', 'utf8')) as object;
const validate = new Ajv({ allErrors: true }).compile(schema);
const rules = new Set(allRules.map(({ meta }) => meta.code));

describe('the schema of the project file agrees with the parser on', () => {
  test.each([
    {},
    defaultSettings,
    { $schema: 'x', lint: { preset: 'strict', rules: { 'known-fields': 'off' } } },
    { files: { include: [], exclude: ['a'], maxSize: 0.5 } },
    { lnt: {} },
    { lint: 1 },
    { lint: { preset: 'harsh' } },
    { lint: { rules: { nope: 'off' } } },
    { lint: { rules: { 'known-fields': 'fatal' } } },
    { lint: { rules: [] } },
    { files: { include: 'a' } },
    { files: { include: [1] } },
    { files: { maxSize: 0 } },
    { files: { maxSize: '1' } },
    { workspace: { diagnostics: 'yes' } },
    { governance: { profile: 'dbt-snowflake' } },
    { governance: { profile: '../elsewhere' } },
    { governance: { profile: '' } },
    [],
    null,
  ])('%j', (value) => {
    const { problems } = parseProjectConfig(JSON.stringify(value), rules);
    expect(problems.length === 0).toBe(validate(value));
  });
});
