import type { Legend } from '../colours.ts';
import { html } from '../draw/elements.ts';
import type { PictureLink } from '../graph/picture-types.ts';
import type { Texts } from '../texts.ts';

/** What the colours mean: each with its sign and in words. */
export function drawLegend(
  legend: Legend,
  links: readonly PictureLink[],
  texts: Texts,
): HTMLElement[] {
  const entries = html('ul', { 'aria-label': texts.legend });
  for (const { slot, sign, text, count } of legend.swatches) {
    const entry = html('li', { class: slot });
    entry.append(
      html('span', { class: 'swatch', 'aria-hidden': 'true' }, sign),
      html('span', { class: 'legend-text', title: text }, text),
      html('span', { class: 'legend-count' }, String(count)),
    );
    entries.append(entry);
  }
  // Of the lines only those are explained that are there.
  const lines = html('ul', { 'aria-label': texts.legend });
  for (const [kind, text] of [
    ['claimed', texts.claimed],
    ['reference', texts.reference],
  ] as const) {
    if (!links.some((link) => link[kind])) continue;
    const entry = html('li', { class: 'line-entry' });
    entry.append(
      html('span', { class: `sample ${kind}`, 'aria-hidden': 'true' }),
      html('span', {}, text),
    );
    lines.append(entry);
  }
  return lines.childElementCount > 0 ? [entries, lines] : [entries];
}
