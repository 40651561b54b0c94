import type { ScaffoldConflictNote } from '../../../server/src/hosts/lsp/protocol.ts';
import type { Localize } from '../status-text.ts';

/** A sentence that says what stands, and what is made another way. */
export function conflictText(
  { what, element }: Pick<ScaffoldConflictNote, 'what' | 'element'>,
  localize: Localize,
): string {
  const name = element === '' ? localize('This part') : `"${element}"`;
  switch (what) {
    case 'changed':
      return localize(
        '{0} was changed by hand, and the contract asks for something else now. What was written by hand stands.',
        name,
      );
    case 'kept':
      return localize(
        '{0} is not asked for any more, but was changed by hand, so it stands.',
        name,
      );
    case 'deleted':
      return localize(
        '{0} was deleted by hand, and the contract asks for something else now. It stays deleted.',
        name,
      );
    case 'broken':
      return localize('This file cannot be read, so nothing in it was brought up to date.');
  }
}
