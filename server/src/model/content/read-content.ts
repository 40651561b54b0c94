import type { YamlDocument } from '../../syntax/yaml/file.ts';
import { isDescribed, type Contract } from '../contract.ts';
import type { ContractContent, ServerContent, TeamContent } from './contract-content.ts';
import { MapReader, newBudget } from './map-reader.ts';
import { customPropertiesOf } from './read-element.ts';
import { readObject } from './read-object.ts';
import { readServiceLevel } from './read-service-level.ts';

/** What a document says as plain data; undefined when it is no contract of ODCS 3. */
export function readContent(
  document: YamlDocument,
  contract: Contract,
): ContractContent | undefined {
  const tree = document.tree();
  if (!isDescribed(contract) || contract.dialect !== 'odcs' || tree?.kind !== 'map')
    return undefined;
  const root = new MapReader(tree, newBudget());
  const description = root.map('description');
  return {
    id: root.text('id'),
    name: root.text('name'),
    version: root.text('version'),
    standard: contract.version,
    status: root.text('status'),
    tenant: root.text('tenant'),
    domain: root.text('domain'),
    dataProduct: root.text('dataProduct'),
    description: {
      purpose: description?.text('purpose') ?? root.text('description'),
      usage: description?.text('usage'),
      limitations: description?.text('limitations'),
    },
    tags: root.texts('tags'),
    servers: root.maps('servers').map(readServer),
    objects: root.maps('schema').flatMap((map) => readObject(map) ?? []),
    serviceLevels: root.maps('slaProperties').flatMap((map) => readServiceLevel(map) ?? []),
    team: readTeam(root),
    customProperties: customPropertiesOf(root),
    at: root.at,
  };
}

const ofEveryServer = new Set(['server', 'type', 'environment', 'id', 'description']);

function readServer(map: MapReader): ServerContent {
  const details = map.keys.flatMap((key): [string, string][] => {
    const value = ofEveryServer.has(key) ? undefined : map.text(key);
    return value === undefined ? [] : [[key, value]];
  });
  return {
    server: map.text('server'),
    type: map.text('type'),
    environment: map.text('environment'),
    details: Object.fromEntries(details),
    at: map.at,
  };
}

/** A plain list of people before ODCS 3.1, a map since. */
function readTeam(root: MapReader): TeamContent | undefined {
  const team = root.map('team');
  const members = (team?.maps('members') ?? root.maps('team')).map((map) => ({
    username: map.text('username'),
    name: map.text('name'),
    role: map.text('role'),
  }));
  if (team === undefined && members.length === 0) return undefined;
  return { name: team?.text('name'), description: team?.text('description'), members };
}
