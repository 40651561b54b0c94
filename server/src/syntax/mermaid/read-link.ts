import type { Link } from './flowchart.ts';
import type { Scanner } from './scanner.ts';

type Line = Link['line'];

/** The signs of a whole link, and of the first half of one with a text inside: `-- text -->`. */
const LINKS: readonly { readonly line: Line; readonly whole: RegExp; readonly half?: RegExp }[] = [
  { line: 'invisible', whole: /~~~+/y },
  { line: 'normal', whole: /[xo<]?--+[-xo>]/y, half: /[xo<]?--/y },
  { line: 'thick', whole: /[xo<]?==+[=xo>]/y, half: /[xo<]?==/y },
  { line: 'dotted', whole: /[xo<]?-?\.+-[xo>]?/y, half: /[xo<]?-\./y },
  // Not Mermaid's, but what is meant is clear.
  { line: 'normal', whole: /->/y },
];
/** The text inside and the second half. */
const REST: Readonly<Record<Line, RegExp>> = {
  invisible: /~/y,
  normal: /[^-\r\n]*(?:-(?!-)[^-\r\n]*)*--+[-xo>]/y,
  thick: /[^=\r\n]*(?:=(?!=)[^=\r\n]*)*==+[=xo>]/y,
  dotted: /[^.\r\n]*(?:\.(?![.-])[^.\r\n]*)*\.+-[xo>]?/y,
};
const LINK_ID = /[\p{L}\p{N}_-]+@(?=[xo<]?(?:--|==|-?\.|~~))/uy;
const PIPES = /[^\S\r\n]*\|[^|"\r\n]*(?:"[^"]*"[^|"\r\n]*)*\|/y;

export interface ReadLink extends Pick<Link, 'line' | 'bothWays' | 'start' | 'end'> {
  /** `e1@-->` */
  readonly id: string | undefined;
}

/** A link where one begins, with its texts. A first half without the second is none, and its line is lost. */
export function readLink(scanner: Scanner): ReadLink | undefined {
  const id = scanner.take(LINK_ID)?.[0].slice(0, -1);
  const start = scanner.at;
  for (const { line, whole, half } of LINKS) {
    const signs = scanner.take(whole)?.[0];
    if (signs !== undefined) {
      const link = { id, line, bothWays: signs.startsWith('<'), start, end: scanner.at };
      scanner.take(PIPES);
      return link;
    }
    const first = half && scanner.take(half)?.[0];
    if (first === undefined) continue;
    scanner.skipBlanks();
    scanner.takeQuoted();
    if (scanner.take(REST[line]) === undefined) {
      scanner.skipLine();
      return undefined;
    }
    return { id, line, bothWays: first.startsWith('<'), start, end: scanner.at };
  }
  return undefined;
}
