import type { Range } from '../base/range.ts';
import type { Position } from '../base/line-index.ts';
import type { Finding, WorkspaceFinding } from './rule.ts';

/** Anything that knows where lines begin. */
export interface Offsets {
  offsetAt(position: Position): number;
}

/** A finding of the workspace in the text of its file, where fixes and formats can work with it. */
export function locate({ place, ...finding }: WorkspaceFinding, lines: Offsets): Finding {
  const { line } = place;
  const range: Range = {
    start: lines.offsetAt({ line, character: place.start }),
    end: lines.offsetAt({ line, character: place.end }),
  };
  return { ...finding, range };
}
