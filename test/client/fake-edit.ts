// What an edit of the workspace would do.

export interface CreatedFile {
  readonly contents: Uint8Array;
  readonly overwrite?: boolean;
  readonly ignoreIfExists?: boolean;
}

export interface Replaced {
  readonly uri: string;
  readonly line: number;
  readonly newText: string;
}

interface Place {
  readonly line: number;
  readonly character: number;
}

export interface PlacedText {
  readonly uri: string;
  readonly start: Place;
  readonly end: Place;
  readonly newText: string;
}

export class WorkspaceEdit {
  readonly created = new Map<string, CreatedFile>();

  readonly deleted: string[] = [];
  readonly replaced: Replaced[] = [];
  /** The same, with the whole range where there is one. */
  readonly placed: PlacedText[] = [];

  deleteFile(uri: { toString(): string }): void {
    this.deleted.push(uri.toString());
  }

  replace(
    uri: { toString(): string },
    { start, end }: { readonly start: Place; readonly end?: Place },
    newText: string,
  ): void {
    if (end) this.placed.push({ uri: uri.toString(), start, end, newText });
    this.replaced.push({ uri: uri.toString(), line: start.line, newText });
  }

  createFile(uri: { toString(): string }, options: CreatedFile): void {
    this.created.set(uri.toString(), options);
  }
}

/** The text of a file after the edit. */
export function editedText(edit: WorkspaceEdit, uri: string, text: string): string {
  const lines = text.split('\n');
  const offset = ({ line, character }: Place): number =>
    lines.slice(0, line).join('\n').length + (line === 0 ? 0 : 1) + character;
  return edit.placed
    .filter((one) => one.uri === uri)
    .map((one) => ({ ...one, from: offset(one.start), to: offset(one.end) }))
    .sort((one, other) => other.from - one.from)
    .reduce(
      (whole, { from, to, newText }) => whole.slice(0, from) + newText + whole.slice(to),
      text,
    );
}
