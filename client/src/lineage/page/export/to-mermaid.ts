import type { Direction } from '../../messages.ts';
import { titleOf } from '../draw/box-size.ts';
import type { Picture } from '../graph/picture-types.ts';
import type { Texts } from '../texts.ts';

/**
 * A flowchart of what is shown. Ids are ours, and of a name only letters, digits and a few harmless signs are written as
 * they are: nothing that a file says can become syntax.
 */
export function toMermaid(picture: Picture, direction: Direction, texts: Texts): string {
  const ids = new Map(picture.boxes.map(({ id }, i) => [id, `n${i}`]));
  const lines = [`flowchart ${direction}`];
  const node = (box: Picture['boxes'][number]): string => {
    const label = `"${escapeLabel(titleOf(box, texts))}"`;
    const isSource = box.type === 'node' && box.node.kind === 'source';
    return ids.get(box.id)! + (isSource ? `[(${label})]` : `[${label}]`);
  };
  const inFrame = (box: Picture['boxes'][number], id: string): boolean =>
    box.type === 'node' && box.group === id;
  for (const [i, { id, name }] of picture.frames.entries()) {
    lines.push(`  subgraph g${i}["${escapeLabel(name ?? texts.notSaid)}"]`);
    for (const box of picture.boxes) if (inFrame(box, id)) lines.push(`    ${node(box)}`);
    lines.push('  end');
  }
  for (const box of picture.boxes)
    if (box.type !== 'node' || box.group === undefined) lines.push(`  ${node(box)}`);
  for (const { from, to, claimed, reference, both } of picture.links) {
    const arrow = claimed || reference ? '-.->' : '-->';
    lines.push(`  ${ids.get(from)!} ${both ? `<${arrow}` : arrow} ${ids.get(to)!}`);
  }
  return `${lines.join('\n')}\n`;
}

/** As a number of Unicode: mermaid reads `#34;` as a quote. Control characters and halves of pairs are no text. */
export function escapeLabel(text: string): string {
  const plain = text
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cs}]/gu, '')
    .trim();
  const escaped = plain.replace(
    /[^\p{L}\p{M}\p{N} _.\-/,]/gu,
    (char) => `#${char.codePointAt(0)!};`,
  );
  // Mermaid takes nothing, or a blank, for no label and shows the id.
  return escaped === '' ? '-' : escaped;
}
