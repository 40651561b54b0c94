import type { Range } from '../../../base/range.ts';
import { callsIn, type ReadTag } from './read-jinja.ts';

/** How a template becomes a text that can be parsed. */
export interface MaskChoice {
  /** The branch of an `if` that stays; without an `else` the last one is empty. */
  readonly branch: 'first' | 'last';
  /** What becomes of macros that are no value as far as one knows: a name, or nothing. */
  readonly macros: 'name' | 'blank';
}

/** A name that stands for an expression. */
export type JinjaHole = ReadTag;

export interface MaskedJinja {
  /** As long as the original, lines and all. */
  readonly text: string;
  readonly holes: readonly JinjaHole[];
}

/** Statements with an end. But for `if` and `for` their bodies are for others to use. */
const OPENS = /^(?:if|for|macro|test|data_test|materialization|call|docs|set)$/;

/** They give clauses, or nothing. */
const NO_VALUE = /^(?:config|log|print|group_by|debug|set_sql_header|limit_zero)$/;

/** In a loop that goes round once, the first is the last. */
const NOT_ONCE =
  /\bnot\s+loop\s*\.\s*(?:first|last)\b|\bloop\s*\.\s*(?:index0?|revindex0?|length)\b/;
const OF_LOOP = /\bloop\s*\.\s*\w+/;

/** What is open around a place. */
interface Block {
  readonly word: string;
  hidden: boolean;
  /** A branch of it was kept. */
  taken: boolean;
}

/** More is no template of people. */
const MAX_BLOCKS = 100;

/** Puts names where expressions stand and blanks what is no SQL, so that offsets stay. */
export function maskJinja(text: string, tags: readonly ReadTag[], choice: MaskChoice): MaskedJinja {
  const pieces: string[] = [];
  const holes: JinjaHole[] = [];
  const blocks: Block[] = [];
  let hidden = 0;
  let at = 0;
  const hide = (block: Block, value: boolean): void => {
    if (block.hidden !== value) hidden += value ? 1 : -1;
    block.hidden = value;
  };
  for (const tag of tags) {
    const before = text.slice(at, tag.start);
    pieces.push(hidden > 0 ? blank(before) : before);
    at = tag.end;
    const written = text.slice(tag.start, tag.end);
    if (tag.kind === 'expression' && hidden === 0 && !isNothing(tag, written, choice)) {
      holes.push(tag);
      pieces.push(named(written));
    } else pieces.push(blank(written));
    if (tag.kind !== 'statement' || tag.word === '') continue;
    const block = blocks.at(-1);
    if (tag.word.startsWith('end')) {
      const index = blocks.findLastIndex(({ word }) => word === tag.word.slice(3));
      if (index !== -1) for (const closed of blocks.splice(index)) hide(closed, false);
    } else if (tag.word === 'else' || tag.word === 'elif') {
      if (block?.word === 'if') {
        hide(block, block.taken || tag.word === 'elif');
        block.taken ||= !block.hidden;
      } else if (block?.word === 'for') hide(block, true);
    } else if (OPENS.test(tag.word) && blocks.length < MAX_BLOCKS) {
      const opened: Block = { word: tag.word, hidden: false, taken: false };
      blocks.push(opened);
      hide(opened, isHidden(tag, written, choice));
      opened.taken = !opened.hidden;
    }
  }
  const rest = text.slice(at);
  pieces.push(hidden > 0 ? blank(rest) : rest);
  return { text: pieces.join(''), holes };
}

function isHidden({ word }: ReadTag, written: string, { branch }: MaskChoice): boolean {
  if (word === 'for') return false;
  if (word !== 'if') return true;
  if (OF_LOOP.test(written)) return NOT_ONCE.test(written);
  return branch === 'last';
}

function isNothing({ value }: ReadTag, written: string, { macros }: MaskChoice): boolean {
  if (OF_LOOP.test(written) || value === undefined) return true;
  if (value.kind !== 'call') return false;
  if (NO_VALUE.test(value.name)) return true;
  const isRelation = callsIn(value).some(({ path }) => path === 'ref' || path === 'source');
  return macros === 'blank' && !isRelation && value.path !== 'var';
}

export function blank(text: string): string {
  return text.replaceAll(/[^\r\n]/g, ' ');
}

/** A name ends with its line. */
function named(written: string): string {
  const [first = ''] = /^[^\r\n]*/.exec(written) ?? [];
  return 'q'.repeat(first.length) + blank(written.slice(first.length));
}

/** The hole that a name covers as a whole or in part. Holes are in the order of the text. */
export function holeAt(holes: readonly JinjaHole[], { start, end }: Range): JinjaHole | undefined {
  let low = 0;
  let high = holes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holes[middle]!.end <= start) low = middle + 1;
    else high = middle;
  }
  const found = holes[low];
  return found !== undefined && found.start < end ? found : undefined;
}
