import { sha256 } from '../../base/sha256.ts';
import type { ExportTarget, ExportedFile, LeftOut } from './export-target.ts';

/** The text of `manifest.json`: each file with the hash of its bytes and the contracts that it keeps. No time: the same files give the same text. */
export function manifestText(
  target: ExportTarget,
  files: readonly ExportedFile[],
  leftOut: readonly LeftOut[],
): string {
  const manifest = {
    version: 1,
    target,
    files: files.map(({ path, text, contracts }) => ({
      ...{ path, sha256: sha256(text) },
      ...(contracts !== undefined && contracts.length > 0 && { contracts }),
    })),
    leftOut,
  };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

/** The hashes of the files that an earlier export made, by path; undefined for what is no manifest of ours. */
export function manifestHashes(text: string): ReadonlyMap<string, string> | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(parsed) || parsed.version !== 1 || !Array.isArray(parsed.files)) return undefined;
  const hashes = new Map<string, string>();
  for (const file of parsed.files as unknown[])
    if (isRecord(file) && typeof file.path === 'string' && typeof file.sha256 === 'string')
      hashes.set(file.path, file.sha256);
  return hashes;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
