import type { Adapter, DbtInput } from '../dbt-input.ts';
import type { GeneratedFile } from '../../generated-file.ts';
import type { DbtPlan } from '../dbt-plan.ts';
import { projectEntry, projectName } from './project-yaml.ts';
import { yamlText, type YamlRecord } from './yaml-text.ts';

/** The files at the root of a project. */
export function projectFiles(input: DbtInput, plan: DbtPlan): readonly GeneratedFile[] {
  const files: GeneratedFile[] = [
    {
      path: 'dbt_project.yml',
      text: yamlText(projectEntry(input, plan)),
      merge: 'yaml',
      reason: 'The project, with materializations and tags as the policies ask for.',
    },
    {
      path: 'profiles.yml',
      text: profilesText(input),
      merge: 'once',
      reason: 'Says where the database is; secrets stay in the environment.',
    },
  ];
  if (!input.options.packages) return files;
  const packages = [
    { package: 'dbt-labs/dbt_utils', version: ['>=1.3.0', '<2.0.0'] },
    { package: 'metaplane/dbt_expectations', version: ['>=0.10.8', '<0.11.0'] },
  ];
  return [
    ...files,
    {
      path: 'packages.yml',
      text: yamlText({ packages }),
      merge: 'yaml',
      reason: 'The packages that tests come from.',
    },
  ];
}

const variable = (name: string): string => `{{ env_var('${name}') }}`;

const outputs: Readonly<Record<Adapter, YamlRecord>> = {
  duckdb: { type: 'duckdb', path: 'dev.duckdb', schema: 'main', settings: { TimeZone: 'UTC' } },
  postgres: {
    ...{ type: 'postgres', host: variable('DBT_HOST'), port: 5432, user: variable('DBT_USER') },
    ...{
      password: variable('DBT_PASSWORD'),
      dbname: variable('DBT_DATABASE'),
      schema: 'analytics',
    },
    threads: 4,
  },
  snowflake: {
    ...{ type: 'snowflake', account: variable('DBT_ACCOUNT'), user: variable('DBT_USER') },
    ...{ password: variable('DBT_PASSWORD'), role: variable('DBT_ROLE') },
    ...{ database: variable('DBT_DATABASE'), warehouse: variable('DBT_WAREHOUSE') },
    ...{ schema: 'analytics', threads: 4 },
  },
  bigquery: {
    ...{ type: 'bigquery', method: 'oauth', project: variable('DBT_DATABASE') },
    ...{ dataset: 'analytics', threads: 4 },
  },
  databricks: {
    ...{ type: 'databricks', host: variable('DBT_HOST'), http_path: variable('DBT_HTTP_PATH') },
    ...{ token: variable('DBT_TOKEN'), catalog: variable('DBT_DATABASE') },
    ...{ schema: 'analytics', threads: 4 },
  },
  redshift: {
    ...{ type: 'redshift', host: variable('DBT_HOST'), port: 5439, user: variable('DBT_USER') },
    ...{
      password: variable('DBT_PASSWORD'),
      dbname: variable('DBT_DATABASE'),
      schema: 'analytics',
    },
    threads: 4,
  },
  trino: {
    ...{ type: 'trino', method: 'ldap', host: variable('DBT_HOST'), port: 443 },
    ...{ user: variable('DBT_USER'), password: variable('DBT_PASSWORD') },
    ...{ database: variable('DBT_DATABASE'), schema: 'analytics', threads: 4 },
  },
};

function profilesText(input: DbtInput): string {
  const profile = { target: 'dev', outputs: { dev: outputs[input.adapter] } };
  return yamlText({ [projectName(input)]: profile }, [
    'Where dbt finds the database. Secrets come from the environment and never stand here.',
  ]);
}
