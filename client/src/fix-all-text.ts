import type { SafeFixes } from '../../server/src/hosts/lsp/protocol.ts';
import type { Localize } from './status-text.ts';

/** What "fix all" did, and what it leaves to the user. */
export function fixAllText({ fixed, left }: SafeFixes, localize: Localize): string {
  if (fixed === 0 && left === 0) return localize('There is nothing to fix.');
  return `${doneText(fixed, localize)} ${leftText(left, localize)}`;
}

function doneText(fixed: number, localize: Localize): string {
  if (fixed === 0) return localize('There is nothing to fix safely.');
  if (fixed === 1) return localize('1 safe fix applied.');
  return localize('{0} safe fixes applied.', String(fixed));
}

function leftText(left: number, localize: Localize): string {
  if (left === 0) return localize('No problems are left.');
  if (left === 1) return localize('1 problem is left for you.');
  return localize('{0} problems are left for you.', String(left));
}
