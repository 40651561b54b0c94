import type { ClassificationPolicy } from './classification-policy.ts';
import type { NamingPolicy } from './naming-policy.ts';
import type { TaggingPolicy } from './tagging-policy.ts';

export function mergeNaming(_farther: NamingPolicy, nearer: NamingPolicy): NamingPolicy {
  return nearer;
}

export function mergeClassification(
  _farther: ClassificationPolicy,
  nearer: ClassificationPolicy,
): ClassificationPolicy {
  return nearer;
}

export function mergeTagging(_farther: TaggingPolicy, nearer: TaggingPolicy): TaggingPolicy {
  return nearer;
}
