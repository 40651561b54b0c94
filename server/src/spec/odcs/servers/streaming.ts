import type { ValueChoice, VariantSpec } from '../../metamodel.ts';
import { suggest, text } from '../../values.ts';
import { encoding, host, location, need, project, region } from './fields.ts';

/** The formats of messages. */
const usualFormats: readonly ValueChoice[] = [
  { value: 'json', doc: 'JSON.' },
  { value: 'avro', doc: 'Apache Avro.' },
  { value: 'protobuf', doc: 'Protocol Buffers.' },
];

/** Interfaces, topics and streams. */
export const streaming: Readonly<Record<string, VariantSpec>> = {
  api: {
    fields: {
      location: {
        ...need(location),
        doc: 'The address of the interface.',
        examples: ['https://api.example.com/v1/orders'],
      },
    },
  },
  kafka: {
    fields: {
      host: {
        ...need(host),
        doc: 'The bootstrap server, with its port.',
        examples: ['broker.example.com:9092'],
      },
      format: {
        doc: 'The format of the messages.',
        value: suggest(...usualFormats, { value: 'xml', doc: 'XML.' }),
        default: 'json',
        examples: ['avro'],
      },
      encoding,
    },
  },
  kinesis: {
    fields: {
      stream: {
        doc: 'The name of the stream. The text of the standard asks for it; its own JSON Schema forgot it, so other validators may reject it.',
        value: text,
        examples: ['orders'],
      },
      region,
      format: {
        doc: 'The format of the messages.',
        value: suggest(...usualFormats),
        examples: ['json'],
      },
      encoding,
    },
  },
  pubsub: {
    fields: {
      project: need(project),
    },
  },
};
