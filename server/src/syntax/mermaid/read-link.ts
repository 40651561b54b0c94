import type { ChartBuilder } from './chart-builder.ts';
import type { Link } from './flowchart.ts';
import { readText } from './read-text.ts';
import type { TokenReader } from './token-reader.ts';

/** A link without the nodes that it connects. */
export type ReadLink = Omit<Link, 'from' | 'to'>;

const HEADS: Readonly<Record<string, Link['head']>> = { x: 'cross', o: 'circle', '>': 'point' };

/** A link with its id and text, where one begins; undefined where it is broken, which is said. */
export function readLink(reader: TokenReader, chart: ChartBuilder): ReadLink | undefined {
  const idToken = reader.takeIf('link id');
  const id = idToken && reader.word({ start: idToken.start, end: idToken.end - 1 });
  const first = reader.takeAny(['link', 'link start']);
  if (first === undefined) {
    chart.unexpected('bad-link');
    return undefined;
  }
  if (first.problem === 'bad-link') chart.problem('bad-link', first, reader.word(first).text);
  const startSigns = first.kind === 'link start' ? reader.text(reader.trimmed(first)) : undefined;
  const label = startSigns === undefined ? readPipes(reader, chart) : readText(reader, 'link text');
  if (label === null) return undefined;
  let last = first;
  if (startSigns !== undefined) {
    const close = label && reader.takeIf('link');
    if (close === undefined) {
      chart.unexpected('unclosed-link-text', first);
      return undefined;
    }
    last = close;
  }
  const { start, end } = reader.place({ start: first.start, end: last.end });
  const whole = reader.place({ start: (idToken ?? first).start, end: reader.last.end });
  reader.takeIf('space');
  const said = signsOf(reader.text(reader.trimmed(last)), startSigns);
  const { line, head, bothWays, length } = said;
  return { id, label, line, head, bothWays, length, start, end, whole };
}

/** `|text|`; null where it is broken. */
function readPipes(reader: TokenReader, chart: ChartBuilder): Link['label'] | null {
  const pipe = reader.takeIf('|');
  if (pipe === undefined) return undefined;
  const label = readText(reader, 'text');
  if (label !== undefined && reader.takeIf('|') !== undefined) return label;
  chart.unexpected('unclosed-link-text', pipe);
  return null;
}

/** What the signs at the end of a link say, and those at its beginning where a text stands between. */
function signsOf(
  signs: string,
  startSigns: string | undefined,
): Pick<Link, 'line' | 'head' | 'bothWays' | 'length'> {
  const last = signs.slice(-1);
  const head = HEADS[last] ?? 'none';
  const first = signs.startsWith('<') ? '>' : signs[0];
  const isDouble = head !== 'none' && first === last;
  const line = signs.slice(isDouble ? 1 : 0, -1);
  const dots = line.split('.').length - 1;
  const start = startSigns?.[0] === '<' ? '>' : startSigns?.[0];
  return {
    line: dots > 0 ? 'dotted' : lineOf(line),
    head,
    bothWays: isDouble || (head !== 'none' && start === last),
    length: Math.max(dots > 0 ? dots : line.length - 1, 1),
  };
}

function lineOf(signs: string): Link['line'] {
  if (signs.startsWith('=')) return 'thick';
  return signs.startsWith('~') ? 'invisible' : 'normal';
}
