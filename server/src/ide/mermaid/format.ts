import type { Range } from '../../base/range.ts';
import { applyEdits, type TextEdit } from '../../base/text-edit.ts';
import type { Diagram } from '../../syntax/mermaid/diagrams.ts';
import type { Flowchart, Statement } from '../../syntax/mermaid/flowchart.ts';
import { readFlowchart } from '../../syntax/mermaid/read-flowchart.ts';
import { saysTheSame } from '../../syntax/mermaid/says-the-same.ts';

/** Beyond this somebody else has written it, and nobody waits for it. */
const MAX_LENGTH = 1_000_000;

/**
 * Indents what is in subgraphs, puts one blank on both sides of arrows, takes blanks from the ends of lines and leaves
 * at most one empty line between others. Comments and labels stay as they are. None where the text is broken, or
 * where Mermaid would read something else.
 */
export function formatFlowchart(
  text: string,
  { chart }: Diagram,
  unit: string,
): readonly TextEdit[] {
  if (chart.problems.length > 0 || text.length > MAX_LENGTH) return [];
  const edits = [...lineEdits(text, chart, unit), ...arrowEdits(text, chart)].filter(
    ({ range, newText }) => text.slice(range.start, range.end) !== newText,
  );
  const after = edits.length === 0 ? undefined : readFlowchart(applyEdits(text, edits));
  return after !== undefined && saysTheSame(after, chart) ? edits : [];
}

function lineEdits(text: string, chart: Flowchart, unit: string): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const depths = new Depths(text, chart);
  const fixed = new Cursor(verbatim(chart));
  let blank = 0;
  for (const { start, end, next } of linesOf(text)) {
    const line = text.slice(start, end);
    const isFixed = fixed.holds(start);
    if (line.trim() === '' && !isFixed) {
      // The first empty line stays where something follows it.
      const isKept = blank++ === 0 && start > 0 && text.slice(next).trim() !== '';
      edits.push({ range: { start, end: isKept ? end : next }, newText: '' });
      continue;
    }
    blank = 0;
    const first = start + line.length - line.trimStart().length;
    if (!isFixed)
      edits.push({ range: { start, end: first }, newText: unit.repeat(depths.of(first)) });
    const last = start + line.trimEnd().length;
    if (!fixed.holds(end)) edits.push({ range: { start: last, end }, newText: '' });
    if (next === end && end > 0) edits.push({ range: { start: end, end }, newText: eolOf(text) });
  }
  return merged(edits);
}

/** Two edits must not begin at one place: blanks at the end of the last line, and its missing line break. */
function merged(edits: readonly TextEdit[]): readonly TextEdit[] {
  const result: TextEdit[] = [];
  for (const edit of edits) {
    const before = result.at(-1);
    if (before?.range.end === edit.range.start && edit.range.start === edit.range.end)
      result[result.length - 1] = { range: before.range, newText: before.newText + edit.newText };
    else if (before?.range.start === edit.range.start && before.range.end === before.range.start)
      result[result.length - 1] = { range: edit.range, newText: before.newText + edit.newText };
    else result.push(edit);
  }
  return result;
}

function eolOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

interface Line extends Range {
  /** Where the next one begins. */
  readonly next: number;
}

function* linesOf(text: string): Iterable<Line> {
  for (const { 0: whole, index, 1: content = '' } of text.matchAll(/([^\r\n]*)(?:\r\n|\n|\r|$)/g)) {
    if (whole === '' && index > 0) return;
    yield { start: index, end: index + content.length, next: index + whole.length };
  }
}

const VERBATIM: ReadonlySet<Statement['kind']> = new Set([
  'front-matter',
  'directive',
  'accessibility',
  // Texts that appear under the pointer may have several lines.
  'click',
  'unknown',
]);

/** What keeps its lines: what is no flowchart, and labels of several lines. In source order. */
function verbatim({ statements, mentions, links, subgraphs }: Flowchart): readonly Range[] {
  return [
    ...statements.filter(({ kind }) => VERBATIM.has(kind)),
    ...mentions.map(({ whole }) => whole),
    ...links.map(({ whole }) => whole),
    ...subgraphs.flatMap(({ label }) => label ?? []),
  ].sort((a, b) => a.start - b.start);
}

/** Asked for offsets in ascending order. */
class Cursor {
  readonly #ranges: readonly Range[];
  #at = 0;

  constructor(ranges: readonly Range[]) {
    this.#ranges = ranges;
  }

  /** Whether the offset lies inside of one of the ranges, between its ends. */
  holds(offset: number): boolean {
    while ((this.#ranges[this.#at]?.end ?? Infinity) <= offset) this.#at++;
    return (this.#ranges[this.#at]?.start ?? Infinity) < offset;
  }
}

/** How deep the lines of a flowchart are indented. Asked in ascending order. */
class Depths {
  readonly #chart: Flowchart;
  readonly #events: readonly { readonly at: number; readonly by: number }[];
  readonly #chains: Cursor;
  #at = 0;
  #depth = 0;

  constructor(text: string, chart: Flowchart) {
    this.#chart = chart;
    this.#events = chart.subgraphs
      .flatMap(({ whole, close }) => [
        { at: whole.start + 1, by: 1 },
        { at: close?.start ?? text.length, by: -1 },
      ])
      .sort((a, b) => a.at - b.at);
    this.#chains = new Cursor(chart.statements.filter(({ kind }) => kind === 'chain'));
  }

  of(offset: number): number {
    for (;;) {
      const event = this.#events[this.#at];
      if (event === undefined || event.at > offset) break;
      this.#depth += event.by;
      this.#at++;
    }
    const body = offset > this.#chart.header.start ? 1 : 0;
    // What goes on with the chain of the line above.
    return body + this.#depth + (this.#chains.holds(offset) ? 1 : 0);
  }
}

function arrowEdits(text: string, { links }: Flowchart): readonly TextEdit[] {
  return links.flatMap(({ whole: { start, end } }): readonly TextEdit[] => {
    let from = start;
    while (from > 0 && /[^\S\r\n]/.test(text.charAt(from - 1))) from--;
    let to = end;
    while (/[^\S\r\n]/.test(text.charAt(to))) to++;
    const isFirst = from === 0 || /[\r\n]/.test(text.charAt(from - 1));
    const isLast = to >= text.length || /[\r\n]/.test(text.charAt(to));
    return [
      ...(isFirst ? [] : [{ range: { start: from, end: start }, newText: ' ' }]),
      ...(isLast ? [] : [{ range: { start: end, end: to }, newText: ' ' }]),
    ];
  });
}
