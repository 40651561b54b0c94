import type { LogicalType, PropertyContent } from '../../../model/content/contract-content.ts';
import type { YamlRecord } from '../../../generate/dbt/yaml/yaml-text.ts';

/** A column that stands for the values of many rows. */
export interface Combined {
  readonly name: string;
  /** What stands before the description of the source. */
  readonly before: string;
  readonly logicalType: LogicalType;
  readonly physicalType: string | undefined;
  readonly options: YamlRecord | undefined;
  /** Standard SQL. */
  readonly logic: string;
  readonly says: string;
}

/** How values of several rows become one, where the type leaves no doubt: texts do. */
export function combined(property: PropertyContent): Combined | undefined {
  const { name, logicalType, physicalType, options, primaryKey, relationships } = property;
  if (primaryKey || relationships.length > 0) return undefined;
  switch (logicalType) {
    case 'integer':
    case 'number': {
      const { minimum } = options;
      return {
        ...{ name, logicalType, physicalType, before: 'Sum over the rows of the key.' },
        options: typeof minimum === 'number' && minimum >= 0 ? { minimum: 0 } : undefined,
        logic: `sum(${name})`,
        says: 'Sum of',
      };
    }
    case 'boolean':
      return {
        ...{ name, logicalType, physicalType, options: undefined },
        before: 'True where it is true for one of the rows of the key.',
        logic: `max(case when ${name} then 1 else 0 end) = 1`,
        says: 'Any of',
      };
    case 'timestamp':
    case 'date':
      return {
        ...{ name: `last_${name}`, logicalType, physicalType, options },
        before: 'The latest of the rows of the key.',
        logic: `max(${name})`,
        says: 'Latest of',
      };
    default:
      return undefined;
  }
}
