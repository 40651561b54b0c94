import type { Draft } from './draft.ts';
import { fence } from './fence.ts';
import { oneLine } from './one-line.ts';
import { PROPOSE } from './structured-output.ts';

export interface DraftRemark {
  readonly path: string;
  /** From 1, in the text of the draft; undefined of the draft as a whole. */
  readonly line?: number;
  readonly text: string;
}

/** What a person says of a draft, with the draft that it is said of. `redact`: before anything is cut. */
export function remarksText(
  remarks: readonly DraftRemark[],
  { files }: Draft,
  newId: () => string,
  redact: (text: string) => string,
): string {
  const said = remarks.map(({ path, line, text }) => {
    const where = line === undefined ? path : `${path}, line ${line}`;
    return `- ${oneLine(redact(where), 400)}: ${oneLine(redact(text), 4000)}`;
  });
  const drafts = files
    .filter(({ base, text }) => base !== text)
    .map(({ path, text }) => fence(redact(`Draft of ${path}`), redact(text), newId()));
  return [
    'A person has looked at this draft:',
    ...drafts,
    `The person says:\n${said.join('\n')}`,
    `Change the draft accordingly, and call \`${PROPOSE}\`. "edits" are made in the draft as it stands here.`,
  ].join('\n\n');
}
