import * as vscode from 'vscode';
import { makeNew } from '../new/make-new.ts';
import { sayNoFolder } from '../new/say-no-folder.ts';
import type { StepItem } from '../new/step.ts';
import { whereFor } from '../new/where.ts';
import type { Command } from './command.ts';

/** Puts a profile of standards that comes with us into the workspace. */
export const addStandards: Command = async ({ server }, clicked) => {
  const where = await whereFor(clicked);
  if (where === undefined) return sayNoFolder();
  await makeNew({
    ...{ server, where, kind: 'standards' },
    title: vscode.l10n.t('Add standards'),
    steps: [
      {
        ...{ kind: 'pick', field: 'profile' },
        placeholder: vscode.l10n.t('What does the team work with?'),
        items: profiles(),
      },
    ],
  });
};

function profiles(): readonly StepItem[] {
  return [
    {
      ...{ label: 'dbt-duckdb-postgres', value: 'dbt-duckdb-postgres' },
      detail: vscode.l10n.t('dbt on DuckDB and PostgreSQL.'),
    },
    {
      ...{ label: 'dbt-snowflake', value: 'dbt-snowflake' },
      detail: vscode.l10n.t('dbt on Snowflake.'),
    },
    {
      ...{ label: 'spark-databricks', value: 'spark-databricks' },
      detail: vscode.l10n.t('Spark and dbt on Databricks.'),
    },
    {
      ...{ label: 'default', value: 'default' },
      detail: vscode.l10n.t('What the others have in common, for any database.'),
    },
  ];
}
