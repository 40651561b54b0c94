import { isServed, type Contract } from '../model/contract.ts';
import type { YamlDocument, YamlFile } from '../syntax/yaml/file.ts';

/** What every editor feature is asked about: one version of one file. Offsets count from the start of the file. */
export interface IdeDocument {
  readonly file: YamlFile;
  /** The text of `file`. */
  readonly text: string;
  /** Named as JSON, whatever is in it so far. */
  readonly json?: boolean;
  /** From `bindContract`, one for each document of the file. */
  readonly contracts: readonly Contract[];
  /** Says how comments are written where the file holds no YAML. */
  readonly path?: string;
}

/** One document of the file with what it says it is. */
export interface IdePart {
  readonly document: YamlDocument;
  readonly contract: Contract;
}

/** The documents of the file that follow a standard of our tables; nothing can be said of others. */
export function servedParts(ide: IdeDocument): readonly IdePart[] {
  return ide.file.documents.flatMap((document, index) => {
    const contract = ide.contracts[index];
    return contract !== undefined && isServed(contract) ? [{ document, contract }] : [];
  });
}

/** The document that holds the offset, or the last one before it; undefined when it is none of ours. */
export function partAt(ide: IdeDocument, offset: number): IdePart | undefined {
  const after = ide.file.documents.findIndex((document) => document.start > offset);
  const index = after === -1 ? ide.file.documents.length - 1 : Math.max(0, after - 1);
  const document = ide.file.documents[index];
  const contract = ide.contracts[index];
  if (document === undefined || contract === undefined || !isServed(contract)) return undefined;
  return { document, contract };
}
