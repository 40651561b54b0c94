import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import allRules from '../../server/src/lint/rules/all-rules.ts';
import type { Generator } from './generator.ts';

const path = 'package.json';

interface RulesSetting {
  propertyNames: { enum: readonly string[] };
  properties: Readonly<Record<string, object>>;
  readonly additionalProperties: { readonly enum: readonly string[] };
}

/** What package.json says of the rules: names and explanations for the setting `dataengos.lint.rules`. */
export const manifest: Generator = {
  title: 'rules in the manifest',
  owns: [],
  files() {
    const text = readFileSync(join(import.meta.dirname, '../..', path), 'utf8');
    const whole = JSON.parse(text) as {
      contributes: { configuration: { properties: { 'dataengos.lint.rules': RulesSetting } } };
    };
    const setting = whole.contributes.configuration.properties['dataengos.lint.rules'];
    const { enum: severities } = setting.additionalProperties;
    const metas = allRules
      .map(({ meta }) => meta)
      .sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
    setting.propertyNames = { enum: metas.map(({ code }) => code) };
    setting.properties = Object.fromEntries(
      metas.map(({ code, summary }) => [
        code,
        { type: 'string', enum: severities, markdownDescription: summary },
      ]),
    );
    return new Map([[path, `${JSON.stringify(whole, undefined, 2)}\n`]]);
  },
};
