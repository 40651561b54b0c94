import { serverTypes } from '../../server/src/spec/odcs/servers/server-types.ts';
import type { Generator } from './generator.ts';
import { SnippetBody, type Extras } from './snippet-body.ts';

interface Recipe {
  readonly name: string;
  readonly prefix: string;
  readonly doc: string;
  readonly type: string;
  readonly variant?: string;
  /** Fields beside the required ones. */
  readonly extras?: Extras;
  /** Written as an entry of a list. */
  readonly isItem?: boolean;
}

const property = ['logicalType', 'physicalType', 'description'];

const recipes: readonly Recipe[] = [
  {
    name: 'Data contract',
    prefix: 'odcs',
    doc: 'A whole contract with one object and one property.',
    type: 'Contract',
    extras: {
      Contract: ['name', 'status', 'description', 'schema'],
      Description: ['purpose'],
      SchemaObject: ['physicalType', 'description', 'properties'],
      Property: ['logicalType', 'physicalType'],
    },
  },
  {
    name: 'Schema object',
    prefix: 'odcs-object',
    doc: 'A table, view, topic or file with one property.',
    type: 'SchemaObject',
    extras: { SchemaObject: ['physicalType', 'description', 'properties'], Property: property },
    isItem: true,
  },
  {
    name: 'Property',
    prefix: 'odcs-property',
    doc: 'A column or field.',
    type: 'Property',
    extras: { Property: property },
    isItem: true,
  },
  {
    name: 'Primary key',
    prefix: 'odcs-key',
    doc: 'A property that identifies a record.',
    type: 'Property',
    extras: { Property: ['logicalType', 'required', 'primaryKey', 'primaryKeyPosition'] },
    isItem: true,
  },
  ...['object', 'array', 'map', 'vector'].map((variant) => ({
    name: `Property of type ${variant}`,
    prefix: `odcs-property-${variant}`,
    doc: `A property of logical type ${variant}, with what that type needs.`,
    type: 'Property',
    variant,
    extras: {
      Property: variant === 'array' ? ['items'] : variant === 'object' ? ['properties'] : [],
      ItemProperty: ['logicalType'],
    },
    isItem: true,
  })),
  ...['library', 'sql', 'text', 'custom'].map((variant) => ({
    name: `Quality check: ${variant}`,
    prefix: `odcs-quality-${variant}`,
    doc: `A quality check of type ${variant}.`,
    type: 'Quality',
    variant,
    extras: { Quality: variant === 'text' ? ['description'] : ['dimension', 'severity'] },
    isItem: true,
  })),
  ...serverTypes.map(({ value, doc }) => ({
    name: `Server: ${value}`,
    prefix: `odcs-server-${value}`,
    doc,
    type: 'Server',
    variant: value,
    extras: { Server: ['environment'] },
    isItem: true,
  })),
  {
    name: 'Service-level property',
    prefix: 'odcs-sla',
    doc: 'A promise about service.',
    type: 'SlaProperty',
    extras: { SlaProperty: ['unit', 'element'] },
    isItem: true,
  },
  {
    name: 'Team',
    prefix: 'odcs-team',
    doc: 'The people who answer for the contract.',
    type: 'Team',
    extras: { Team: ['name', 'members'], TeamMember: ['role', 'dateIn'] },
  },
  {
    name: 'Role',
    prefix: 'odcs-role',
    doc: 'A role that gives access.',
    type: 'Role',
    extras: { Role: ['access', 'firstLevelApprovers'] },
    isItem: true,
  },
  {
    name: 'Support channel',
    prefix: 'odcs-support',
    doc: 'A place where users get help.',
    type: 'SupportChannel',
    extras: { SupportChannel: ['tool', 'url', 'scope'] },
    isItem: true,
  },
  {
    name: 'Relationship of a property',
    prefix: 'odcs-relationship',
    doc: 'A foreign key from one property.',
    type: 'PropertyRelationship',
    isItem: true,
  },
  {
    name: 'Relationship of an object',
    prefix: 'odcs-relationship-object',
    doc: 'A foreign key of an object.',
    type: 'SchemaRelationship',
    isItem: true,
  },
  {
    name: 'Enum value',
    prefix: 'odcs-enum-value',
    doc: 'A value that a property may take.',
    type: 'EnumValue',
    extras: { EnumValue: ['label', 'description'] },
    isItem: true,
  },
  {
    name: 'Custom property',
    prefix: 'odcs-custom',
    doc: 'A fact that has no field of its own.',
    type: 'CustomProperty',
    isItem: true,
  },
  {
    name: 'Authoritative definition',
    prefix: 'odcs-definition',
    doc: 'A link to a defining page.',
    type: 'AuthoritativeDefinition',
    isItem: true,
  },
];

/** Snippets in VS Code's format. */
export const snippets: Generator = {
  title: 'snippets',
  owns: ['snippets'],
  files: () =>
    new Map([
      [
        'snippets/odcs.code-snippets',
        `${JSON.stringify(Object.fromEntries(recipes.map(snippet)), null, 2)}\n`,
      ],
    ]),
};

function snippet(recipe: Recipe): readonly [string, object] {
  const body = new SnippetBody(recipe.extras ?? {});
  const lines =
    recipe.isItem === true
      ? body.item(recipe.type, recipe.variant)
      : body.map(recipe.type, recipe.variant);
  const { name, prefix, doc: description } = recipe;
  return [name, { prefix, description, body: [...lines, '$0'] }];
}
