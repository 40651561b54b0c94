import { isSensitive as isSensitiveByPolicy } from '../../../generate/catalog/is-sensitive.ts';
import type { PropertyContent } from '../../../model/content/contract-content.ts';
import type { WorkspaceContract } from '../../../model/content/workspace-contract.ts';
import { isSensitive as isMarkedSensitive } from '../../test/masking.ts';

/**
 * Whether values of a property are sent to nobody: the policy or the catalogue of well-known data calls it sensitive, its
 * classification is not an open one, a tag says so, or it asks for a treatment. What the exported catalog hides and what
 * tests of samples mask are both hidden here.
 */
export function isProtected(
  property: PropertyContent,
  { policies }: Pick<WorkspaceContract, 'policies'>,
): boolean {
  return isSensitiveByPolicy(property, policies.classification) || isMarkedSensitive(property);
}
