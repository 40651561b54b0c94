import type { Range } from '../../base/range.ts';
import type { TextEdit } from '../../base/text-edit.ts';
import { lineEnd, trimmed } from '../yaml/edit/text-lines.ts';
import type { YamlMap, YamlNode, YamlSequence } from '../yaml/tree.ts';
import { EditList } from './edit-list.ts';
import { entriesOf } from './entries.ts';
import type { Collection, Entry, EntryLists } from './entry.ts';
import { looseList, looseMap, looseText, sameKey } from './loose-text.ts';
import type { MergeConflict } from './merged.ts';
import { YamlWriter } from './yaml-writer.ts';
import { commentsIn, type YamlText } from './yaml-text.ts';

/** What becomes of a value. */
interface Outcome {
  /** `looseText` of the value. */
  readonly said: string;
  readonly edits: EditList;
}

/** What becomes of an entry that people have: undefined where it goes. */
interface Fate {
  readonly entry: Entry;
  readonly outcome: Outcome | undefined;
}

/** Collections of the same kind in the versions of a text, with the entry that they are the value of. */
interface Meeting {
  readonly current: Collection;
  readonly next: Collection;
  readonly lists: EntryLists;
  readonly place: Place;
}

interface Place {
  readonly path: readonly string[];
  /** In the current text: what a conflict points at. */
  readonly range: Range;
  /** It stands in braces or brackets. */
  readonly inFlow: boolean;
}

/** Decides what becomes of each entry of a text, and collects the edits and the conflicts. */
export class YamlMerger {
  readonly conflicts: MergeConflict[] = [];
  readonly #base: YamlText | undefined;
  readonly #current: YamlText;
  readonly #next: YamlText;
  readonly #writer: YamlWriter;
  readonly #baseComments: ReadonlySet<string>;
  readonly #partial: boolean;

  constructor(base: YamlText | undefined, current: YamlText, next: YamlText, partial: boolean) {
    this.#partial = partial;
    this.#base = base;
    this.#current = current;
    this.#next = next;
    this.#baseComments = new Set(base?.comments.map(({ text }) => text.trim()));
    this.#writer = new YamlWriter(base, current, next);
  }

  /** The edits of the current text, and `looseText` of what it says with them. */
  merge(): { readonly said: string; readonly edits: readonly TextEdit[] } {
    const [is, will] = [this.#current.root, this.#next.root];
    const place: Place = { path: [], range: { start: 0, end: 0 }, inFlow: false };
    const meeting = this.#meeting(this.#base?.root, is, will, place);
    if (meeting === undefined) {
      if (will !== undefined && is !== undefined) this.#conflict('changed', place);
      return { said: looseText(is), edits: [] };
    }
    const { said, edits } = this.#collection(meeting);
    return { said, edits: edits.edits() };
  }

  #entry(was: Entry | undefined, is: Entry, will: Entry, place: Place): Outcome {
    const said = {
      was: was && looseText(was.value),
      is: looseText(is.value),
      will: looseText(will.value),
    };
    const kept: Outcome = { said: said.is, edits: new EditList() };
    if (said.is === said.will || said.was === said.will) return kept;
    const meeting = this.#meeting(was?.value, is.value, will.value, place);
    if (meeting !== undefined) {
      const merged = this.#collection(meeting);
      if (merged.count > 0) return merged;
      if (this.#holdsComments(is.at)) {
        this.#conflict('kept', place);
        return kept;
      }
      const edits = new EditList();
      this.#writer.empty(is, meeting.current, edits);
      return { said: merged.said, edits };
    }
    if (this.#base === undefined) return kept;
    if (said.was !== said.is || this.#holdsComments(is.at)) {
      this.#conflict('changed', place);
      return kept;
    }
    const edits = new EditList();
    this.#writer.replace(is, will, place.inFlow, edits);
    return { said: said.will, edits };
  }

  /** Undefined where the values are not collections that can be merged entry by entry. */
  #meeting(
    was: YamlNode | undefined,
    is: YamlNode | undefined,
    will: YamlNode | undefined,
    place: Place,
  ): Meeting | undefined {
    if (!isCollection(is) || !isCollection(will) || is.kind !== will.kind) return undefined;
    const base = isCollection(was) && was.kind === is.kind ? was : undefined;
    const lists = entriesOf(base, is, will, place.path.at(-1));
    return lists && { current: is, next: will, lists, place };
  }

  #collection(meeting: Meeting): Outcome & { readonly count: number } {
    const { current, next, lists } = meeting;
    const had = byId(lists.base);
    const wanted = byId(lists.next);
    const fates = lists.current.map((entry): Fate => {
      const [was, will] = [had.get(entry.id), wanted.get(entry.id)];
      const place = this.#placeOf(entry, meeting);
      // Who wrote a test that we would make as well has its arguments already, in whatever form.
      if (will !== undefined && was === undefined && isTest(meeting))
        return { entry, outcome: { said: looseText(entry.value), edits: new EditList() } };
      if (will !== undefined) return { entry, outcome: this.#entry(was, entry, will, place) };
      return { entry, outcome: this.#gone(was, entry, place) };
    });
    const added = this.#added(meeting, had);
    const stay = fates.flatMap(({ entry, outcome }) => (outcome ? [{ entry, outcome }] : []));
    const said = [
      ...stay.map(({ entry, outcome }) => [entry.label, outcome.said] as const),
      ...added.map((entry) => [entry.label, looseText(entry.value)] as const),
    ];
    const edits = new EditList();
    if (added.length === 0 && stay.length === fates.length)
      for (const { outcome } of stay) edits.take(outcome.edits);
    else if (said.length > 0)
      this.#writer.collection(
        { current, next, lists, inFlow: meeting.place.inFlow },
        fates,
        added,
        edits,
      );
    return {
      said: current.kind === 'map' ? looseMap(said) : looseList(said.map(([, value]) => value)),
      edits,
      count: said.length,
    };
  }

  /** What is not made any more: it goes, but for what people made of it. */
  #gone(was: Entry | undefined, is: Entry, place: Place): Outcome | undefined {
    const kept: Outcome = { said: looseText(is.value), edits: new EditList() };
    if (was === undefined || (this.#partial && !isInResource(place.path))) return kept;
    const hasOwn = this.#holdsComments(is.at);
    if (looseText(was.value) === kept.said && !hasOwn) return undefined;
    // A key whose value people added to keeps what they added; a named entry stays as a whole.
    const meeting =
      'key' in is.at && isCollection(is.value)
        ? this.#meeting(was.value, is.value, nothing(is.value), place)
        : undefined;
    if (meeting !== undefined) {
      const merged = this.#collection(meeting);
      if (merged.count > 0) return merged;
      if (!hasOwn) return undefined;
    }
    this.#conflict('kept', place);
    return kept;
  }

  /** The entries that are new, and that people did not delete. */
  #added({ lists, place }: Meeting, had: ReadonlyMap<string, Entry>): readonly Entry[] {
    const has = byId(lists.current);
    return lists.next.filter((entry) => {
      if (has.has(entry.id)) return false;
      const was = had.get(entry.id);
      if (was === undefined) return true;
      if (looseText(was.value) !== looseText(entry.value))
        this.#conflict('deleted', { ...place, path: [...place.path, entry.label] });
      return false;
    });
  }

  #placeOf({ label, at }: Entry, { current, place }: Meeting): Place {
    return {
      path: [...place.path, label],
      range: trimmed(this.#current.text, at),
      inFlow: place.inFlow || current.flow,
    };
  }

  /** Whether people wrote comments there. */
  #holdsComments(range: Range): boolean {
    const { text } = this.#current;
    const { start, end } = trimmed(text, range);
    return commentsIn(this.#current, { start, end: lineEnd(text, end) }).some(
      (comment) => !this.#baseComments.has(comment.text.trim()),
    );
  }

  #conflict(what: MergeConflict['what'], { range, path }: Place): void {
    // Where something is missing, the line of what it is missing in tells where.
    const end = what === 'deleted' ? lineEnd(this.#current.text, range.start) : range.end;
    this.conflicts.push({ where: { start: range.start, end }, what, path: path.join('.') });
  }
}

/** Whether a path leads into a model, into a table of a source, or into something else with a name of its own. */
function isInResource(path: readonly string[]): boolean {
  return path.length > (path[0] === 'sources' ? 4 : 2);
}

function isTest({ current, place }: Meeting): boolean {
  return current.kind === 'sequence' && sameKey(place.path.at(-1) ?? '') === 'data_tests';
}

function isCollection(node: YamlNode | undefined): node is YamlMap | YamlSequence {
  return node?.kind === 'map' || node?.kind === 'sequence';
}

function nothing({ kind }: Collection): Collection {
  const range = { start: 0, end: 0, flow: true };
  return kind === 'map' ? { ...range, kind, pairs: [] } : { ...range, kind, items: [] };
}

function byId(entries: readonly Entry[]): ReadonlyMap<string, Entry> {
  return new Map(entries.map((entry) => [entry.id, entry]));
}
