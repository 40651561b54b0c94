import type { Translate } from '../lint/format-message.ts';
import type { CompletionItem } from './completion/item.ts';
import type { IdeDocument } from './ide-document.ts';

/** What can be written at the offset, best first. */
export function completionAt(
  _ide: IdeDocument,
  _offset: number,
  _translate: Translate,
): readonly CompletionItem[] {
  return [];
}
