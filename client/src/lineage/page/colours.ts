import type { ColourBy, ViewNode } from '../messages.ts';
import type { Texts } from './texts.ts';

/** So many values have a colour and a sign of their own; page.css has the colours. */
const SLOTS = 7;
/** No triangle and no cross: these are warnings and errors. */
const SIGNS = ['●', '■', '◐', '◆', '★', '✚', '⬟'];

/** What a node looks like by one of its facts: a colour, and a sign for those who do not see colours. */
export interface Swatch {
  /** Class of page.css. */
  readonly slot: string;
  readonly sign: string;
  readonly text: string;
}

export interface Legend {
  readonly swatches: readonly (Swatch & { readonly count: number })[];
  readonly of: (node: ViewNode) => Swatch;
}

/** The frequent values get the colours, in an order that does not depend on what is shown just now. */
export function makeLegend(all: Iterable<ViewNode>, colourBy: ColourBy, texts: Texts): Legend {
  const nodes = [...all];
  const known =
    colourBy === 'health' ? healthSwatches(texts) : valueSwatches(nodes, colourBy, texts);
  const others: Swatch = { slot: 'slot-others', sign: '◇', text: texts.others };
  const none: Swatch = { slot: 'slot-none', sign: '○', text: texts.notSaid };
  const of = (node: ViewNode): Swatch => {
    const value = colourBy === 'health' ? healthOf(node) : node[colourBy];
    return value === undefined ? none : (known.get(value) ?? others);
  };
  const counts = new Map<Swatch, number>();
  for (const node of nodes) counts.set(of(node), (counts.get(of(node)) ?? 0) + 1);
  const order = [...known.values(), others, none];
  const swatches = order.flatMap((swatch) => {
    const count = counts.get(swatch);
    return count === undefined ? [] : [{ ...swatch, count }];
  });
  return { swatches, of };
}

function valueSwatches(
  nodes: readonly ViewNode[],
  field: Exclude<ColourBy, 'health'>,
  texts: Texts,
): Map<string, Swatch> {
  const counts = new Map<string, number>();
  for (const node of nodes) {
    const value = node[field];
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const frequent = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, SLOTS);
  return new Map(
    frequent.map(([value], i) => [
      value,
      { slot: `slot-${i}`, sign: SIGNS[i]!, text: value === '' ? texts.notSaid : value },
    ]),
  );
}

const healthOf = ({ errors, warnings }: ViewNode): string =>
  errors > 0 ? 'errors' : warnings > 0 ? 'warnings' : 'healthy';

const healthSwatches = (texts: Texts): Map<string, Swatch> =>
  new Map([
    ['errors', { slot: 'slot-errors', sign: '✕', text: texts.hasErrors }],
    ['warnings', { slot: 'slot-warnings', sign: '▲', text: texts.hasWarnings }],
    ['healthy', { slot: 'slot-healthy', sign: '✓', text: texts.healthy }],
  ]);
