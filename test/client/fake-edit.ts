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

export class WorkspaceEdit {
  readonly created = new Map<string, CreatedFile>();

  readonly deleted: string[] = [];
  readonly replaced: Replaced[] = [];

  deleteFile(uri: { toString(): string }): void {
    this.deleted.push(uri.toString());
  }

  replace(
    uri: { toString(): string },
    { start }: { readonly start: { readonly line: number } },
    newText: string,
  ): void {
    this.replaced.push({ uri: uri.toString(), line: start.line, newText });
  }

  createFile(uri: { toString(): string }, options: CreatedFile): void {
    this.created.set(uri.toString(), options);
  }
}
