import { PlacedBlock } from './document.ts';
import type { YamlBlock, YamlFile, YamlFragment } from './file.ts';

/** A block the new text has; `role` is open where it depends on what the parser finds. */
export interface WantedBlock {
  readonly start: number;
  readonly end: number;
  readonly role: YamlBlock['role'] | undefined;
}

/**
 * Makes the blocks of a new text, taking over what an older version has already parsed:
 * the same blocks from both ends inwards, then any with the same text.
 */
export function reuseBlocks(
  text: string,
  wanted: readonly WantedBlock[],
  previous: YamlFile | undefined,
  parse: (text: string) => YamlFragment,
): PlacedBlock[] {
  const old = previous?.documents.flatMap((document) => document.blocks) ?? [];
  const result: PlacedBlock[] = [];
  let head = 0;
  while (head < wanted.length && isSame(text, wanted[head], old[head])) head++;
  let tail = 0;
  const room = Math.min(wanted.length, old.length) - head;
  while (tail < room && isSame(text, wanted.at(-1 - tail), old.at(-1 - tail))) tail++;

  const byText = new Map<string, YamlFragment>();
  for (let index = head; index < old.length - tail; index++) {
    const fragment = old[index]?.fragment;
    if (fragment !== undefined) byText.set(fragment.text, fragment);
  }
  for (const [index, block] of wanted.entries()) {
    const fromEnd = wanted.length - index;
    const match = index < head ? old[index] : fromEnd <= tail ? old.at(-fromEnd) : undefined;
    const fragment =
      match?.fragment ?? fragmentOf(text.slice(block.start, block.end), byText, parse);
    result.push(placed(block, fragment, match));
  }
  return result;
}

function isSame(
  text: string,
  wanted: WantedBlock | undefined,
  old: YamlBlock | undefined,
): boolean {
  if (wanted === undefined || old === undefined) return false;
  const known = old.fragment.text;
  return (
    known.length === wanted.end - wanted.start && text.slice(wanted.start, wanted.end) === known
  );
}

function fragmentOf(
  text: string,
  byText: ReadonlyMap<string, YamlFragment>,
  parse: (text: string) => YamlFragment,
): YamlFragment {
  return byText.get(text) ?? parse(text);
}

function placed(
  wanted: WantedBlock,
  fragment: YamlFragment,
  match: YamlBlock | undefined,
): PlacedBlock {
  const { start } = wanted;
  const role = wanted.role ?? (fragment.root?.kind === 'map' ? 'pairs' : 'other');
  if (match instanceof PlacedBlock && match.start === start && match.role === role) return match;
  return new PlacedBlock(start, fragment, role);
}
