import type { Range } from '../../../base/range.ts';
import type { Flowchart, Link } from '../../../syntax/mermaid/flowchart.ts';

/** A statement of nodes, with links between them or without. */
export interface Chain extends Range {
  /** Index of the subgraph around it, -1 outside of all. */
  readonly subgraph: number;
  /** Indexes of mentions: of `a & b --> c` two and one. */
  readonly groups: readonly (readonly number[])[];
  /** One fewer than groups. */
  readonly links: readonly Link[];
}

/** The chains of a flowchart, in source order. */
export function chainsOf({ statements, mentions, links }: Flowchart): readonly Chain[] {
  const chains: Chain[] = [];
  let mention = 0;
  let link = 0;
  for (const { kind, start, end, subgraph } of statements) {
    const own: number[] = [];
    for (; (mentions[mention]?.start ?? Infinity) < end; mention++) own.push(mention);
    const between: Link[] = [];
    for (let one = links[link]; one !== undefined && one.start < end; one = links[++link])
      between.push(one);
    if (kind !== 'chain' || own.length === 0) continue;
    const [first] = between;
    const groups = first === undefined ? [own] : [first.from, ...between.map(({ to }) => to)];
    chains.push({ start, end, subgraph, groups, links: between });
  }
  return chains;
}

/** White space at the beginning of the line of an offset. */
export function indentAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /[^\S\r\n]*/y.exec(text.slice(start, offset))?.[0] ?? '';
}

/** Where the line of an offset ends, before its break. */
export function lineEnd(text: string, offset: number): number {
  const found = text.slice(offset).search(/\r?\n|$/);
  return offset + Math.max(0, found);
}

export function lineBreakOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** What removes a piece of a line: the line with it, where nothing else is there. */
export function removal(text: string, { start, end }: Range): Range {
  const lineStart = text.lastIndexOf('\n', start - 1);
  const stop = lineEnd(text, end);
  const isAlone =
    text.slice(lineStart + 1, start).trim() === '' && /^[\s;]*$/.test(text.slice(end, stop));
  if (!isAlone || lineStart < 0) return { start, end };
  return { start: text[lineStart - 1] === '\r' ? lineStart - 1 : lineStart, end: stop };
}
