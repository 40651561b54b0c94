import type { Localize } from '../status-text.ts';

/** Why nothing can be shown. */
export type EmptyReason =
  | { readonly why: 'starting' | 'stopped' | 'silent' | 'no-folder' | 'no-tables' }
  /** Nothing is known at all, and the file in front could not make it known. */
  | { readonly why: 'other-file' | 'gone'; readonly file: string };

export interface EmptyText {
  readonly reason: string;
  /** What to do next. */
  readonly next: string;
}

/** Says why nothing is shown and what to do about it. */
export function emptyText(empty: EmptyReason, localize: Localize): EmptyText {
  switch (empty.why) {
    case 'starting':
      return {
        reason: localize('The language server is starting.'),
        next: localize('Lineage is shown as soon as it has read the workspace.'),
      };
    case 'stopped':
      return {
        reason: localize('The language server has stopped.'),
        next: localize('Run "DataEngOS: Restart language server" from the command palette.'),
      };
    case 'silent':
      return {
        reason: localize('The language server does not answer.'),
        next: localize('"DataEngOS: Show log" says why; "Restart language server" tries again.'),
      };
    case 'no-folder':
      return {
        reason: localize('No folder is open.'),
        next: localize('Open the folder of your project, or a data contract.'),
      };
    case 'no-tables':
      return { reason: localize('No tables are known here.'), next: sources(localize) };
    case 'other-file':
      return {
        reason: localize(
          '{0} says nothing about tables, and neither does another file.',
          empty.file,
        ),
        next: sources(localize),
      };
    case 'gone':
      return {
        reason: localize('{0} cannot be read any more.', empty.file),
        next: localize('Open the preview again from the file that you want to see.'),
      };
  }
}

function sources(localize: Localize): string {
  return localize(
    'Lineage comes from data contracts (*.odcs.yaml), data products, dbt projects and topology files (*.mermaid). "DataEngOS: Open example contract" shows what a contract looks like.',
  );
}
