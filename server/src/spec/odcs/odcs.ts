import { policies } from '../governance/policies.ts';
import type { Metamodel, TypeSpec } from '../metamodel.ts';
import { odpsLf } from '../odps-lf/odps-lf.ts';
import { odps } from '../odps/odps.ts';
import { authoritativeDefinition } from './authoritative-definitions.ts';
import { arrayOptions, objectOptions, vectorOptions } from './container-options.ts';
import { context, contextConstraint, verifiedStatement } from './context.ts';
import { contract } from './contract.ts';
import { customProperty } from './custom-properties.ts';
import { description } from './description.ts';
import { enumValue } from './enum-values.ts';
import { price } from './price.ts';
import { itemProperty, mapType, property } from './property.ts';
import { quality } from './quality.ts';
import { qualityArguments } from './quality-arguments.ts';
import { propertyRelationship, schemaRelationship } from './relationships.ts';
import { role } from './roles.ts';
import {
  dateOptions,
  integerOptions,
  numberOptions,
  stringOptions,
  timeOptions,
  timestampOptions,
} from './scalar-options.ts';
import { schemaObject } from './schema-object.ts';
import { server } from './servers/server.ts';
import { slaProperty } from './sla.ts';
import { supportChannel } from './support.ts';
import { synonym } from './synonyms.ts';
import { team, teamMember } from './team.ts';

const types: readonly TypeSpec[] = [
  contract,
  description,
  schemaObject,
  property,
  itemProperty,
  mapType,
  stringOptions,
  dateOptions,
  timestampOptions,
  timeOptions,
  integerOptions,
  numberOptions,
  objectOptions,
  arrayOptions,
  vectorOptions,
  enumValue,
  synonym,
  schemaRelationship,
  propertyRelationship,
  quality,
  qualityArguments,
  server,
  slaProperty,
  team,
  teamMember,
  role,
  supportChannel,
  price,
  authoritativeDefinition,
  customProperty,
  context,
  verifiedStatement,
  contextConstraint,
];

/** The Open Data Contract Standard, all released versions of its third series. */
export const odcs: Metamodel = {
  id: 'odcs',
  title: 'Open Data Contract Standard',
  versions: ['3.0.0', '3.0.1', '3.0.2', '3.1.0', '3.2.0'],
  root: 'Contract',
  extension: { field: 'customProperties', key: 'property', value: 'value' },
  companions: { odps, 'odps-lf': odpsLf, ...policies },
  types: Object.fromEntries(types.map((type) => [type.name, type])),
};
