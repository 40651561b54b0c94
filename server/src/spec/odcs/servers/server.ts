import type { Misplaced, TypeSpec } from '../../metamodel.ts';
import {
  customPropertiesField,
  idField,
  misplacedFacts,
  misplacedRole,
} from '../../bitol/shared-fields.ts';
import { identity, listOf, object, oneOf, suggest, text } from '../../values.ts';
import { cloud } from './cloud.ts';
import { custom } from './custom.ts';
import { databases } from './databases.ts';
import { files } from './files.ts';
import { serverTypes } from './server-types.ts';
import { streaming } from './streaming.ts';

const credentials: Misplaced = {
  advice: 'A contract holds no credentials: keep them where your tools look for them.',
  remove: true,
};

export const server: TypeSpec = {
  name: 'Server',
  title: 'server',
  doc: 'A place where the data is. Which connection fields there are depends on `type`.',
  nameField: 'server',
  open: { until: '3.1.0' },
  fields: {
    id: idField('server'),
    server: {
      doc: 'The name of this entry, by which tools and people choose it.',
      value: identity,
      required: true,
      examples: ['production'],
    },
    type: {
      doc: 'The kind of server; it decides about the other fields.',
      value: oneOf(...serverTypes),
      required: true,
      examples: ['postgres'],
    },
    description: { doc: 'What this server holds and is for.', value: text },
    environment: {
      doc: 'The environment to which the server belongs.',
      value: suggest(
        { value: 'prod', doc: 'Production.', aliases: ['production', 'live'] },
        { value: 'preprod', doc: 'Before production.', aliases: ['staging', 'stage'] },
        { value: 'dev', doc: 'Development.', aliases: ['development'] },
        { value: 'uat', doc: 'Acceptance by users.', aliases: ['test', 'qa', 'acceptance'] },
      ),
      examples: ['prod'],
    },
    roles: {
      doc: 'The roles that give access to this server.',
      value: listOf(object('Role')),
    },
    customProperties: customPropertiesField('server'),
  },
  discriminator: {
    field: 'type',
    variants: { ...cloud, ...files, ...streaming, ...databases, custom },
  },
  misplaced: {
    name: { to: 'server', advice: 'Write `server`: the name of a server is its `server`.' },
    env: { to: 'environment', advice: 'Write `environment`.' },
    hostname: { to: 'host', advice: 'Write `host`.' },
    dbname: { to: 'database', advice: 'Write `database`.' },
    db: { to: 'database', advice: 'Write `database`.' },
    url: { advice: 'Write `location`, or `host` and `port`, as this kind of server asks.' },
    uri: { advice: 'Write `location`, or `host` and `port`, as this kind of server asks.' },
    staging_dir: {
      to: 'stagingDir',
      advice: 'Write `stagingDir`, as it is spelt from version 3.0.2.',
    },
    s3_staging_dir: { to: 'stagingDir', advice: 'Write `stagingDir`.' },
    topic: {
      advice:
        'Write the topic as `physicalName` of the schema object, or keep it in `customProperties`.',
    },
    table: { advice: 'Tables are objects of `schema`.' },
    columns: { advice: 'Columns are `properties` of an object in `schema`.' },
    fields: { advice: 'Columns are `properties` of an object in `schema`.' },
    role: misplacedRole,
    users: {
      advice: 'Name the people under `members` of `team`, and who may read the data in `roles`.',
    },
    ...misplacedFacts,
    bucket: {
      to: 'location',
      unsure: true,
      advice: 'Write the whole address as `location`.',
    },
    sid: {
      to: 'serviceName',
      unsure: true,
      advice: 'Write `serviceName`: the standard names databases of Oracle by their service.',
    },
    service_name: { to: 'serviceName', advice: 'Write `serviceName`.' },
    endpoint: { to: 'endpointUrl', advice: 'Write `endpointUrl`.' },
    username: credentials,
    user: credentials,
    password: credentials,
    token: credentials,
    secret: credentials,
    accessKey: credentials,
    driver: { advice: 'The standard has no `driver`; keep it in `customProperties`.' },
    driverVersion: {
      advice: 'The standard has no `driverVersion`; keep it in `customProperties`.',
    },
  },
};
