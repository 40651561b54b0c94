import type { Metamodel, TypeSpec } from '../metamodel.ts';
import { dataProduct } from './data-product.ts';
import { authoritativeDefinition, customProperty, description } from './links-and-extensions.ts';
import { supportChannel, team, teamMember } from './people.ts';
import { inputContract, inputPort, managementPort, outputPort, sbom } from './ports.ts';

const types: readonly TypeSpec[] = [
  dataProduct,
  description,
  inputPort,
  outputPort,
  inputContract,
  sbom,
  managementPort,
  supportChannel,
  team,
  teamMember,
  authoritativeDefinition,
  customProperty,
];

/** The Open Data Product Standard of Bitol. Of version 1.1.0 only the additions that its release notes name. */
export const odps: Metamodel = {
  id: 'odps',
  title: 'Open Data Product Standard',
  versions: ['0.9.0', '1.0.0', '1.1.0'],
  root: 'DataProduct',
  extension: { field: 'customProperties', key: 'property', value: 'value' },
  types: Object.fromEntries(types.map((type) => [type.name, type])),
};
