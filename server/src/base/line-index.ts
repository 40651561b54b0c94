/** A zero-based place in a text; `character` counts UTF-16 units, as the language server protocol does by default. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Turns offsets into lines and back. Lines end with LF, CRLF or CR. */
export class LineIndex {
  readonly #starts: readonly number[];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
    this.#starts = lineStarts(text);
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** Offset of the first character of a line; the text's length beyond the last line. */
  startOf(line: number): number {
    return this.#starts[line] ?? this.#text.length;
  }

  /** Offset behind the last character of a line, its line break left out. */
  endOf(line: number): number {
    let end = this.startOf(line + 1);
    const start = this.startOf(line);
    while (end > start && isBreak(this.#text.charCodeAt(end - 1))) end--;
    return end;
  }

  positionAt(offset: number): Position {
    const clamped = Math.max(0, Math.min(offset, this.#text.length));
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= clamped) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: clamped - this.startOf(low) };
  }

  /** Places beyond the end of a line or text are moved to that end. */
  offsetAt(position: Position): number {
    if (position.line < 0) return 0;
    if (position.line >= this.#starts.length) return this.#text.length;
    const start = this.startOf(position.line);
    return Math.min(start + Math.max(0, position.character), this.endOf(position.line));
  }
}

function isBreak(code: number): boolean {
  return code === 10 || code === 13;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
      starts.push(at + 1);
    }
    return starts;
  }
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return starts;
}
