import { classificationText } from './classification-text.ts';
import { domainPolicyText } from './domain-policy-text.ts';
import { namingText } from './naming-text.ts';
import type { StarterPolicy } from './policy-kind.ts';
import { macroLibraryText, tieringText } from './prose-texts.ts';
import { serviceLevelsText } from './service-levels-text.ts';
import { taggingText } from './tagging-text.ts';

export interface PolicyStart {
  /** The team that answers for what carries tags. */
  readonly team: string;
  /** Some policy of the kind holds already, so that this one only says what is different in its domain. */
  readonly refines: boolean;
}

/** What a new policy says. */
export function policyText(kind: StarterPolicy, { team, refines }: PolicyStart): string {
  if (refines) {
    const refined = domainPolicyText(kind, team);
    if (refined !== undefined) return refined;
  }
  switch (kind) {
    case 'naming':
      return namingText;
    case 'classification':
      return classificationText;
    case 'tagging':
      return taggingText(team);
    case 'tiering':
      return tieringText;
    case 'macro-library':
      return macroLibraryText;
    case 'service-levels':
      return serviceLevelsText;
  }
}
