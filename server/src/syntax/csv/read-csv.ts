/** A cell: null where nothing stands between the commas, an empty text where quotes do. */
export type CsvCell = string | null;

export type CsvResult =
  | { readonly kind: 'rows'; readonly rows: readonly (readonly CsvCell[])[] }
  | {
      readonly kind: 'broken';
      /** From 1. */
      readonly line: number;
      /** A sentence. */
      readonly reason: string;
    };

/**
 * Reads comma-separated values as RFC 4180 has them: quotes doubled inside of quotes, lines that end with LF or CRLF, a
 * byte order mark before the first. Every row has its cells, however many; lines without a sign are no rows, unless there
 * is one column only: then they are null. Never throws.
 */
export function readCsv(text: string): CsvResult {
  const reader = new CsvReader(text);
  return reader.read();
}

class CsvReader {
  readonly #text: string;
  #at: number;
  #line = 1;

  constructor(text: string) {
    this.#text = text;
    this.#at = text.startsWith('\uFEFF') ? 1 : 0;
  }

  read(): CsvResult {
    const rows: CsvCell[][] = [];
    while (this.#at < this.#text.length) {
      if (rows[0]?.length !== 1 && this.#endLine()) continue;
      const row: CsvCell[] = [];
      do {
        const cell = this.#cell();
        if (typeof cell === 'object' && cell !== null) return cell;
        row.push(cell);
      } while (this.#take(','));
      rows.push(row);
      this.#endLine();
    }
    return { kind: 'rows', rows };
  }

  #take(sign: string): boolean {
    if (!this.#text.startsWith(sign, this.#at)) return false;
    this.#at += sign.length;
    return true;
  }

  #endLine(): boolean {
    if (!this.#take('\r\n') && !this.#take('\n') && !this.#take('\r')) return false;
    this.#line++;
    return true;
  }

  #cell(): CsvCell | Extract<CsvResult, { kind: 'broken' }> {
    if (this.#text[this.#at] === '"') return this.#quoted();
    const start = this.#at;
    for (let sign = this.#text[this.#at]; !ends(sign); sign = this.#text[++this.#at])
      if (sign === '"')
        return this.#broken('A quote stands inside of a cell that has none around it.');
    return this.#at === start ? null : this.#text.slice(start, this.#at);
  }

  #quoted(): string | Extract<CsvResult, { kind: 'broken' }> {
    const opened = this.#line;
    let cell = '';
    for (let start = ++this.#at; ; start = ++this.#at) {
      const end = this.#text.indexOf('"', start);
      if (end === -1) {
        return { kind: 'broken', line: opened, reason: 'A quote is opened and never closed.' };
      }
      const part = this.#text.slice(start, end);
      cell += part;
      this.#line += part.match(/\r\n|\n|\r/g)?.length ?? 0;
      this.#at = end + 1;
      if (this.#text[this.#at] !== '"') break;
      cell += '"';
    }
    if (ends(this.#text[this.#at])) return cell;
    return this.#broken('Behind the closing quote of a cell there is more than a comma.');
  }

  #broken(reason: string): Extract<CsvResult, { kind: 'broken' }> {
    return { kind: 'broken', line: this.#line, reason };
  }
}

function ends(sign: string | undefined): boolean {
  return sign === undefined || sign === ',' || sign === '\n' || sign === '\r';
}
