import type { Range } from '../../base/range.ts';
import { fencesOf } from '../markdown/fences.ts';
import type { Flowchart } from './flowchart.ts';
import { readFlowchart } from './read-flowchart.ts';

/** A flowchart and its text in the file: the whole file, or what stands in a fence. */
export interface Diagram extends Range {
  /** Offsets count from the start of the file. */
  readonly chart: Flowchart;
}

let last: { readonly text: string; readonly inFences: boolean; readonly all: readonly Diagram[] } =
  {
    ...{ text: '', inFences: false, all: [] },
  };

/**
 * The flowcharts of a file, of Markdown those in its fences. Diagrams of other kinds are left out. The last text is kept:
 * facts, features and fixes ask for the same one, one behind the other.
 */
export function readDiagrams(text: string, path: string): readonly Diagram[] {
  const inFences = isMarkdown(path);
  if (last.text !== text || last.inFences !== inFences)
    last = { text, inFences, all: tryDiagrams(text, path) };
  return last.all;
}

/** The same for a text that is only tried. */
export function tryDiagrams(text: string, path: string): readonly Diagram[] {
  if (!isMarkdown(path)) {
    const chart = readFlowchart(text);
    return chart === undefined ? [] : [{ chart, start: 0, end: text.length }];
  }
  return fencesOf(text, 'mermaid').flatMap(({ content, start, end }) => {
    const chart = readFlowchart(content);
    return chart === undefined ? [] : [{ chart: shifted(chart, start), start, end }];
  });
}

export function isMarkdown(path: string): boolean {
  return /\.md$/i.test(path);
}

/** The same plain data with all its ranges moved. */
function shifted<Value>(value: Value, by: number): Value {
  if (Array.isArray(value)) return value.map((one: unknown) => shifted(one, by)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, one]: [string, unknown]) =>
    (key === 'start' || key === 'end') && typeof one === 'number'
      ? [key, one + by]
      : [key, shifted(one, by)],
  );
  return Object.fromEntries(entries) as Value;
}
