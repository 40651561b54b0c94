import * as vscode from 'vscode';
import type { PickStep } from './step.ts';

/** Those that code can be made for, by the names that contracts have for them. */
const DATABASES = [
  ['Snowflake', 'snowflake'],
  ['BigQuery', 'bigquery'],
  ['Databricks', 'databricks'],
  ['Redshift', 'redshift'],
  ['PostgreSQL', 'postgres'],
  ['Trino', 'trino'],
  ['DuckDB', 'duckdb'],
] as const;

/** Asks for the type of the server that a contract has; it may have none yet. */
export function databaseStep(): PickStep {
  return {
    kind: 'pick',
    field: 'database',
    placeholder: vscode.l10n.t('Where are the data?'),
    items: [
      {
        label: vscode.l10n.t('Not known yet'),
        detail: vscode.l10n.t('The contract gets no server.'),
        value: undefined,
      },
      ...DATABASES.map(([label, value]) => ({ label, value })),
    ],
  };
}
