import { PlacedBlock } from './document.ts';
import type { YamlBlock, YamlFile, YamlFragment } from './file.ts';
import { parseBareKey, parseFragment } from './parse-fragment.ts';

/** A block the new text has. */
export interface WantedBlock {
  readonly start: number;
  readonly end: number;
  /** Open where the block is a whole document: then it depends on what the parser finds. */
  readonly role: YamlBlock['role'] | undefined;
  readonly isBareKey: boolean;
}

interface OldBlock {
  readonly block: YamlBlock;
  readonly isWhole: boolean;
}

/**
 * Makes the blocks of a new text, taking over what an older version has already parsed:
 * the same blocks from both ends inwards, then any with the same text.
 */
export function reuseBlocks(
  text: string,
  wanted: readonly WantedBlock[],
  previous: YamlFile | undefined,
): PlacedBlock[] {
  const old = previous === undefined ? [] : oldBlocks(previous);
  let head = 0;
  while (head < wanted.length && isSame(text, wanted[head], old[head])) head++;
  let tail = 0;
  const room = Math.min(wanted.length, old.length) - head;
  while (tail < room && isSame(text, wanted.at(-1 - tail), old.at(-1 - tail))) tail++;

  const changed = old.slice(head, old.length - tail);
  const byText = new Map(changed.filter((one) => !one.isWhole).map(textAndFragment));
  return wanted.map((block, index) => {
    const fromEnd = wanted.length - index;
    const match = index < head ? old[index] : fromEnd <= tail ? old.at(-fromEnd) : undefined;
    if (match !== undefined) return placed(block, match.block.fragment, match.block);
    const source = text.slice(block.start, block.end);
    const known = block.role === undefined ? undefined : byText.get(source);
    return placed(block, known ?? parse(source, block.isBareKey), undefined);
  });
}

function oldBlocks(file: YamlFile): OldBlock[] {
  return file.documents.flatMap(({ blocks }) =>
    blocks.map((block) => ({ block, isWhole: blocks.length === 1 })),
  );
}

function textAndFragment({ block }: OldBlock): [string, YamlFragment] {
  return [block.fragment.text, block.fragment];
}

function parse(source: string, isBareKey: boolean): YamlFragment {
  return isBareKey ? parseBareKey(source) : parseFragment(source);
}

/** A whole document and a cut-out piece of the same text may mean different things: a lone word is a value or a key. */
function isSame(text: string, wanted: WantedBlock | undefined, old: OldBlock | undefined): boolean {
  if (wanted === undefined || old === undefined) return false;
  if (old.isWhole !== (wanted.role === undefined)) return false;
  const known = old.block.fragment.text;
  const length = wanted.end - wanted.start;
  return known.length === length && text.slice(wanted.start, wanted.end) === known;
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
