import type { PropertyContent } from '../content/contract-content.ts';
import { START } from '../place.ts';
import type { ClassifiedProperty } from './classifier.ts';

/** What of a property decides over its class. */
export type ClassifiedContent = Pick<PropertyContent, 'name' | 'logicalType'> &
  Partial<Pick<PropertyContent, 'tags' | 'options' | 'businessName'>>;

/** A property of a contract as classifications look at it. */
export function classifiedProperty({
  name,
  logicalType,
  tags = [],
  options = {},
  businessName,
}: ClassifiedContent): ClassifiedProperty {
  const { format } = options;
  return {
    name: name === '' ? undefined : name,
    logicalType,
    governed: {
      ...(typeof format === 'string' && { format }),
      tags: tags.map((text) => ({ text, place: START })),
      ...(businessName !== undefined && { definitions: [businessName] }),
    },
  };
}
