import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** One SHA-256 of all names, links and bytes below a folder, without what git keeps for itself. */
export function folderHash(root: string): string {
  const hash = createHash('sha256');
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();
  for (const name of names) {
    if (/^\.git(?:[/\\]|$)/.test(name)) continue;
    const path = join(root, name);
    const found = lstatSync(path);
    hash.update(`${name}\0${String(found.mode)}\0`);
    if (found.isSymbolicLink()) hash.update(readlinkSync(path));
    else if (found.isFile()) hash.update(readFileSync(path));
  }
  return hash.digest('hex');
}
