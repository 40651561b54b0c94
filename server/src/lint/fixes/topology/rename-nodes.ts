import type { Range } from '../../../base/range.ts';
import type { TextEdit } from '../../../base/text-edit.ts';
import { firstLine, tableNames } from '../../../model/read-topology.ts';
import type { Flowchart } from '../../../syntax/mermaid/flowchart.ts';

/** Gives nodes other names: their ids, and labels that say the same; of nodes whose ids say nothing, the labels. */
export function renameNodes(
  text: string,
  chart: Flowchart,
  names: ReadonlyMap<string, string>,
): readonly TextEdit[] {
  if (names.size === 0) return [];
  const known = tableNames(chart);
  const edits: TextEdit[] = [];
  const write = ({ start, end }: Range, newText: string): void => {
    if (text.slice(start, end) !== newText) edits.push({ range: { start, end }, newText });
  };
  for (const { id, label, start, end } of chart.mentions) {
    const name = known.get(id);
    const wanted = name === undefined ? undefined : names.get(name);
    if (wanted === undefined) continue;
    if (id === name) write({ start, end }, wanted);
    // Other lines of the label stay.
    if (label !== undefined && firstLine(label.text) === name) {
      const at = text.indexOf(name, label.start);
      if (at !== -1 && at < label.end) write({ start: at, end: at + name.length }, wanted);
    }
  }
  for (const word of placesOfIds(chart)) {
    const wanted = names.get(word.text);
    if (wanted !== undefined && known.get(word.text) === word.text) write(word, wanted);
  }
  return edits;
}

/** Where clicks, styles and classes name nodes. */
export function placesOfIds({
  clicks,
  styles,
  classUses,
  mentions,
}: Flowchart): readonly (Range & { readonly text: string })[] {
  const own = new Set(mentions.map(({ start }) => start));
  const words = [
    ...clicks.map(({ node }) => node),
    ...styles.map(({ node }) => node),
    ...classUses.flatMap(({ of }) => of),
  ];
  // What gets a class where it is named, `a:::done`, is a mention itself.
  return words.filter(({ start }) => !own.has(start));
}
