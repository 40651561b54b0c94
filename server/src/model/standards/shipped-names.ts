/** The profile that others inherit from where they say nothing else. */
export const BASE_PROFILE = 'default';

/**
 * The texts of the profiles that come with us, by profile. Their texts are loaded when somebody needs them; the names
 * are known always, as a profile of a workspace may inherit from these.
 */
export const shippedNames: Readonly<Record<string, readonly string[]>> = {
  default: [
    'standards/global/contracts',
    'standards/global/modelling',
    'standards/global/naming',
    'standards/global/privacy',
    'standards/global/testing',
    'standards/python/style',
    'standards/sql/style',
  ],
  'dbt-duckdb-postgres': [
    'standards/sql/incremental',
    'standards/sql/performance',
    'standards/sql/types',
  ],
  'dbt-snowflake': [
    'standards/sql/incremental',
    'standards/sql/performance',
    'standards/sql/security',
    'standards/sql/types',
  ],
  'spark-databricks': [
    'standards/python/pyspark',
    'standards/sql/incremental',
    'standards/sql/performance',
    'standards/sql/security',
    'standards/sql/types',
  ],
};
