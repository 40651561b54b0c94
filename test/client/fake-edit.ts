// What an edit of the workspace would do.

export interface CreatedFile {
  readonly contents: Uint8Array;
  readonly overwrite: boolean;
  readonly ignoreIfExists: boolean;
}

export class WorkspaceEdit {
  readonly created = new Map<string, CreatedFile>();

  createFile(uri: { toString(): string }, options: CreatedFile): void {
    this.created.set(uri.toString(), options);
  }
}
