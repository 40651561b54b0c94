import { mostSimilar } from '../../../base/similar.ts';
import type {
  BoundMarkdown,
  BoundSection,
} from '../../../model/governance/markdown/bound-markdown.ts';
import { columnOf, metricsOf } from '../../../model/governance/read-canvas.ts';
import { named, spellingsOf, type ColumnSpec } from '../../../spec/governance/markdown-kind.ts';
import type { MarkdownTable } from '../../../syntax/markdown/tree.ts';
import { shorten } from '../../narrow.ts';
import { replacement, type MarkdownProblem } from './problem.ts';

/** Tables without a column that is needed, and metrics that nothing answers. */
export function* tableProblems(bound: BoundMarkdown): Iterable<MarkdownProblem> {
  for (const section of bound.sections) {
    let isComplete = true;
    for (const block of section.spec?.columns === undefined ? [] : section.blocks) {
      if (block.kind !== 'table') continue;
      for (const problem of columnProblems(bound, section, block)) {
        isComplete = false;
        yield problem;
      }
    }
    // Where the column of answers is missing, all answers are.
    if (section.spec?.id === 'metrics' && isComplete) yield* unanswered(section);
  }
}

function* columnProblems(
  { file, language }: BoundMarkdown,
  section: BoundSection,
  table: MarkdownTable,
): Iterable<MarkdownProblem> {
  const columns = section.spec?.columns ?? [];
  const missing = columns.filter(({ id }) => columnOf(table, section, id) === undefined);
  const meant = new Set<ColumnSpec>();
  for (const cell of table.header.cells) {
    if (cell.text === '' || named(cell.text, columns) !== undefined) continue;
    const spelling = mostSimilar(cell.text, missing.flatMap(spellingsOf));
    const column = spelling === undefined ? undefined : named(spelling, missing);
    if (column === undefined || meant.has(column)) continue;
    meant.add(column);
    const value = column.name[language];
    const params = { written: cell.text, section: section.name.text, column: value };
    const fixes = replacement(file.text, cell, value);
    yield { code: 'tables', messageId: 'similar-column', params, range: cell, fixes };
  }
  for (const column of missing) {
    if (!column.required || meant.has(column)) continue;
    const params = { column: column.name[language], advice: column.doc };
    const [first] = table.header.cells;
    const range = {
      start: first?.start ?? table.header.start,
      end: table.header.cells.at(-1)?.end ?? table.header.end,
    };
    yield { code: 'tables', messageId: 'missing-column', params, range, fixes: [] };
  }
}

function* unanswered(section: BoundSection): Iterable<MarkdownProblem> {
  for (const { name, answers } of metricsOf(section)) {
    if (answers.length > 0) continue;
    const params = { metric: shorten(name.text, 40) };
    yield { code: 'tables', messageId: 'no-answer', params, range: name, fixes: [] };
  }
}
