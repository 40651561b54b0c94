import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';

/** A folder of its own with the given files, removed after the tests of the file. Links in its path are resolved. */
export function tempFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  // Every path that a user may have: with a space, signs that URIs and shells know, and letters beyond ASCII.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'dätä #1 100% ')));
  folders.push(folder);
  addFiles(folder, files);
  return folder;
}

export function addFiles(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
