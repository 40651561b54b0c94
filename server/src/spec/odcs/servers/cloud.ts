import type { VariantSpec } from '../../metamodel.ts';
import { anything, text, uri } from '../../values.ts';
import {
  catalog,
  database,
  encoding,
  host,
  location,
  need,
  port,
  project,
  region,
  schema,
} from './fields.ts';

/** Warehouses and catalogs that clouds run. */
export const cloud: Readonly<Record<string, VariantSpec>> = {
  athena: {
    fields: {
      schema: need(schema),
      stagingDir: {
        doc: 'The place in S3 where Athena puts results of queries.',
        value: uri,
        required: { since: '3.0.2', until: '3.2.0' },
        examples: ['s3://bucket/athena-results/'],
      },
      staging_dir: {
        until: '3.0.2',
        doc: 'The place in S3 where Athena puts results of queries. Called `stagingDir` from version 3.0.2.',
        value: anything,
        required: true,
        examples: ['s3://bucket/athena-results/'],
      },
      catalog: { ...catalog, default: 'awsdatacatalog', examples: ['awsdatacatalog'] },
      regionName: region,
      workgroup: {
        since: '3.2.0',
        doc: 'The workgroup in which queries run; it can set where results go.',
        value: text,
        examples: ['primary'],
      },
    },
  },
  bigquery: {
    fields: {
      project: need(project),
      dataset: {
        doc: 'The name of the data set in the project.',
        value: text,
        required: true,
        examples: ['orders'],
      },
    },
  },
  databricks: {
    fields: {
      catalog: need({ ...catalog, doc: 'The catalog of Unity Catalog, or `hive_metastore`.' }),
      schema: need({ ...schema, doc: 'The schema inside the catalog.', examples: ['orders'] }),
      host: {
        ...host,
        doc: 'The host of the workspace.',
        examples: ['adb-1234567890.7.azuredatabricks.net'],
      },
    },
  },
  glue: {
    fields: {
      account: {
        doc: 'The number of the AWS account.',
        value: text,
        required: true,
        examples: ['123456789012'],
      },
      database: need({ ...database, doc: 'The name of the database in the Glue catalog.' }),
      location: { ...location, examples: ['s3://bucket/orders/'] },
      format: { doc: 'The format of the files.', value: text, examples: ['parquet'] },
      encoding,
    },
  },
  iceberg: {
    fields: {
      catalog: need(catalog),
      catalogUrl: {
        since: '3.2.0',
        doc: 'The address of the catalog service.',
        value: uri,
        required: true,
        examples: ['https://catalog.example.com/v1'],
      },
      namespace: {
        since: '3.2.0',
        doc: 'The name space of the tables in the catalog.',
        value: text,
        examples: ['sales'],
      },
      warehouse: {
        since: '3.2.0',
        doc: 'The warehouse that the catalog serves.',
        value: text,
        examples: ['lake'],
      },
    },
  },
  redshift: {
    fields: {
      database: need(database),
      schema: need(schema),
      host: { ...host, examples: ['cluster.abc.eu-west-1.redshift.amazonaws.com'] },
      region,
      account: { doc: 'The number of the AWS account.', value: text, examples: ['123456789012'] },
    },
  },
  snowflake: {
    fields: {
      account: {
        doc: 'The identifier of the Snowflake account.',
        value: text,
        required: true,
        examples: ['acme-analytics'],
      },
      database: need(database),
      schema: need(schema),
      warehouse: {
        doc: 'The warehouse that runs queries.',
        value: text,
        examples: ['REPORTING_WH'],
      },
      host,
      port: port(443),
    },
  },
  synapse: {
    fields: { host: need(host), port: need(port(1433)), database: need(database) },
  },
};
