import type { TypeSpec } from '../metamodel.ts';
import { object, suggest, text } from '../values.ts';
import { localized, open, profiles, refField, urlField } from './shared-fields.ts';

export const accessMethods = profiles(
  'AccessMethods',
  'ways of access',
  'Named ways to the data, such as a file, a service and one for programs that act on their own.',
  object('AccessMethod'),
  './access.yaml',
);

export const accessMethod: TypeSpec = {
  name: 'AccessMethod',
  title: 'way of access',
  doc: 'One way in which people or programs get at the data.',
  ...open,
  spellings: { outputPortType: 'outputPorttype' },
  fields: {
    name: { doc: 'What people call it.', value: localized },
    description: { doc: 'What it gives, and to whom.', value: localized },
    outputPorttype: {
      doc: 'By which technique the data are handed out.',
      value: suggest(
        { value: 'file', doc: 'As a file to download.' },
        { value: 'API', doc: 'By a service on the web.' },
        { value: 'SQL', doc: 'By queries.' },
        { value: 'AI', doc: 'To programs that act on their own, over a protocol for these.' },
        { value: 'gRPC', doc: 'By remote calls.' },
        { value: 'sFTP', doc: 'By secure transfer of files.' },
      ),
    },
    format: {
      doc: 'The format of the data.',
      value: suggest(
        { value: 'JSON', doc: 'JavaScript object notation.' },
        { value: 'XML', doc: 'Extensible markup language.' },
        { value: 'CSV', doc: 'Values with commas between them.' },
        { value: 'Excel', doc: 'A workbook of Excel.' },
        { value: 'zip', doc: 'A compressed archive.' },
        { value: 'plain text', doc: 'Text as it is.' },
        { value: 'GraphQL', doc: 'Answers to queries in GraphQL.' },
        { value: 'MCP', doc: 'Messages of the Model Context Protocol.' },
        { value: 'TOON', doc: 'Notation of objects by tokens.' },
      ),
    },
    authenticationMethod: {
      doc: 'How one proves who one is.',
      value: suggest(
        { value: 'OAuth', doc: 'Over another service that vouches for the user.' },
        { value: 'Token', doc: 'With a token.' },
        { value: 'API key', doc: 'With a key.' },
        { value: 'HTTP Basic', doc: 'With a name and a password.' },
        { value: 'none', doc: 'Not at all.' },
      ),
    },
    specification: {
      doc: 'In which notation the service is described.',
      value: suggest(
        { value: 'OAS', doc: 'The OpenAPI Specification.' },
        { value: 'RAML', doc: 'The RESTful API Modeling Language.' },
        { value: 'Slate', doc: 'Pages made with Slate.' },
        { value: 'MCP', doc: 'The Model Context Protocol.' },
      ),
    },
    accessURL: urlField('The address of the data.', 'https://api.example.com/pets'),
    specsURL: urlField(
      'The address of the description for programs.',
      'https://api.example.com/openapi.yaml',
    ),
    documentationURL: urlField(
      'The address of the description for people.',
      'https://docs.example.com/pets',
    ),
    hashType: {
      doc: 'How the checksum is worked out.',
      value: text,
      examples: ['SHA-256'],
    },
    checksum: { doc: 'The checksum of the file.', value: text },
    $ref: refField('the way of access', './api-access.yaml'),
  },
};
