import type { Range } from '../../base/range.ts';
import {
  breakOf,
  columnOf,
  isJson,
  lineEnd,
  lineStart,
  nextLine,
  outdent,
  trimmed,
} from '../yaml/edit/text-lines.ts';
import { formatScalar } from '../yaml/edit/format-scalar.ts';
import type { YamlNode, YamlScalar } from '../yaml/tree.ts';
import type { EditList } from './edit-list.ts';
import type { Collection, Entry, EntryLists } from './entry.ts';
import { flowText } from './flow-text.ts';
import { leadOf, linesOfEntry } from './entry-lines.ts';
import type { YamlText } from './yaml-text.ts';

/** What people have of an entry, and what is to be changed in it; undefined where it goes. */
export interface Written {
  readonly entry: Entry;
  readonly outcome: { readonly edits: EditList } | undefined;
}

interface Collections {
  readonly current: Collection;
  readonly next: Collection;
  readonly lists: EntryLists;
  /** The collection stands in braces or brackets. */
  readonly inFlow: boolean;
}

/** Writes into the current text what was decided, as the current text writes such things. */
export class YamlWriter {
  readonly #current: YamlText;
  readonly #next: YamlText;
  readonly #eol: string;
  readonly #json: boolean;
  readonly #dropped: ReadonlySet<string>;

  constructor(base: YamlText | undefined, current: YamlText, next: YamlText) {
    this.#current = current;
    this.#next = next;
    this.#eol = breakOf(current.text);
    this.#json = isJson(current.text);
    const stay = new Set(next.comments.map(({ text }) => text.trim()));
    this.#dropped = new Set(
      base?.comments.flatMap(({ text }) => (stay.has(text.trim()) ? [] : [text.trim()])),
    );
  }

  /** Entries come and go. At least one is left. */
  collection(
    collections: Collections,
    fates: readonly Written[],
    added: readonly Entry[],
    edits: EditList,
  ): void {
    const { current, next, lists, inFlow } = collections;
    if (
      current.flow &&
      (inFlow || fates.length > 0 || added.length < lists.next.length || next.flow)
    ) {
      this.#flow(current, fates, added, edits);
      return;
    }
    if (current.flow) {
      this.#blockFor(current, next, added, edits);
      return;
    }
    const [first, second] = fates;
    if (first === undefined) return;
    for (const { outcome } of fates) if (outcome !== undefined) edits.take(outcome.edits);
    for (const [index, { entry, outcome }] of fates.entries())
      if (outcome === undefined)
        edits.remove(this.#removal(entry.at, index === 0, second?.entry.at));
    const places = placesBehind(fates, current.kind === 'map' ? lists.next : undefined);
    const column = columnOf(this.#current.text, first.entry.at.start);
    const isNew = new Set(added);
    let last: Range | undefined;
    for (const entry of lists.next) {
      if (isNew.has(entry)) {
        const { blank, lines } = linesOfEntry(this.#next, next, entry);
        this.#insert({ lines, blank, column, behind: last, first }, edits);
      } else last = places.get(entry.id) ?? last;
    }
  }

  /** Nothing is left of a collection. */
  empty({ at }: Entry, current: Collection, edits: EditList): void {
    const text = current.kind === 'map' ? '{}' : '[]';
    const start = current.flow ? current.start : 'key' in at ? at.colon + 1 : at.start + 1;
    const { end } = trimmed(this.#current.text, current);
    edits.replace({ start, end }, current.flow ? text : ` ${text}`);
  }

  /** A value gives way to another one. */
  replace(is: Entry, will: Entry, inFlow: boolean, edits: EditList): void {
    const [from, to] = [is.value, will.value];
    if (from?.kind === 'scalar' && to?.kind === 'scalar') {
      edits.replace(trimmed(this.#current.text, from), this.#scalar(from, is, to, will, inFlow));
      return;
    }
    const isItem = !('key' in is.at);
    const start =
      'key' in is.at ? is.at.colon + 1 : inFlow ? (from?.start ?? is.at.start) : is.at.start + 1;
    const end = from === undefined ? start : trimmed(this.#current.text, from).end;
    const source = this.#source(is, will);
    if (!inFlow && source !== undefined) edits.replace({ start, end }, source);
    else edits.replace({ start, end }, (isItem && inFlow ? '' : ' ') + flowText(to, this.#json));
  }

  /** What stands behind the colon or dash of an entry, moved to where another one stands; undefined inside of braces. */
  #source(is: Entry, { at, value }: Entry): string | undefined {
    const { text } = this.#next;
    const from =
      'key' in at ? at.colon + 1 : text.startsWith('-', at.start) ? at.start + 1 : undefined;
    if (from === undefined || value === undefined) return undefined;
    const source = text.slice(from, trimmed(text, value).end);
    const indent = ' '.repeat(columnOf(this.#current.text, is.at.start));
    const lines = outdent(source, columnOf(text, at.start));
    return lines
      .map((line, index) => (index === 0 || line === '' ? line : indent + line))
      .join(this.#eol);
  }

  #scalar(from: YamlScalar, is: Entry, to: YamlScalar, will: Entry, inFlow: boolean): string {
    if (typeof to.value !== 'string')
      return this.#json || inFlow ? flowText(to, this.#json) : this.#written(to);
    const isBlock = to.style === 'literal' || to.style === 'folded';
    const { style } = from;
    if (this.#json) return formatScalar(to.value, 'json');
    if ((style === 'single' || style === 'double') && !isBlock)
      return formatScalar(to.value, style, inFlow);
    const { end } = trimmed(this.#current.text, from);
    const isAlone = this.#current.text.slice(end, lineEnd(this.#current.text, end)).trim() === '';
    const isLong = this.#written(to).includes('\n');
    if (inFlow || (isLong && !isAlone)) return formatScalar(to.value, 'double', inFlow);
    return this.#source(is, will)?.trimStart() ?? formatScalar(to.value, 'plain', inFlow);
  }

  #written(node: YamlNode): string {
    const { start, end } = trimmed(this.#next.text, node);
    return this.#next.text.slice(start, end);
  }

  #insert({ lines, blank, column, behind, first }: Insertion, edits: EditList): void {
    const { text } = this.#current;
    const indent = this.#eol + ' '.repeat(column);
    const placed = lines.map((line) => (line === '' ? this.#eol : indent + line));
    const own = first.entry.at;
    if (
      behind === undefined &&
      first.outcome !== undefined &&
      leadOf(this.#current, own.start).lines.length === 0
    ) {
      edits.insert(own.start, placed.join('').slice(indent.length) + indent);
      return;
    }
    const at = lineEnd(text, trimmed(text, behind ?? own).end);
    edits.insert(at, (blank ? this.#eol : '') + placed.join(''));
  }

  /** An entry with its lines, and with comments above it that are ours and not made any more. */
  #removal(range: Range, isFirst: boolean, second: Range | undefined): Range {
    const { text } = this.#current;
    const { start, end } = trimmed(text, {
      start: range.start,
      end: Math.max(range.end, range.start + 1),
    });
    const begin = lineStart(text, start);
    // Behind a dash the next entry takes its place.
    if (text.slice(begin, start).trim() !== '') return { start, end: second?.start ?? end };
    const lead = leadOf(this.#current, start).lines;
    const kept = lead.findLastIndex(({ text: comment }) => !this.#dropped.has(comment.trim()));
    let from = lead[kept + 1]?.start ?? start;
    from = lineStart(text, from);
    if (from === 0) return { start: 0, end: nextLine(text, end) };
    if (!isFirst && kept === -1)
      while (from > 0 && text.slice(lineStart(text, from - 1), from).trim() === '')
        from = lineStart(text, from - 1);
    return {
      start: lineEnd(text, Math.max(0, lineStart(text, from - 1))),
      end: lineEnd(text, end),
    };
  }

  /** A collection in brackets, with its entries on one line or each on its own, as people have them. */
  #flow(
    current: Collection,
    fates: readonly Written[],
    added: readonly Entry[],
    edits: EditList,
  ): void {
    const { text } = this.#current;
    const parts = fates.flatMap(({ entry, outcome }) =>
      outcome === undefined ? [] : [outcome.edits.applied(text, trimmed(text, entry.at))],
    );
    const isMap = current.kind === 'map';
    for (const { at, value } of added) {
      const source = flowText(value, this.#json);
      parts.push('key' in at ? `${flowText(at.key, this.#json)}: ${source}` : source);
    }
    const [first, last] = [fates[0]?.entry.at, fates.at(-1)?.entry.at];
    const { start, end } = current;
    const between = first === undefined ? '' : text.slice(start + 1, first.start);
    const [open, close] = isMap ? ['{', '}'] : ['[', ']'];
    const gap = between.includes('\n') ? `,${between}` : ', ';
    const head = first === undefined ? (isMap ? ' ' : '') : between;
    const tail = last === undefined ? head : text.slice(trimmed(text, last).end, end - 1);
    edits.replace({ start, end }, open + head + parts.join(gap) + tail + close);
  }

  /** An empty collection in brackets becomes one of lines. */
  #blockFor(current: Collection, next: Collection, added: readonly Entry[], edits: EditList): void {
    const { text } = this.#current;
    const line = text.slice(lineStart(text, current.start), current.start);
    const column = /^[ ]*(?:- +)*/.exec(line)?.[0].length ?? 0;
    const indent = this.#eol + ' '.repeat(column + 2);
    const lines = added.flatMap((entry) => linesOfEntry(this.#next, next, entry).lines);
    const blanks = line.length - line.trimEnd().length;
    const body = lines.map((one) => (one === '' ? this.#eol : indent + one)).join('');
    edits.replace({ start: current.start - blanks, end: current.end }, '');
    // Behind a comment on that line: it would end up in a text of several lines otherwise.
    edits.insert(lineEnd(text, current.end), body);
  }
}

interface Insertion {
  readonly lines: readonly string[];
  /** A blank line stands before it. */
  readonly blank: boolean;
  readonly column: number;
  /** The entry that it comes behind; undefined where it is the first one. */
  readonly behind: Range | undefined;
  readonly first: Written;
}

/**
 * Where what comes behind each entry goes: directly behind it, but in maps behind the keys that people put there, so
 * that a short one of theirs does not end up below a long one that is new. `next`: of maps, what is made.
 */
function placesBehind(
  fates: readonly Written[],
  next: readonly Entry[] | undefined,
): ReadonlyMap<string, Range> {
  const made = next && new Set(next.map(({ id }) => id));
  const places = new Map<string, Range>();
  let behind: Range | undefined;
  for (const { entry, outcome } of fates.toReversed()) {
    const isOwn = made?.has(entry.id) === false && outcome !== undefined;
    places.set(entry.id, isOwn ? entry.at : (behind ?? entry.at));
    if (isOwn) behind ??= entry.at;
    else behind = undefined;
  }
  return places;
}
