// Not under its name: the package exports only a loader that reads files, and asynchronously.
// eslint-disable-next-line no-restricted-syntax -- it is no file of ours
import {
  initSync,
  parse_sql_to_json_string,
} from '../../../../node_modules/@guanmingchiu/sqlparser-ts/wasm/sqlparser_rs_wasm.js';
import { maskPlaceholders, type MaskedSql } from './mask-placeholders.ts';
import type { ToName } from './parser-names.ts';
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
  /** Templates with control flow, and texts that are too large, are not read. */
  | { readonly kind: 'skipped' };

/** Characters. The parser's time grows with the square of the depth of what it reads. */
const MAX_LENGTH = 10_000;
/** Words and signs that nest what is around them. */
const MAX_OPERATORS = 200;
const OPERATOR = /\b(?:and|or|union|except|intersect|minus)\b|\|\||[-+*/%]/gi;

/** Queries that are kept, so that an edit elsewhere parses none of them again. */
const KEPT = 500;

/** Reads queries with the parser, which is loaded with the first one: a contract without SQL costs nothing. */
export class SqlReader {
  readonly #load: () => Uint8Array;
  #ready = false;
  readonly #kept = new Map<string, SqlReading>();

  /** `load` gives the parser's WebAssembly; what it throws ends the rule that asks. */
  constructor(load: () => Uint8Array) {
    this.#load = load;
  }

  /** `dialects`: those that may be meant, the likeliest first. Offsets count in `text`. */
  read(text: string, dialects: readonly SqlDialect[]): SqlReading {
    const key = `${dialects.join()}\n${text}`;
    const reading = this.#kept.get(key) ?? this.#read(text, dialects);
    // The oldest goes first; what is asked for again is new.
    this.#kept.delete(key);
    this.#kept.set(key, reading);
    if (this.#kept.size > KEPT) {
      for (const oldest of this.#kept.keys()) {
        this.#kept.delete(oldest);
        break;
      }
    }
    return reading;
  }

  #read(text: string, dialects: readonly SqlDialect[]): SqlReading {
    const masked = maskPlaceholders(text);
    const isLarge = text.length > MAX_LENGTH || (text.match(OPERATOR)?.length ?? 0) > MAX_OPERATORS;
    if (masked.open || isLarge || text.trim() === '') return { kind: 'skipped' };
    if (!this.#ready) {
      // The file holds the compiled parser as a whole: nothing is fetched.
      initSync({ module: this.#load() as Uint8Array<ArrayBuffer> });
      this.#ready = true;
    }
    const messages: string[] = [];
    for (const dialect of dialects) {
      const parsed = parse(masked.text, dialect);
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
}

function parse(
  text: string,
  dialect: SqlDialect,
): { readonly tree: unknown } | { readonly message: string } {
  try {
    // Not the one that makes the tree itself: it does not come back from a deep one.
    return { tree: JSON.parse(parse_sql_to_json_string(dialect, text)) as unknown };
  } catch (error) {
    // The parser throws plain objects and texts; an Error is the machine's below it.
    if (error instanceof Error) throw error;
    if (typeof error === 'string') return { message: error };
    return { message: String((error as { message?: unknown } | null)?.message) };
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
