import type { YamlDocument } from '../../syntax/yaml/file.ts';
import type { YamlItem, YamlNode, YamlPair } from '../../syntax/yaml/tree.ts';
import type { Remarks } from './out-tree.ts';

type Holder = YamlPair | YamlItem;

/** The comments of a document, each with the pair or item that it is about, to be taken along once. */
export class SourceComments {
  readonly #above = new Map<Holder, string[]>();
  readonly #behind = new Map<Holder, string>();
  readonly #last: string[] = [];

  constructor(document: YamlDocument, text: string) {
    const held = [...holdersIn(document.tree())].sort((a, b) => a.holder.start - b.holder.start);
    const holders = held.map(({ holder }) => holder);
    const comments = document.blocks
      .flatMap(({ start, fragment }) =>
        fragment.comments.map((comment) => ({ ...comment, start: comment.start + start })),
      )
      .sort((a, b) => a.start - b.start);
    for (const comment of comments) {
      if (comment.alone) {
        const next = holders.find(({ start }) => start > comment.start);
        if (next === undefined) this.#last.push(comment.text);
        else this.#above.set(next, [...(this.#above.get(next) ?? []), comment.text]);
        continue;
      }
      const line = text.lastIndexOf('\n', comment.start) + 1;
      const last = held.findLast(({ holder: { start } }) => start < comment.start);
      // Behind the closing bracket it is about the whole.
      const flow = last?.flow;
      const holder = flow !== undefined && flow.end <= comment.start ? flow.holder : last?.holder;
      if (holder === undefined) this.#last.push(comment.text);
      else if (holder.start >= line || !this.#behind.has(holder))
        this.#behind.set(holder, comment.text);
      else this.#last.push(comment.text);
    }
  }

  /** The comments of a pair or item; nobody gets them again. */
  take(holder: Holder): Remarks {
    const above = this.#above.get(holder);
    const behind = this.#behind.get(holder);
    this.#above.delete(holder);
    this.#behind.delete(holder);
    return { ...(above !== undefined && { above }), ...(behind !== undefined && { behind }) };
  }

  takeAbove(holder: Holder): readonly string[] {
    const above = this.#above.get(holder) ?? [];
    this.#above.delete(holder);
    return above;
  }

  /** What nobody took: comments on what has no counterpart. */
  leftovers(): readonly string[] {
    return [...[...this.#above.values()].flat(), ...this.#behind.values()];
  }

  /** The comments behind everything else. */
  atEnd(): readonly string[] {
    return this.#last;
  }
}

/** A pair or item, with the outermost one around it whose value is in brackets. */
interface Held {
  readonly holder: Holder;
  readonly flow: { readonly holder: Holder; readonly end: number } | undefined;
}

/** Pairs and items, an item that starts with its first pair left out: the pair is what a comment is about. */
function* holdersIn(node: YamlNode | undefined, flow?: Held['flow']): Generator<Held> {
  if (node?.kind !== 'map' && node?.kind !== 'sequence') return;
  for (const holder of node.kind === 'map' ? node.pairs : node.items) {
    yield { holder, flow };
    const { value } = holder;
    const opens = (value?.kind === 'map' || value?.kind === 'sequence') && value.flow;
    yield* holdersIn(value, flow ?? (opens ? { holder, end: value.end } : undefined));
  }
}
