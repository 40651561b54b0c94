import type { VariantSpec } from '../../metamodel.ts';
import { text, uri } from '../../values.ts';
import { catalog, database, encoding, host, location, port, region, schema } from './fields.ts';

/** A server of a kind that the standard does not know: every connection field, none required. */
export const custom: VariantSpec = {
  fields: {
    host,
    port: port(443),
    location,
    endpointUrl: { doc: 'The address of the service.', value: uri },
    database,
    schema,
    catalog,
    account: { doc: 'The account at the provider.', value: text },
    project: { doc: 'The project at the provider.', value: text },
    dataset: { doc: 'The data set in the project.', value: text },
    warehouse: { doc: 'The warehouse or cluster that runs queries.', value: text },
    serviceName: { doc: 'The name of the service.', value: text },
    stagingDir: { doc: 'Where results are put on their way.', value: text },
    stream: { since: '3.1.0', doc: 'The name of the stream or topic.', value: text },
    path: { doc: 'The path of the data.', value: text },
    region,
    regionName: region,
    format: { doc: 'The format of the data.', value: text, examples: ['json'] },
    delimiter: { doc: 'How records are separated.', value: text },
    encoding,
  },
};
