// Not under its name: the package exports only a loader that reads files, and asynchronously.
// eslint-disable-next-line no-restricted-syntax -- it is no file of ours
import {
  initSync,
  parse_sql_to_json_string,
} from '../../../../node_modules/@guanmingchiu/sqlparser-ts/wasm/sqlparser_rs_wasm.js';
import { maskPlaceholders, type MaskedSql } from './mask-placeholders.ts';
import type { ToName } from './parser-names.ts';
import { readingCost } from './reading-cost.ts';
import { readStatements } from './read-statements.ts';
import type { SqlDialect, SqlName, SqlScope } from './sql-facts.ts';

/** What could be read of a query. */
export type SqlReading =
  | {
      readonly kind: 'read';
      readonly dialect: SqlDialect;
      /** Undefined when it is not made of queries alone. */
      readonly scopes: readonly SqlScope[] | undefined;
    }
  /** No dialect that may be meant has it. */
  | {
      readonly kind: 'failed';
      /** Of the first dialect. */
      readonly message: string;
      /** Offset in the text; undefined at its end, or where the parser does not say. */
      readonly at: number | undefined;
      /** Every dialect expects more behind the end of the text. */
      readonly cut: boolean;
      readonly masked: string;
    }
  /** Templates with control flow are not read. */
  | { readonly kind: 'skipped' }
  /** Reading it would take too long. */
  | { readonly kind: 'large' }
  /** The parser does not run here. */
  | { readonly kind: 'unavailable' };

/** A reading with what it cost at worst, see `readingCost`. */
export interface ReadQuery {
  readonly reading: SqlReading;
  readonly cost: number;
}

/** Characters. */
const MAX_LENGTH = 10_000;
/** Of one query: a fifth of a second. */
const MAX_COST = 100_000;
/** Of all queries of a document: some seconds. */
export const MAX_COST_TOGETHER = 1_000_000;

/** Queries that are kept, so that an edit elsewhere parses none of them again. */
const KEPT = 2_000;

/** Reads queries with the parser, which is loaded with the first one: a contract without SQL costs nothing. */
export class SqlReader {
  readonly #load: () => Uint8Array;
  readonly #unavailable: (reason: string) => void;
  #state: 'unloaded' | 'ready' | 'unavailable' = 'unloaded';
  readonly #kept = new Map<string, ReadQuery>();

  /** `load` gives the parser's WebAssembly. `unavailable` is called once, when the parser cannot run: `load` throws, or the machine does not take it. */
  constructor(load: () => Uint8Array, unavailable: (reason: string) => void = () => undefined) {
    this.#load = load;
    this.#unavailable = unavailable;
  }

  /** `dialects`: those that may be meant, the likeliest first. Offsets count in `text`. */
  read(text: string, dialects: readonly SqlDialect[]): ReadQuery {
    const key = `${dialects.join()}\n${text}`;
    const read = this.#kept.get(key) ?? this.#read(text, dialects);
    // The oldest goes first; what is asked for again is new.
    this.#kept.delete(key);
    this.#kept.set(key, read);
    if (this.#kept.size > KEPT) {
      for (const oldest of this.#kept.keys()) {
        this.#kept.delete(oldest);
        break;
      }
    }
    return read;
  }

  /**
   * The parser's tree of a text whose cost the caller has bounded; nothing is kept. Undefined where this
   * dialect does not have it, or the parser does not run.
   */
  tree(text: string, dialect: SqlDialect): unknown {
    const parsed = this.#isReady() ? this.#parse(text, dialect) : undefined;
    return parsed !== undefined && 'tree' in parsed ? parsed.tree : undefined;
  }

  #read(text: string, dialects: readonly SqlDialect[]): ReadQuery {
    const masked = maskPlaceholders(text);
    if (masked.open || text.trim() === '') return { reading: { kind: 'skipped' }, cost: 0 };
    const cost = text.length > MAX_LENGTH ? Infinity : readingCost(masked.text);
    if (cost > MAX_COST) return { reading: { kind: 'large' }, cost: 0 };
    if (!this.#isReady()) return { reading: { kind: 'unavailable' }, cost: 0 };
    return { reading: this.#readMasked(masked, dialects), cost };
  }

  #readMasked(masked: MaskedSql, dialects: readonly SqlDialect[]): SqlReading {
    const messages: string[] = [];
    for (const dialect of dialects) {
      const parsed = this.#parse(masked.text, dialect);
      if (parsed === undefined) return { kind: 'unavailable' };
      if ('message' in parsed) messages.push(parsed.message);
      else {
        const scopes = readStatements(parsed.tree, dialect, toNames(masked));
        return { kind: 'read', dialect, scopes };
      }
    }
    const [message = ''] = messages;
    const place = / at Line: (\d+), Column: (\d+)$/.exec(message);
    const at =
      place === null ? undefined : offsetsOf(masked.text)(Number(place[1]), Number(place[2]));
    return {
      kind: 'failed',
      message: message.replace(/^sql parser error: /, '').replace(/ at Line: \d+.*$/, ''),
      at,
      cut: messages.every((one) => one.endsWith('found: EOF')),
      masked: masked.text,
    };
  }

  #isReady(): boolean {
    if (this.#state === 'unloaded') {
      try {
        // The file holds the compiled parser as a whole: nothing is fetched.
        initSync({ module: this.#load() as Uint8Array<ArrayBuffer> });
        this.#state = 'ready';
      } catch (error) {
        this.#fail(error);
      }
    }
    return this.#state === 'ready';
  }

  #fail(error: unknown): void {
    this.#state = 'unavailable';
    this.#unavailable(error instanceof Error ? error.message : String(error));
  }

  /** Undefined when the parser itself failed: its memory is not to be trusted then, so nothing is read any more. */
  #parse(
    text: string,
    dialect: SqlDialect,
  ): { readonly tree: unknown } | { readonly message: string } | undefined {
    try {
      // Not the one that makes the tree itself: it does not come back from a deep one.
      return { tree: JSON.parse(parse_sql_to_json_string(dialect, text)) as unknown };
    } catch (error) {
      // The parser throws plain objects and texts; an Error is the machine's below it.
      if (error instanceof Error) {
        this.#fail(error);
        return undefined;
      }
      if (typeof error === 'string') return { message: error };
      return { message: String((error as { message?: unknown } | null)?.message) };
    }
  }
}

/** From lines and columns, which count characters from 1, to offsets in UTF-16 units. */
function offsetsOf(text: string): (line: number, column: number) => number {
  const lines: number[] = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines.push(at + 1);
  return (line, column) => {
    let at = lines[line - 1] ?? text.length;
    for (let left = column - 1; left > 0 && at < text.length; left--) {
      at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
    }
    return at;
  };
}

function toNames({ text, placeholders }: MaskedSql): ToName {
  const offsetOf = offsetsOf(text);
  return (value, quote, line, column): SqlName => {
    const start = offsetOf(line, column) + (quote === null ? 0 : 1);
    const end = start + value.length;
    const hidden = placeholders.find((one) => one.start < end && one.end > start);
    const { length } = value;
    return {
      text: value,
      folded: value.toLowerCase(),
      quoted: quote !== null,
      start,
      end,
      placeholder:
        hidden === undefined ? undefined : length === hidden.text.length ? hidden.text : '',
    };
  };
}
