import type { PropertyContent } from '../../model/content/contract-content.ts';
import { Classifier, type ClassifiedProperty } from '../../model/governance/classifier.ts';
import type { ClassificationPolicy } from '../../model/governance/classification-policy.ts';
import type { GovernedElement } from '../../model/governance/governed.ts';
import { inSnakeCase, wellKnownPolicy } from '../../model/governance/well-known-policy.ts';
import { START } from '../../model/place.ts';

/**
 * Whether values of a property are nobody's business: its classification is one that the policy asks for somewhere, or
 * one that nobody ranks; or the policy, or the catalogue of well-known data, calls it sensitive, whatever the contract
 * says. Rather one too many than one too few.
 */
export function isSensitive(
  property: PropertyContent,
  policy: ClassificationPolicy | undefined,
): boolean {
  if (property.encryptedName !== undefined) return true;
  const classified: ClassifiedProperty = {
    name: property.name === '' ? undefined : property.name,
    logicalType: property.logicalType,
    governed: governedOf(property),
  };
  const known = Classifier.of(wellKnownPolicy);
  const own = policy === undefined ? known : Classifier.of(policy);
  if (own.demand(classified) !== undefined) return true;
  if (known.demand(inSnakeCase(classified)) !== undefined) return true;
  const { classification } = property;
  if (classification === undefined) return false;
  const rank = own.rankOf(classification) ?? known.rankOf(classification);
  if (rank === undefined) return true;
  return rank >= (own.sensitiveRank ?? known.sensitiveRank ?? 1);
}

function governedOf({ options, tags, businessName }: PropertyContent): GovernedElement {
  const { format } = options;
  return {
    ...(typeof format === 'string' && { format }),
    tags: tags.map((text) => ({ text, place: START })),
    ...(businessName !== undefined && { definitions: [businessName] }),
  };
}
