import { LineIndex } from '../../base/line-index.ts';
import type { Range } from '../../base/range.ts';
import type { ScaffoldProposal } from '../../operations/scaffold.ts';
import { spanOf } from './place.ts';
import { visible } from './visible.ts';

const conflictTexts: Readonly<Record<ScaffoldProposal['conflicts'][number]['what'], string>> = {
  changed: 'Both people and the contracts changed it. What people wrote stands.',
  kept: 'It would not be made any more, but people changed it. It stays.',
  deleted: 'People deleted it, and it would be another one now. It is not made again.',
  broken: 'The file cannot be read for sure. Nothing in it is changed.',
};

/** What is to be known beside the files of a scaffold, in lines; of little only the conflicts. */
export function scaffoldReport(
  { unexpressed, conflicts, kept, texts }: ScaffoldProposal,
  onlyConflicts: boolean,
): string {
  const indexes = new Map<string, LineIndex>();
  const place = (path: string, { start, end }: Range): string => {
    const text = texts.get(path) ?? '';
    const lines = indexes.get(path) ?? new LineIndex(text);
    indexes.set(path, lines);
    const found = spanOf(text, lines, { start, end }, 'characters').start;
    return `${visible(path)}:${found.line}:${found.column}`;
  };
  const section = (title: string, lines: readonly string[]): string =>
    lines.length === 0 ? '' : `${title}\n${lines.map((line) => `  ${line}\n`).join('')}`;
  const clashes = conflicts.map(({ path, range, what, element }) => {
    const name = element === '' ? '' : ` ${visible(element)}:`;
    return `${place(path, range)}:${name} ${conflictTexts[what]}`;
  });
  const shown = section('Conflicts:', clashes);
  if (onlyConflicts) return shown;
  const lost = unexpressed.map(
    ({ path, at, element, reason }) =>
      `${place(path, at)}: ${visible(element)}: ${visible(reason)}`,
  );
  const left = kept.map(({ path, reason }) => `${visible(path)}: ${visible(reason)}`);
  return section('Not expressed in dbt:', lost) + section('Left alone:', left) + shown;
}
