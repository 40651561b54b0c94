import type { Range } from '../../base/range.ts';
import type { TextEdit } from '../../base/text-edit.ts';

/** One thing that can be written at the cursor. */
export interface CompletionItem {
  readonly label: string;
  readonly kind: 'field' | 'value' | 'keyword' | 'skeleton' | 'reference';
  /** Type, required, since: one short line. */
  readonly detail: string;
  /** Markdown, from the tables; of a reference, the escaped words of its target. */
  readonly documentation: string;
  readonly sortText: string;
  /** What the text in `range` is compared with. */
  readonly filterText: string;
  /** What is replaced, in file offsets; on one line and around the cursor. */
  readonly range: Range;
  /** Takes the place of `range`. Its lines carry their whole indentation: insert it as it is (`insertTextMode` asIs). */
  readonly newText: string;
  /** The same in snippet syntax of the language server protocol; undefined where it would say nothing more. */
  readonly snippet: string | undefined;
  /** Edits elsewhere that go with it: a missing comma before the cursor. */
  readonly additionalEdits: readonly TextEdit[];
  readonly deprecated: boolean;
  /** Whether the editor should ask again behind the inserted text: there is something to choose. */
  readonly retrigger: boolean;
}
