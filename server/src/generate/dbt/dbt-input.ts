import type { WorkspaceContract } from '../../model/content/workspace-contract.ts';
import type { SampleTable } from '../sample-table.ts';

/** The databases that projects are made for. Spark counts as Databricks. */
export const adapters = [
  'duckdb',
  'postgres',
  'snowflake',
  'bigquery',
  'databricks',
  'redshift',
  'trino',
] as const;

export type Adapter = (typeof adapters)[number];

/** What a dbt project is made from. */
export interface DbtInput {
  readonly adapter: Adapter;
  /** As `dbt_project.yml` has it. */
  readonly projectName: string;
  /** All contracts of the workspace, those of which nothing is wanted included: they may be referred to. */
  readonly contracts: readonly WorkspaceContract[];
  /** For which models, sources and tests are made, with what these are made of. */
  readonly wanted: ReadonlySet<WorkspaceContract>;
  readonly existing: ExistingProject;
  /** Table -> tables that it is made of, as topologies and assets say it. */
  readonly upstream: ReadonlyMap<string, readonly string[]>;
  /** Rows of `specs/sample-data`, by `sampleKey`. */
  readonly samples: ReadonlyMap<string, SampleTable>;
  readonly options: DbtOptions;
}

export interface DbtOptions {
  /** dbt holds models to the columns and types of their contract, with constraints where the database has them. */
  readonly enforceContracts: boolean;
  /** Tests of `dbt_utils` and `dbt_expectations` may be used; else only dbt's and those that are made here. */
  readonly packages: boolean;
  /** Unit tests from sample data are made. */
  readonly unitTests: boolean;
}

/** What the project has that people wrote, or that was made earlier. Paths are relative to the project. */
export interface ExistingProject {
  /** Name of a model -> its query, and the YAML that describes it. */
  readonly models: ReadonlyMap<
    string,
    { readonly sql: string | undefined; readonly yaml: string | undefined }
  >;
  /** Name of a source -> the YAML that declares it. */
  readonly sources: ReadonlyMap<string, string>;
  /** Tables of sources, as `sourceTable` writes them. */
  readonly tables: ReadonlySet<string>;
  /** Names of macros. */
  readonly macros: ReadonlySet<string>;
}

/** The key of an object in `DbtInput.samples`. */
export function sampleKey(contract: WorkspaceContract, object: string): string {
  return `${contract.path}#${String(contract.document)}/${object}`;
}

/** A table in `ExistingProject.tables`; letters of any size are the same. */
export function sourceTable(source: string, table: string): string {
  return `${source}.${table}`.toLowerCase();
}
