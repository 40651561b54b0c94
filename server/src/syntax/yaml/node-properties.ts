import type { CST } from 'yaml';
import type { ProblemList } from './problem-list.ts';

type SourceToken = CST.SourceToken;

/** What stands between two nodes: an indicator (`-`, `?`, `:`), an anchor, a tag, a comma. */
export interface NodeProperties {
  readonly indicator: SourceToken | undefined;
  readonly anchor: SourceToken | undefined;
  readonly tag: SourceToken | undefined;
  readonly comma: SourceToken | undefined;
  readonly hasNewline: boolean;
  /** A line break stands between the last anchor or tag and what follows. */
  readonly newlineAfterProp: boolean;
  /** Offset behind the last token. */
  readonly end: number;
}

export interface ReadOptions {
  readonly indicator: SourceToken['type'];
  readonly inFlow: boolean;
  /** Where reading starts, taken as the end when there are no tokens. */
  readonly offset: number;
  readonly atLineStart: boolean;
  /** What follows is a block collection, whose indentation tabs would spoil. */
  readonly beforeBlock: boolean;
  readonly onComment: (token: SourceToken) => void;
}

/** Reads the tokens between two nodes and reports what does not belong there. */
export function readProperties(
  tokens: readonly SourceToken[],
  options: ReadOptions,
  problems: ProblemList,
): NodeProperties {
  let indicator: SourceToken | undefined;
  let anchor: SourceToken | undefined;
  let tag: SourceToken | undefined;
  let comma: SourceToken | undefined;
  let hasNewline = false;
  let newlineAfterProp = false;
  let end = options.offset;
  let atLineStart = options.atLineStart;
  let tab: SourceToken | undefined;
  for (const token of tokens) {
    const { type, source } = token;
    end = token.offset + source.length;
    if (tab !== undefined) {
      if (atLineStart && type !== 'comment' && type !== 'newline') reportTab(tab, problems);
      tab = undefined;
    }
    if (type === 'space') {
      if (!options.inFlow && source.includes('\t')) tab = token;
      continue;
    }
    if (type === 'newline') {
      hasNewline = true;
      atLineStart = true;
      newlineAfterProp = anchor !== undefined || tag !== undefined;
      continue;
    }
    if (type === 'comment') {
      options.onComment(token);
      atLineStart = false;
      continue;
    }
    atLineStart = false;
    if (type === 'anchor' && source === '&') {
      problems.add('bad-start', token.offset, end, { params: { character: '&' } });
    } else if (type === 'anchor' && anchor === undefined) {
      anchor = token;
      newlineAfterProp = false;
    } else if (type === 'tag' && tag === undefined) {
      tag = token;
      newlineAfterProp = false;
    } else if (type === options.indicator && indicator === undefined) {
      if (anchor !== undefined || tag !== undefined) {
        problems.add('anchor-place', token.offset, end, { params: { indicator: source } });
      }
      indicator = token;
      atLineStart = type === 'seq-item-ind' || type === 'explicit-key-ind';
    } else if (type === 'comma' && options.inFlow && comma === undefined) {
      comma = token;
    } else {
      problems.add('unexpected-text', token.offset, end, { params: { text: shorten(source) } });
    }
  }
  if (tab !== undefined && (atLineStart || options.beforeBlock)) reportTab(tab, problems);
  return { indicator, anchor, tag, comma, hasNewline, newlineAfterProp, end };
}

function reportTab(tab: SourceToken, problems: ProblemList): void {
  const at = tab.offset + tab.source.indexOf('\t');
  const end = tab.offset + tab.source.length;
  problems.add('tab-indent', at, end);
}

/** Source text for a message: one line, not too long. */
export function shorten(source: string): string {
  const line = source.split('\n', 1)[0] ?? '';
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}
