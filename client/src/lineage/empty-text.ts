import type { ServerState } from '../client.ts';
import type { Localize } from '../status-text.ts';

/** Why nothing can be shown. */
export type EmptyReason =
  | { readonly why: 'starting' | 'stopped' | 'silent' | 'no-folder' | 'virtual' | 'no-tables' }
  /** Nothing is known at all, and the file in front could not make it known. */
  | { readonly why: 'other-file' | 'gone'; readonly file: string };

export interface EmptyText {
  readonly reason: string;
  /** What to do next. */
  readonly next: string;
}

/** What decides whether there is something to show. */
export interface Situation {
  /** How many tables are known; undefined when nobody answered. */
  readonly tables: number | undefined;
  readonly state: ServerState;
  /** A picture is there already. */
  readonly isShown: boolean;
  /** Name of the file in front. */
  readonly file: string | undefined;
  /** Schemes of the folders of the workspace. */
  readonly folders: readonly string[];
}

/** Why nothing can be shown; 'wait': what is shown may stay till the server is back; undefined: something can. */
export function emptyReason(situation: Situation): EmptyReason | 'wait' | undefined {
  const { tables, state, isShown, file, folders } = situation;
  if (tables === undefined) {
    if (isShown && state !== 'stopped') return 'wait';
    return { why: state === 'running' ? 'silent' : state };
  }
  if (tables > 0) return undefined;
  if (folders.length > 0 && !folders.includes('file')) return { why: 'virtual' };
  if (file !== undefined) return { why: 'other-file', file };
  return { why: folders.length > 0 ? 'no-tables' : 'no-folder' };
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
    case 'virtual':
      return {
        reason: localize(
          'In a virtual workspace only open files are read, and none shows a table.',
        ),
        next: localize('Open a data contract, or open the project from a disk.'),
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
