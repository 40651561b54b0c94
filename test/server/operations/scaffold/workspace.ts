import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** The files of an example, with paths from its folder; without what dbt or a scaffold made. */
export function exampleFiles(name: string): Record<string, string> {
  const root = join(import.meta.dirname, '../../../../examples', name);
  const files: Record<string, string> = {};
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) files[relative(root, path)] = readFileSync(path, 'utf8');
  }
  return files;
}
