// Where things are, as VS Code says it.

export class Uri {
  readonly scheme: string;
  readonly path: string;
  readonly query: string;

  constructor(scheme: string, path: string, query = '') {
    this.scheme = scheme;
    this.path = path;
    this.query = query;
  }

  static parse(text: string): Uri {
    const colon = text.indexOf(':');
    return new Uri(text.slice(0, colon), text.slice(colon + 1).replace(/^\/\//, ''));
  }

  static joinPath({ scheme, path }: Uri, ...parts: readonly string[]): Uri {
    return new Uri(scheme, [path, ...parts].join('/'));
  }

  static from({
    scheme,
    path,
    authority = '',
    query,
  }: {
    readonly scheme: string;
    readonly path: string;
    readonly authority?: string;
    readonly query?: string;
  }): Uri {
    return new Uri(scheme, authority + path, query);
  }

  get fsPath(): string {
    return this.path;
  }

  with({ path }: { readonly path: string }): Uri {
    return new Uri(this.scheme, path);
  }

  toString(): string {
    return `${this.scheme}://${this.path}`;
  }
}

export class Position {
  readonly line: number;
  readonly character: number;

  constructor(line: number, character: number) {
    this.line = line;
    this.character = character;
  }
}

export class Range {
  readonly start: Position;
  readonly end: Position;

  constructor(start: Position, end: Position) {
    this.start = start;
    this.end = end;
  }

  contains({ line, character }: Position): boolean {
    const { start, end } = this;
    return (
      (line > start.line || (line === start.line && character >= start.character)) &&
      (line < end.line || (line === end.line && character <= end.character))
    );
  }
}
