import type { Range } from '../../base/range.ts';
import { mostSimilar } from '../../base/similar.ts';
import type { FlowchartProblemKind } from './flowchart.ts';
import type { Splice } from './mapped-text.ts';

/** What keeps Mermaid from seeing a flowchart where one is meant; `start` to `end` is read as `insert`. */
export interface HeaderSlip extends Splice {
  readonly message: Extract<
    FlowchartProblemKind,
    'missing-header' | 'unclosed-front-matter' | 'unknown-diagram'
  >;
  readonly insert: string;
  /** What is told of. */
  readonly told: Range;
}

const FLOWCHART = /^[^\S\n]*(?:flowchart(?:-elk)?|graph)(?=[\s;]|$)/m;
const KEYWORD = /^([A-Za-z][\w-]*)(?:[^\S\n]+(?:TB|TD|BT|LR|RL))?[^\S\n]*(?:[;\n]|$)/;
const DIRECTION = /[^\S\n](?:TB|TD|BT|LR|RL)[^\S\n]*(?:[;\n]|$)/;
/** Of all diagrams only flowcharts have these where others have their keyword. */
const FIRST_STATEMENT = /^(?:subgraph[^\S\n]|[^\n:]*(?:-->|==>|-\.->)[^\n:]*$)/;

const KEYWORD_READ = 'flowchart';
/** What flowcharts are called, and diagrams of other kinds that are called nearly so. */
const FLOWCHARTS = ['flowchart', 'graph'];
const OTHERS = ['gitGraph'];
/** Characters of a line that are looked at. */
const MAX_LOOK = 500;

/** In offsets of the prepared text; undefined where the author may mean a diagram of another kind. */
export function headerSlip(text: string): HeaderSlip | undefined {
  if (/^---\s*\n/.test(text)) {
    const end = FLOWCHART.exec(text)?.index;
    return end === undefined
      ? undefined
      : { message: 'unclosed-front-matter', start: 0, end, insert: '', told: { start: 0, end: 3 } };
  }
  const [first = ''] = text.split('\n', 1);
  // Somebody who is still at the first line needs no words yet.
  if (text.trim() === first.trim()) return undefined;
  const word = KEYWORD.exec(first)?.[1];
  if (word !== undefined) {
    const meant = mostSimilar(word, [...FLOWCHARTS, ...OTHERS]);
    const isFlowchart = meant !== undefined && FLOWCHARTS.includes(meant);
    if (!isFlowchart && !DIRECTION.test(first)) return undefined;
    const end = word.length;
    const last = end - 1;
    const from = Array.from(KEYWORD_READ, (_, i) =>
      i === KEYWORD_READ.length - 1 ? last : Math.min(i, last),
    );
    const told = { start: 0, end };
    return { message: 'unknown-diagram', ...told, insert: KEYWORD_READ, from, told };
  }
  if (!FIRST_STATEMENT.test(first.slice(0, MAX_LOOK))) return undefined;
  const told = { start: 0, end: first.trimEnd().length };
  return { message: 'missing-header', start: 0, end: 0, insert: `${KEYWORD_READ}\n`, told };
}
