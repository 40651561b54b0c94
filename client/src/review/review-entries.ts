import type { Localize } from '../status-text.ts';
import { fileEntry } from './file-entries.ts';
import type { PendingRun } from './pending-runs.ts';
import { reviewEntry, type ReviewEntry } from './review-entry.ts';
import { checkName, stateName, worstChecks, type CheckState } from './verdict-text.ts';

const CHECK_ICONS: Readonly<Record<CheckState, string>> = {
  passed: 'pass',
  warned: 'warning',
  failed: 'error',
  'not-checked': 'circle-slash',
};
const CHECK_COLOURS: Readonly<Record<CheckState, string | undefined>> = {
  passed: 'testing.iconPassed',
  warned: 'list.warningForeground',
  failed: 'list.errorForeground',
  'not-checked': undefined,
};
const COMMENT_ICONS = { error: 'error', warning: 'warning', info: 'comment' } as const;

/** All runs that are under review, each with its verdict, its files and what else is to be known. */
export function reviewEntries(
  runs: readonly PendingRun[],
  localize: Localize,
): readonly ReviewEntry[] {
  return runs.map((run) => {
    const { id, title, model, reason } = run.view;
    const open = run.files.filter((file) => !file.isSettled);
    const left =
      open.length === 1
        ? localize('1 file to decide')
        : localize('{0} files to decide', String(open.length));
    const description = run.files.length === 0 ? '' : left;
    return reviewEntry({
      ...{ id, label: title, description, icon: 'checklist', context: 'run', isOpen: true, run },
      tooltip: [
        title,
        model === undefined ? localize('without a language model') : `${model.id} · ${model.host}`,
        ...(reason === undefined ? [] : [reason]),
      ].join('\n'),
      children: [
        ...checks(run, localize),
        ...run.files.map((file) => fileEntry(run, file, localize)),
        ...comments(run),
        ...group(run, 'open', localize('Open points'), 'question', run.view.open),
        ...group(run, 'left', localize('Left out of the context'), 'ellipsis', run.view.leftOut),
      ],
    });
  });
}

function checks(run: PendingRun, localize: Localize): readonly ReviewEntry[] {
  const open = run.files.filter((file) => !file.isSettled);
  const verdicts = open.flatMap(({ judged }) => judged?.verdict ?? []);
  return worstChecks(verdicts).map(({ kind, state, summary }) => {
    const colour = CHECK_COLOURS[state];
    return reviewEntry({
      id: `${run.view.id}!${kind}`,
      label: checkName(kind, localize),
      description: `${stateName(state, localize)} · ${summary}`,
      tooltip: summary,
      icon: CHECK_ICONS[state],
      ...(colour === undefined ? {} : { colour }),
      ...{ context: 'check', isOpen: false, run, children: [] },
    });
  });
}

function comments(run: PendingRun): readonly ReviewEntry[] {
  return run.view.comments.map(({ uri, line, severity, message }, at) =>
    reviewEntry({
      id: `${run.view.id}?${String(at)}`,
      label: message,
      description: `${decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1))}:${String(line)}`,
      tooltip: message,
      icon: COMMENT_ICONS[severity],
      ...{ context: 'comment', isOpen: false, run, children: [] },
      place: { uri, line: line - 1 },
    }),
  );
}

function group(
  run: PendingRun,
  name: string,
  label: string,
  icon: string,
  texts: readonly string[],
): readonly ReviewEntry[] {
  if (texts.length === 0) return [];
  const id = `${run.view.id}!${name}`;
  const points = texts.map((text, at) =>
    reviewEntry({
      ...{ id: `${id}/${String(at)}`, label: text, description: '', tooltip: text, run },
      ...{ icon: 'circle-small', context: 'point', isOpen: false, children: [] },
    }),
  );
  return [
    reviewEntry({
      ...{ id, label, description: String(texts.length), tooltip: label, icon, run },
      ...{ context: 'group', isOpen: name === 'open', children: points },
    }),
  ];
}
