import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** A folder that is removed after the tests of the file, for databases: dbt-duckdb takes no `#` in their paths. */
export function workFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'dataengos-')));
  folders.push(folder);
  return folder;
}

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
