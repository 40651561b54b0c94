import type { Misplaced } from '../metamodel.ts';

/** Top-level keys of contracts and of other product descriptors, and those that people invent. */
export const misplacedInProduct: Readonly<Record<string, Misplaced>> = {
  title: { to: 'name', advice: 'Write `name`.' },
  uuid: { to: 'id', advice: 'Write `id`.' },
  productId: { to: 'id', advice: 'Write `id`.' },
  inputs: { to: 'inputPorts', advice: 'Write `inputPorts`.' },
  outputs: { to: 'outputPorts', advice: 'Write `outputPorts`.' },
  sources: { to: 'inputPorts', advice: 'Write each source as an entry of `inputPorts`.' },
  ports: { advice: 'Write `inputPorts`, `outputPorts` and `managementPorts`.' },
  owner: { advice: 'Name the owner as an entry of `members` of the `team`, with `role: owner`.' },
  members: { to: 'team.members', advice: 'Write `members` inside `team`.' },
  purpose: { to: 'description.purpose', advice: 'Write `purpose` inside `description`.' },
  createdAt: { to: 'productCreatedTs', advice: 'Write `productCreatedTs`.' },
  contractCreatedTs: { to: 'productCreatedTs', advice: 'Write `productCreatedTs`.' },
  contracts: {
    advice: 'Name each contract by its id: `contractId` of a port.',
  },
  schema: {
    advice: 'A product has no schema: describe the data in the contract that an output port names.',
  },
  servers: {
    advice: 'A product has no servers: name them in the contract that an output port names.',
  },
  slaProperties: {
    advice: 'Service levels belong into the contract that an output port names.',
  },
};

/** Other names of the id of a contract, in a port. */
export const misplacedInPort: Readonly<Record<string, Misplaced>> = {
  contract: { to: 'contractId', advice: 'Write `contractId`: the `id` of the contract.' },
  dataContractId: { to: 'contractId', advice: 'Write `contractId`.' },
  dataContract: { to: 'contractId', advice: 'Write `contractId`: the `id` of the contract.' },
  contractVersion: {
    to: 'version',
    advice: 'Write `version`: that of a port is the version of its contract.',
  },
  id: { advice: 'A port is known by its `name` and `version`; the contract is its `contractId`.' },
};
