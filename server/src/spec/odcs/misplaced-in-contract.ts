import type { Misplaced } from '../metamodel.ts';
import { misplacedFacts, misplacedRole } from '../bitol/shared-fields.ts';

/** Top-level keys of ODCS 2.2 and of the Data Contract Specification, and those that people invent. */
export const misplacedInContract: Readonly<Record<string, Misplaced>> = {
  // ODCS 2.2
  uuid: { to: 'id', advice: 'Write `id`: version 3 calls the identifier so.' },
  quantumName: { to: 'dataProduct', advice: 'Write `dataProduct`, as version 3 calls it.' },
  datasetDomain: { to: 'domain', advice: 'Write `domain`, as version 3 calls it.' },
  datasetName: { to: 'name', advice: 'Write `name`; tables are named in `schema`.' },
  dataset: { to: 'schema', advice: 'Write `schema`: version 3 calls the list of tables so.' },
  stakeholders: { to: 'team', advice: 'Write `team`, as version 3 calls the people.' },
  slaDefaultColumn: {
    to: 'slaDefaultElement',
    advice: 'Write `slaDefaultElement`, as version 3 calls it.',
  },
  datasetKind: {
    advice: 'Version 3 has no `datasetKind`; keep it in `customProperties` if you need it.',
  },
  userConsumptionMode: {
    advice: 'Version 3 has no `userConsumptionMode`; keep it in `customProperties` if you need it.',
  },
  sourceSystem: { advice: 'Describe the source in `servers`, or keep it in `customProperties`.' },
  sourcePlatform: { advice: 'Describe the source in `servers`, or keep it in `customProperties`.' },
  systemInstance: { advice: 'Keep `systemInstance` in `customProperties`.' },
  productSlackChannel: {
    instead: {
      since: '3.1.0',
      to: 'support',
      lines: 'support:\n  - channel: {value}\n    tool: slack',
    },
    advice: 'Write a channel with `tool: slack` under `support`.',
  },
  productFeedbackUrl: { advice: 'Write a channel with this `url` under `support`.' },
  productDl: {
    instead: {
      since: '3.1.0',
      to: 'support',
      lines: 'support:\n  - channel: {value}\n    tool: email',
    },
    advice: 'Write a channel with `tool: email` under `support`.',
  },
  username: { remove: true, advice: 'A contract holds no credentials: remove `username`.' },
  password: { remove: true, advice: 'A contract holds no credentials: remove `password`.' },
  driver: { advice: 'Describe the database under `servers`; version 3 has no `driver`.' },
  driverVersion: {
    advice: 'Describe the database under `servers`; version 3 has no `driverVersion`.',
  },
  server: { advice: 'Describe the server as an entry of `servers`.' },
  database: { advice: 'Write `database` in an entry of `servers`.' },
  project: {
    advice: 'Write `project` in an entry of `servers`, or `tenant` for the organisation.',
  },
  // Data Contract Specification and mixtures of it
  dataContractSpecification: {
    advice:
      'This is the key of the Data Contract Specification; a contract of this standard has `apiVersion` and `kind`.',
  },
  info: {
    convertFile: true,
    advice:
      'There is no `info` here: `title` becomes `name`, `version` and `status` stand at the top level, `owner` goes to `team`, `description` to `description.purpose`.',
  },
  title: { to: 'name', advice: 'Write `name`, which this standard uses for the title.' },
  owner: {
    instead: {
      since: '3.1.0',
      to: 'team',
      lines: 'team:\n  members:\n    - username: {value}\n      role: owner',
    },
    advice: 'Name the owner as a member of `team` with `role: owner`.',
  },
  contact: { advice: 'Write a channel under `support`, or a member of `team`.' },
  terms: {
    convertFile: true,
    advice:
      'There is no `terms` here: `usage`, `limitations` and `purpose` belong in `description`, billing in `price`.',
  },
  models: {
    to: 'schema',
    advice: 'Write `schema`, a list of objects with `name` and `properties`.',
  },
  tables: {
    to: 'schema',
    advice: 'Write `schema`, a list of objects with `name` and `properties`.',
  },
  schemas: { to: 'schema', advice: 'Write `schema`, without the plural.' },
  fields: {
    inObject: 'properties',
    advice: 'Put the fields under `properties` of an object in `schema`.',
  },
  columns: {
    inObject: 'properties',
    advice: 'Put the columns under `properties` of an object in `schema`.',
  },
  properties: { inObject: 'properties', advice: 'Put the properties under an object in `schema`.' },
  definitions: {
    advice:
      'There are no reusable definitions; write them out in `schema`, or link a glossary in `authoritativeDefinitions`.',
  },
  examples: { advice: 'Put sample values under `examples` of a property.' },
  servicelevels: {
    to: 'slaProperties',
    advice: 'Write `slaProperties`, a list of `property` and `value`.',
  },
  serviceLevels: {
    to: 'slaProperties',
    advice: 'Write `slaProperties`, a list of `property` and `value`.',
  },
  sla: { to: 'slaProperties', advice: 'Write `slaProperties`, a list of `property` and `value`.' },
  slas: { to: 'slaProperties', advice: 'Write `slaProperties`, a list of `property` and `value`.' },
  quality: {
    inObject: 'quality',
    advice: 'Put quality checks under `quality` of an object or property in `schema`.',
  },
  relationships: {
    inObject: 'relationships',
    advice: 'Put relationships under an object or property in `schema`.',
  },
  lineage: {
    advice:
      'There is no `lineage` here: a property has `transformSourceObjects` and `transformLogic`; keep the rest in `customProperties`.',
  },
  links: {
    to: 'authoritativeDefinitions',
    advice: 'Write links under `authoritativeDefinitions`.',
  },
  pricing: { to: 'price', advice: 'Write `price`.' },
  users: {
    advice: 'Name the people under `members` of `team`, and who may read the data in `roles`.',
  },
  role: misplacedRole,
  tests: {
    inObject: 'quality',
    advice: 'Put quality checks under `quality` of an object or property in `schema`.',
  },
  ...misplacedFacts,
  members: { to: 'team.members', advice: 'Put `members` under `team`.' },
  createdAt: { to: 'contractCreatedTs', advice: 'Write `contractCreatedTs`.' },
  created: { to: 'contractCreatedTs', advice: 'Write `contractCreatedTs`.' },
  purpose: { to: 'description.purpose', advice: 'Put `purpose` under `description`.' },
  usage: { to: 'description.usage', advice: 'Put `usage` under `description`.' },
  limitations: { to: 'description.limitations', advice: 'Put `limitations` under `description`.' },
};
