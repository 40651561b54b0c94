import type { CompletionItem } from '../completion/item.ts';

type Given = Pick<CompletionItem, 'label' | 'kind' | 'documentation' | 'range' | 'newText'> &
  Partial<Pick<CompletionItem, 'detail' | 'filterText' | 'retrigger'>> & {
    /** Its place among the others. */
    readonly index: number;
  };

/** A completion in Markdown: whole lines or words, without places to fill in. */
export function markdownItem({ index, ...given }: Given): CompletionItem {
  return {
    detail: '',
    filterText: given.label,
    retrigger: false,
    ...given,
    sortText: String(index).padStart(3, '0'),
    snippet: undefined,
    additionalEdits: [],
    deprecated: false,
  };
}
