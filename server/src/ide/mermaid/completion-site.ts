import type { Range } from '../../base/range.ts';
import type { Diagram } from '../../syntax/mermaid/diagrams.ts';
import type { StatementKind } from '../../syntax/mermaid/flowchart.ts';

/** What can be written at the cursor. */
export interface CompletionSite {
  readonly kind:
    /** A node, or at the beginning of a statement a keyword. */
    | 'statement'
    | 'node'
    /** A node of this diagram: what a class, style or click is for. */
    | 'own-node'
    | 'arrow'
    | 'class'
    | 'direction'
    /** The value behind `@{ shape: `. */
    | 'shape';
  /** The word around the cursor; its part before the cursor is what was typed. */
  readonly range: Range;
  readonly typed: string;
}

const WORD = /[\p{L}\p{M}\p{N}_](?:[\p{L}\p{M}\p{N}_.]|-(?=[\p{L}\p{N}_]))*$/u;
const REST = /^(?:[\p{L}\p{M}\p{N}_.]|-(?=[\p{L}\p{N}_]))*/u;
/** Signs of an arrow that is begun, or complete without a blank behind. */
const SIGNS = /[-=.~<>]+$/;
/** An arrow with the text in its bars. */
const ARROW = /(?:[-=.~]{2,}[>xo]?|-\.->?|~~~+)\s*(?:\|[^|]*\|)?$/;
/** `a -- text`: the text of an arrow that is not complete. */
const LINK_TEXT = /(?:^|[^-=.])(?:--|==|-\.)[^\S\r\n]+[^-=.|]*$/;
const SHAPE = /@\{[^}"]*\bshape:[^\S\r\n]*([\w-]*)$/;
const SILENT: ReadonlySet<StatementKind> = new Set([
  'comment',
  'directive',
  'front-matter',
  'accessibility',
  'class-definition',
  'link-style',
]);

/** Undefined in comments and labels, and wherever something new is written. */
export function completionSite(
  text: string,
  { chart, start }: Diagram,
  offset: number,
): CompletionSite | undefined {
  if (offset <= chart.header.start) return undefined;
  const isSilent = chart.statements.some(
    (one) => SILENT.has(one.kind) && one.start < offset && offset <= one.end,
  );
  if (isSilent) return undefined;
  const shape = SHAPE.exec(text.slice(Math.max(start, offset - MAX_LINE), offset))?.[1];
  if (shape !== undefined) {
    const end = offset + (/^[\w-]*/.exec(text.slice(offset, offset + 50))?.[0].length ?? 0);
    return { kind: 'shape', typed: shape, range: { start: offset - shape.length, end } };
  }
  const line = lineBefore(text, start, offset);
  if (line === undefined || /^\s*(?:%%|classDef\b|linkStyle\b|acc)/.test(line)) return undefined;
  const typed = WORD.exec(line)?.[0] ?? '';
  const before = line.slice(0, line.length - typed.length);
  const rest = REST.exec(text.slice(offset, offset + 200))?.[0] ?? '';
  const site = (kind: CompletionSite['kind']): CompletionSite => ({
    ...{ kind, typed, range: { start: offset - typed.length, end: offset + rest.length } },
  });
  if (before.endsWith(':::')) return site('class');
  if (/^\s*(?:flowchart(?:-elk)?|graph|direction)\s+$/.test(before)) return site('direction');
  const said = /^\s*(class|click|style)\s+(.*)$/.exec(before);
  if (said !== null) {
    const words = said[2] ?? '';
    if (words === '' || (said[1] !== 'click' && /,\s*$/.test(words))) return site('own-node');
    return said[1] === 'class' && /\s$/.test(words) ? site('class') : undefined;
  }
  if (/^\s*subgraph\b/.test(before)) return undefined;
  if (before.trim() === '') return site('statement');
  // What ends so may still become another arrow.
  if (/[-=.~<]$/.test(before)) return arrowSite(before, offset, typed);
  if (ARROW.test(before) || /&\s*$/.test(before)) return site('node');
  if (typed !== '' && !/^[xo]$/.test(typed)) return undefined;
  return arrowSite(before, offset, typed);
}

/** Behind a node and a blank: what was typed of the signs is replaced. */
function arrowSite(before: string, offset: number, typed: string): CompletionSite | undefined {
  if (typed !== '') return undefined;
  const signs = SIGNS.exec(before)?.[0] ?? '';
  const node = before.slice(0, before.length - signs.length);
  if (!/[\p{L}\p{M}\p{N}_\])}]\s+$/u.test(node)) return undefined;
  return { kind: 'arrow', typed: signs, range: { start: offset - signs.length, end: offset } };
}

/** The statement up to the cursor; undefined inside of labels. */
function lineBefore(text: string, start: number, offset: number): string | undefined {
  const from = Math.max(start, text.lastIndexOf('\n', offset - 1) + 1);
  const line = text.slice(from, offset);
  if (line.length > MAX_LINE) return undefined;
  // What is closed is no place to write in.
  const open = line.replaceAll(/"[^"]*"/g, (label) => '_'.repeat(label.length));
  if (open.includes('"')) return undefined;
  const bare = open.replaceAll(/\|[^|]*\|/g, (label) => `|${'_'.repeat(label.length - 2)}|`);
  if ((bare.match(/\|/g)?.length ?? 0) % 2 === 1) return undefined;
  if (/[[({][^\])}]*$/.test(bare) || /\S>(?!.*\])[^\s-][^\]]*$/.test(withoutArrows(bare)))
    return undefined;
  if (LINK_TEXT.test(bare)) return undefined;
  return bare.slice(bare.lastIndexOf(';') + 1);
}

/** People do not write longer ones by hand. */
const MAX_LINE = 2_000;

function withoutArrows(line: string): string {
  return line.replaceAll(/[-=.]+>/g, (arrow) => ' '.repeat(arrow.length));
}
