import type { Range } from '../../../base/range.ts';
import { at, text as textOf, type Json, type JsonObject } from '../parser-tree.ts';
import type { SqlDialect } from '../sql-facts.ts';
import { holeAt, type JinjaHole } from '../jinja/mask-jinja.ts';
import { textsOf } from '../jinja/read-jinja.ts';
import type { SqlWord } from './facts.ts';

/** An identifier of the text. */
export interface Name extends SqlWord {
  /** As it is compared. */
  readonly key: string;
  readonly quoted: boolean;
  /** With its quotes. */
  readonly outer: Range;
  /** The template that it is, or is a part of. */
  readonly hole: JinjaHole | undefined;
}

/** Reads names of a text where templates are masked. */
export class Names {
  readonly #text: string;
  readonly #holes: readonly JinjaHole[];
  readonly #dialect: SqlDialect;
  readonly #lines: readonly number[];
  /** Which round of the loops is read. */
  turn = 0;
  /** How many rounds were seen. */
  turns = 1;

  constructor(text: string, holes: readonly JinjaHole[], dialect: SqlDialect) {
    this.#text = text;
    this.#holes = holes;
    this.#dialect = dialect;
    const lines = [0];
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) {
      lines.push(end + 1);
    }
    this.#lines = lines;
  }

  /** Where something of the tree stands, from its span. */
  range(span: Json | undefined): Range | undefined {
    const start = this.#offset(at(span, 'start'));
    const end = this.#offset(at(span, 'end'));
    return start === undefined || end === undefined || end <= start ? undefined : { start, end };
  }

  #offset(place: JsonObject | undefined): number | undefined {
    const line = this.#lines[Number(place?.line) - 1];
    return line === undefined ? undefined : line + Number(place?.column) - 1;
  }

  /** The name that an identifier is; undefined for what the parser made itself. */
  name(identifier: Json | undefined): Name | undefined {
    const node = at(identifier);
    const outer = this.range(node?.span);
    if (node === undefined || outer === undefined) return undefined;
    const quoted = typeof node.quote_style === 'string';
    const start = outer.start + (quoted ? 1 : 0);
    const end = outer.end - (quoted ? 1 : 0);
    const hole = holeAt(this.#holes, { start, end });
    const text =
      hole === undefined ? this.#text.slice(start, end) : this.#spelled(hole, start, end);
    return { text, key: this.key(text, quoted), quoted, start, end, outer, hole };
  }

  /** A word of the tree that is no name. */
  word(text: string, span: Json | undefined): SqlWord | undefined {
    const range = this.range(span);
    return range === undefined ? undefined : { text, ...range };
  }

  slice({ start, end }: Range): string {
    return this.#text.slice(start, end);
  }

  /** A name with a template in it, as it is in this round; as it is written where that is not known. */
  #spelled(hole: JinjaHole, start: number, end: number): string {
    const choices = textsOf(hole.value);
    if (hole.value?.kind === 'each') this.turns = Math.max(this.turns, choices.length);
    const value = choices[this.turn] ?? choices.at(-1);
    if (value === undefined) return this.#text.slice(start, end);
    const before = this.#text.slice(start, Math.max(start, hole.start));
    return before + value.text + this.#text.slice(Math.min(end, hole.end), end);
  }

  key(text: string, quoted: boolean): string {
    const lower = text.toLowerCase();
    if (!quoted) return lower;
    const upper = this.#dialect === 'snowflake' || this.#dialect === 'oracle';
    const folded = upper ? text.toUpperCase() : lower;
    // Only these tell `"Email"` from `email`.
    const tells = upper || this.#dialect === 'postgresql';
    return tells && text !== folded ? `"${text}` : lower;
  }
}

/** Whether a template in a name has no text that is known. */
export function isOpen({ hole, text }: Pick<Name, 'hole' | 'text'>): boolean {
  return hole !== undefined && text.includes('{');
}

export function identifierText(node: Json | undefined): string | undefined {
  return textOf(at(node)?.value);
}
