import type { Range } from '../../../base/range.ts';
import type { OutsideRelation, SqlRead, SqlWord } from './facts.ts';
import { wrapped, type OpenRead, type Origin, type Origins } from './output.ts';

/** How a name is used where it stands. */
export interface Use {
  readonly through: readonly string[];
  readonly decides: boolean;
}

/** A name that may be that of a column. */
export interface Mention {
  readonly word: SqlWord;
  /** With its qualifier; undefined in a template. */
  readonly expression: (Range & { readonly text: string }) | undefined;
}

/** Collects where columns of relations outside are named. */
export class Reads {
  readonly #reads = new Map<string, OpenRead>();

  /** In the order of the text. */
  get all(): readonly SqlRead[] {
    return [...this.#reads.values()].sort((a, b) => a.column.start - b.column.start);
  }

  /** The origins as they are used here. What nobody named before is read here. */
  mention(origins: Origins, { word, expression }: Mention, use: Use, bare: boolean): Origins {
    const here = origins.map((origin): Origin => {
      if (origin.read !== undefined || origin.column === undefined) return origin;
      const key = `${word.start} ${origin.column} ${relationKey(origin.relation)}`;
      let read = this.#reads.get(key);
      if (read === undefined) {
        const { relation } = origin;
        const { through } = use;
        read = { relation, column: word, through, reaches: [], expression, bare };
        this.#reads.set(key, read);
      }
      read.bare ||= bare;
      return { ...origin, read };
    });
    return wrapped(here, use.through, use.decides);
  }
}

export function relationKey(relation: OutsideRelation): string {
  if (relation.kind === 'source') return `source ${relation.source}\n${relation.table}`;
  return `${relation.kind} ${relation.name}`;
}
