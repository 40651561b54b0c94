import type { Judged } from '../../../server/src/hosts/lsp/protocol.ts';
import type { Localize } from '../status-text.ts';
import type { PendingFile } from './pending-file.ts';
import type { PendingRun } from './pending-runs.ts';
import { reviewEntry, type ReviewEntry } from './review-entry.ts';
import type { Hunk } from './review-model.ts';
import { newFindings, verdictText } from './verdict-text.ts';

type Change = Judged['changes'][number];

const CHANGE_ICONS: Readonly<Partial<Record<Change['kind'], string>>> = {
  'object-added': 'add',
  'object-removed': 'remove',
  'property-added': 'add',
  'property-removed': 'remove',
  'quality-added': 'add',
  'quality-removed': 'remove',
  'type-changed': 'symbol-field',
  'quality-loosened': 'arrow-down',
  'constraint-loosened': 'arrow-down',
  'quality-tightened': 'arrow-up',
  'constraint-tightened': 'arrow-up',
  'classification-changed': 'shield',
  'owner-changed': 'person',
  'version-changed': 'versions',
};

const FINDING_ICONS = { error: 'error', warning: 'warning', info: 'info' } as const;
const COLOURS = {
  error: 'list.errorForeground',
  warning: 'list.warningForeground',
  info: undefined,
} as const;

/** Lines below a file among several that are not folded at first. */
const MOST_OPEN = 8;

/** A file of a run, with what it means, what is to be said of it, and its changes. */
export function fileEntry(run: PendingRun, file: PendingFile, localize: Localize): ReviewEntry {
  const id = `${run.view.id}/${file.path}`;
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  const folder = file.path.slice(0, -name.length).replace(/\/$/, '');
  const { context, icon, state, colour } = stateOf(file, localize);
  const children = file.isSettled ? [] : contents(run, file, id, localize);
  const description = [state, folder].filter((part) => part !== '').join(' · ');
  return reviewEntry({
    ...{ id, label: name, description, icon, context, run, file, children },
    ...(colour === undefined ? {} : { colour }),
    tooltip: `${file.path}\n${state}`,
    // The next file should not be pages away.
    isOpen: run.files.length === 1 || children.length <= MOST_OPEN,
    place: { line: 0 },
  });
}

interface State {
  readonly context: ReviewEntry['context'];
  readonly icon: string;
  readonly state: string;
  readonly colour?: string;
}

function stateOf(file: PendingFile, localize: Localize): State {
  if (file.isSettled) {
    const isTaken = file.isTaken;
    return {
      context: 'decidedFile',
      icon: isTaken ? 'pass-filled' : 'circle-slash',
      state: isTaken
        ? file.isPartial
          ? localize('accepted in part')
          : localize('accepted')
        : localize('rejected'),
    };
  }
  const icon = file.base === null ? 'diff-added' : 'diff-modified';
  if (file.model.hasChanged)
    return {
      ...{ context: 'changedFile', icon: 'warning', colour: COLOURS.warning },
      state: localize('the file changed since the proposal'),
    };
  if (file.model.isSettled)
    return { context: 'settledFile', icon: 'pass', state: localize('nothing is left to decide') };
  const { judged } = file;
  if (judged === undefined)
    return { context: 'blockedFile', icon: 'sync', state: localize('being checked') };
  const state = verdictText([judged], localize);
  return judged.acceptable
    ? { context: 'file', icon, state: file.base === null ? `${localize('new')} · ${state}` : state }
    : { context: 'blockedFile', icon: 'error', colour: COLOURS.error, state };
}

function contents(
  run: PendingRun,
  file: PendingFile,
  id: string,
  localize: Localize,
): readonly ReviewEntry[] {
  const judged = file.judged;
  const { hunks } = file.model;
  const changes = judged?.changes ?? [];
  const rows = changes.map((change, at) => {
    const touched = hunksIn(hunks, change.range.start.line, change.range.end.line);
    return reviewEntry({
      ...{
        id: `${id}#c${String(at)}`,
        label: change.element,
        description: change.label,
        run,
        file,
      },
      tooltip: tooltipOf(change, touched, localize),
      icon: change.breaking ? 'alert' : (CHANGE_ICONS[change.kind] ?? 'edit'),
      ...(change.breaking ? { colour: COLOURS.warning } : {}),
      context: touched.length > 0 ? 'change' : 'point',
      ...{ isOpen: false, hunks: touched, children: [] },
      place: { line: change.range.start.line },
    });
  });
  const told = new Set(rows.flatMap((row) => row.hunks ?? []));
  // A new file is one change: it says so itself.
  const others = file.base === null && hunks.length === 1 ? [] : hunks;
  return [
    ...rows,
    ...others.filter((hunk) => !told.has(hunk)).map((hunk) => hunkEntry(run, file, hunk, localize)),
    ...findings(run, file, id),
  ];
}

/** Changes that mean nothing to readers of contracts, or of files that are none. */
function hunkEntry(
  run: PendingRun,
  file: PendingFile,
  hunk: Hunk,
  localize: Localize,
): ReviewEntry {
  const { start, end } = hunk.region.proposal;
  const label =
    end - start > 1
      ? localize('Lines {0} to {1}', String(start + 1), String(end))
      : localize('Line {0}', String(start + 1));
  const first = [...hunk.after, ...hunk.before].find((line) => line.trim() !== '') ?? '';
  return reviewEntry({
    ...{ id: `${file.run}/${file.path}#h${String(start)}`, label, run, file, hunks: [hunk] },
    description: first.trim().slice(0, 120),
    tooltip: hunk.isStale ? localize('the file changed since the proposal') : label,
    icon: hunk.isStale
      ? 'warning'
      : hunk.before.length === 0
        ? 'add'
        : hunk.after.length === 0
          ? 'remove'
          : 'edit',
    ...(hunk.isStale ? { colour: COLOURS.warning } : {}),
    ...{ context: 'change', isOpen: false, place: { line: start }, children: [] },
  });
}

function findings(run: PendingRun, file: PendingFile, id: string): readonly ReviewEntry[] {
  const { judged } = file;
  if (judged === undefined) return [];
  return newFindings(judged.verdict).map((finding) => {
    const at = judged.verdict.findings.indexOf(finding);
    const isHere = finding.path === file.path;
    const line = (isHere ? judged.ranges[at]?.start.line : undefined) ?? (finding.line ?? 1) - 1;
    const colour = COLOURS[finding.severity];
    const name = isHere ? '' : ` · ${finding.path}`;
    return reviewEntry({
      ...{ id: `${id}#f${String(at)}`, label: finding.message, run, file },
      description: `${finding.code}${name}`,
      tooltip: `${finding.message}\n${finding.path}:${String(line + 1)}`,
      icon: FINDING_ICONS[finding.severity],
      ...(colour === undefined ? {} : { colour }),
      ...{ context: 'finding', isOpen: false, children: [] },
      place: isHere ? { line } : { line, uri: siblingUri(file, finding.path) },
    });
  });
}

function siblingUri({ target, path }: PendingFile, other: string): string {
  return target.with({ path: target.path.slice(0, -path.length) + other }).toString();
}

/** Those that a place in the proposal has part in; what was removed stands between two lines. */
export function hunksIn(hunks: readonly Hunk[], from: number, to: number): readonly Hunk[] {
  return hunks.filter(({ region: { proposal } }) =>
    proposal.start === proposal.end
      ? proposal.start >= from && proposal.start <= to + 1
      : proposal.start <= to && proposal.end > from,
  );
}

function tooltipOf(change: Change, hunks: readonly Hunk[], localize: Localize): string {
  const lines = [`${change.element}: ${change.label}`];
  if (change.breaking) lines.push(localize('Breaks what readers of the contract rely on.'));
  const first = hunks[0]?.region.proposal.start;
  const last = hunks.at(-1)?.region.proposal.end;
  if (first !== undefined && last !== undefined)
    lines.push(
      localize(
        'Accept and Reject are about all that changes in lines {0} to {1}.',
        String(first + 1),
        String(Math.max(last, first + 1)),
      ),
    );
  return lines.join('\n');
}
