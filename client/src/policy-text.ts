import type { Localize } from './status-text.ts';

/** More names than these do not fit. */
const SHOWN = 2;

/** What the language status item says of the policies of a document: `Policies: naming, classification +2`. */
export function policyText(names: readonly string[], localize: Localize): string {
  if (names.length === 0) return localize('No policies');
  const list = names.slice(0, SHOWN).join(', ');
  const more = names.length - SHOWN;
  return more > 0
    ? localize('Policies: {0} +{1}', list, String(more))
    : localize('Policies: {0}', list);
}
