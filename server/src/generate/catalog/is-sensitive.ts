import type { PropertyContent } from '../../model/content/contract-content.ts';
import { classifiedProperty } from '../../model/governance/classified-property.ts';
import { Classifier } from '../../model/governance/classifier.ts';
import type { ClassificationPolicy } from '../../model/governance/classification-policy.ts';
import { inSnakeCase, wellKnownPolicy } from '../../model/governance/well-known-policy.ts';

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
  const classified = classifiedProperty(property);
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
