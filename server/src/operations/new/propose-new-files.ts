import { contentHash } from '../../base/content-hash.ts';
import { formatMessage, type Translate } from '../../lint/format-message.ts';
import type { FileSource } from '../../analysis/ports.ts';
import type { GeneratedFile } from '../../generate/generated-file.ts';
import type { FailedFile } from '../failed-file.ts';
import type { Proposal, ProposedFileChange } from '../proposed-change.ts';
import type { NewProblem } from './new-problem.ts';

/** Files that are not there yet, or why they cannot be made. */
export interface NewProposal extends Proposal {
  /** Answers that cannot be used: nothing is proposed then. */
  readonly problems: readonly NewProblem[];
  /** Paths that are there already and stay as they are. */
  readonly kept: readonly string[];
}

const texts = { taken: 'It is there already.' } as const;

export interface Wanted {
  readonly files: readonly GeneratedFile[];
  /** Where a path of a generated file lies for the host. */
  readonly at: (path: string) => string;
  /** What is there already stays, without a word; otherwise nothing is proposed at all. */
  readonly keep: boolean;
}

/** A change that makes the files. */
export async function proposeNewFiles(
  { files, at, keep }: Wanted,
  source: Pick<FileSource, 'lookUp'>,
  translate: Translate | undefined,
): Promise<NewProposal> {
  const made: ProposedFileChange[] = [];
  const taken: string[] = [];
  for (const file of files) {
    const path = at(file.path);
    const found = await source.lookUp(path);
    if (found === undefined || found.kind === 'missing') made.push(newFile(path, file));
    else taken.push(path);
  }
  if (keep || taken.length === 0) return proposal(made, [], taken);
  const reason = formatMessage(texts.taken, {}, translate);
  return proposal(
    [],
    taken.map((path) => ({ path, reason })),
    [],
  );
}

export function refused(problems: readonly NewProblem[]): NewProposal {
  return { ...proposal([], [], []), problems };
}

function proposal(
  files: readonly ProposedFileChange[],
  failed: readonly FailedFile[],
  kept: readonly string[],
): NewProposal {
  return { change: { files }, failed, problems: [], kept };
}

function newFile(path: string, { text, reason }: GeneratedFile): ProposedFileChange {
  const edits = [{ range: { start: 0, end: 0 }, newText: text }];
  const reasons = [{ message: reason, edits }];
  return { path, basedOn: contentHash(''), isNew: true, edits, reasons };
}
