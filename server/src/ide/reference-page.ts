import type { TypeSpec } from '../spec/metamodel.ts';

/** Where the field reference stands. */
export interface ReferencePages {
  /** Its address without a slash at the end: `https://.../docs/fields`. */
  readonly base: string;
}

/** Types that share a page with others; the rest of the pages are named like their only type. */
const SHARED: Readonly<Record<string, string>> = {
  Description: 'contract',
  ItemProperty: 'property',
  MapType: 'property',
  EnumValue: 'property',
  Synonym: 'property',
  SchemaRelationship: 'relationships',
  PropertyRelationship: 'relationships',
  Server: 'servers',
  QualityArguments: 'quality',
  SlaProperty: 'sla',
  TeamMember: 'team',
  Role: 'team',
  SupportChannel: 'support-and-price',
  Price: 'support-and-price',
  AuthoritativeDefinition: 'links-and-extensions',
  CustomProperty: 'links-and-extensions',
  VerifiedStatement: 'context',
  ContextConstraint: 'context',
};

/** Page and heading of a type in the field reference: `property.md#item-property`. A test holds it to the generated pages. */
export function referencePage(type: TypeSpec): string {
  const own = type.name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
  const page = SHARED[type.name] ?? (type.name.endsWith('Options') ? 'logical-type-options' : own);
  return `${page}.md#${type.title.replaceAll(' ', '-').toLowerCase()}`;
}
