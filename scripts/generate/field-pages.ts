import { policyIds } from '../../server/src/spec/dialects.ts';
import { policies } from '../../server/src/spec/governance/policies.ts';
import type { Metamodel } from '../../server/src/spec/metamodel.ts';
import { odcs } from '../../server/src/spec/odcs/odcs.ts';

/** One page of the field reference. */
export interface FieldPage {
  readonly file: string;
  readonly title: string;
  readonly types: readonly string[];
}

/** The pages of contracts, in their order; together they show each type once. */
export const contractPages: readonly FieldPage[] = [
  { file: 'contract.md', title: 'Contract', types: ['Contract', 'Description'] },
  { file: 'schema-object.md', title: 'Schema object', types: ['SchemaObject'] },
  {
    file: 'property.md',
    title: 'Property',
    types: ['Property', 'ItemProperty', 'MapType', 'EnumValue', 'Synonym'],
  },
  {
    file: 'logical-type-options.md',
    title: 'Logical type options',
    types: Object.keys(odcs.types).filter((name) => name.endsWith('Options')),
  },
  {
    file: 'relationships.md',
    title: 'Relationships',
    types: ['SchemaRelationship', 'PropertyRelationship'],
  },
  { file: 'quality.md', title: 'Quality', types: ['Quality', 'QualityArguments'] },
  { file: 'servers.md', title: 'Servers', types: ['Server'] },
  { file: 'sla.md', title: 'Service levels', types: ['SlaProperty'] },
  { file: 'team.md', title: 'Team and roles', types: ['Team', 'TeamMember', 'Role'] },
  { file: 'support-and-price.md', title: 'Support and price', types: ['SupportChannel', 'Price'] },
  {
    file: 'links-and-extensions.md',
    title: 'Links and extensions',
    types: ['AuthoritativeDefinition', 'CustomProperty'],
  },
  {
    file: 'context.md',
    title: 'Context for agents',
    types: ['Context', 'VerifiedStatement', 'ContextConstraint'],
  },
];

/** One page for each policy. */
export const policyPages: readonly FieldPage[] = policyIds.map((id) => ({
  file: `${id}.md`,
  title: policies[id].title,
  types: Object.keys(policies[id].types),
}));

const files = new Map(
  contractPages.flatMap(({ file, types }) => types.map((type) => [type, file])),
);

const homeless = Object.keys(odcs.types).filter((type) => !files.has(type));
if (homeless.length > 0) throw new Error(`No page shows ${homeless.join(', ')}: add them here`);

/** The page that shows a type. */
export function pageOf(type: string, { id }: Metamodel): string {
  return id === odcs.id ? files.get(type)! : `${id}.md`;
}
