import { claimsContract } from '../../analysis/claims-contract.ts';
import type { SourceFile } from '../../analysis/ports.ts';
import { promisedByName } from '../../analysis/promised-by-name.ts';
import { isYaml } from '../../analysis/source-file.ts';
import type { ReadResult } from '../node/read-file.ts';

/** `absolute`: the folders around a file say what it may be, wherever one stands. */
export function toSourceFile(path: string, absolute: string, read: ReadResult): SourceFile {
  if (read.kind === 'unread') return unread(path, read.reason);
  const assumed = promisedByName(absolute) || (isYaml(path) && claimsContract(read.text));
  return { kind: 'text', path, text: read.text, assumed };
}

/** `reason`: a sentence. */
export function unread(path: string, reason: string): SourceFile {
  return { kind: 'unread', path, reason };
}
