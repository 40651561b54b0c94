import type { VariantSpec } from '../../metamodel.ts';
import { text } from '../../values.ts';
import { catalog, database, host, need, port, schema } from './fields.ts';

const postgres: VariantSpec = {
  fields: {
    host: need(host),
    port: need(port(5432)),
    database: need(database),
    schema: need(schema),
  },
};

const zen: VariantSpec = {
  fields: { host: need(host), database: need(database), port: port(1583) },
};

const poet: VariantSpec = {
  fields: { database: need(database), host, port: port(6001) },
};

const vectorwise: VariantSpec = {
  fields: { host: need(host), database: need(database), port: port(21064) },
};

/** Databases and query engines, by the value of `type`. */
export const databases: Readonly<Record<string, VariantSpec>> = {
  clickhouse: {
    fields: { host: need(host), port: need(port(9000)), database: need(database) },
  },
  cloudsql: postgres,
  db2: {
    fields: { host: need(host), port: need(port(50000)), database: need(database), schema },
  },
  denodo: { fields: { host: need(host), port: need(port(9999)), database } },
  dremio: { fields: { host: need(host), port: need(port(31010)), schema } },
  duckdb: {
    fields: {
      database: need({
        ...database,
        doc: 'The path of the database file.',
        examples: ['./data/sales.duckdb'],
      }),
      schema: {
        ...schema,
        doc: 'The schema inside the database. The JSON Schema of version 3.0 asks for a number by mistake.',
        value: [
          {
            until: '3.1.0',
            value: { kind: 'one-of', options: [{ value: text }, { value: { kind: 'integer' } }] },
          },
          { since: '3.1.0', value: text },
        ],
        examples: ['main'],
      },
    },
  },
  exasol: { fields: { host: need(host), port: port(8563), schema } },
  hana: { fields: { host: need(host), port: port(30015), database, schema } },
  hive: { fields: { host: need(host), database: need(database), port: port(10000) } },
  impala: { fields: { host: need(host), database: need(database), port: port(21050) } },
  informix: { fields: { host: need(host), database: need(database), port: port(9088) } },
  ingres: vectorwise,
  vectorwise,
  mysql: {
    fields: { host: need(host), port: need(port(3306)), database: need(database) },
  },
  oracle: {
    fields: {
      host: need(host),
      port: need(port(1521)),
      serviceName: {
        doc: 'The name of the service that the listener offers.',
        value: text,
        required: true,
        examples: ['SALESPDB'],
      },
    },
  },
  postgresql: postgres,
  postgres,
  presto: { fields: { host: need(host), catalog, schema } },
  sqlserver: {
    fields: {
      host: need(host),
      database: need(database),
      schema: need({ ...schema, examples: ['dbo'] }),
      port: { ...port(1433), default: 1433 },
    },
  },
  teradata: { fields: { host: need(host), port: port(1025), database } },
  trino: {
    fields: {
      host: need(host),
      port: need(port(8080)),
      catalog: need(catalog),
      schema: need(schema),
    },
  },
  versant: { fields: { database: need(database), host, port: port(5019) } },
  poet,
  fastobjects: poet,
  vertica: {
    fields: {
      host: need(host),
      port: need(port(5433)),
      database: need(database),
      schema: need(schema),
    },
  },
  zen,
  btrieve: zen,
};
