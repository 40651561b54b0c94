import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach } from 'vitest';
import { contract } from '../../../../server/src/lint/example.ts';
import { TestClient } from './test-client.ts';

/** The contract to which products lead. */
export const customers = contract('description:\n  purpose: Who buys from us.')
  .replace('id: orders', 'id: c-1')
  .replace('name: Orders', 'name: customers');

export interface ProductWorkspace {
  /** That of the test that runs. */
  readonly client: TestClient;
  readonly uriOf: (path: string) => string;
  /** Opens a file and waits until the workspace is indexed. */
  readonly open: (path: string, text: string) => Promise<{ uri: string }>;
}

/** Each test gets these files, by path, in a folder of its own, and an editor that has it open. */
export function productWorkspace(
  title: string,
  files: Readonly<Record<string, string>>,
): ProductWorkspace {
  let folder: string;
  let client: TestClient;

  beforeEach(async () => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), `dataengos ${title} #`)));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    client = await TestClient.start({ folders: [pathToFileURL(folder).href] });
  });

  afterEach(async () => {
    await client.stop();
    rmSync(folder, { recursive: true });
  });

  const uriOf = (path: string): string => pathToFileURL(join(folder, path)).href;
  return {
    get client(): TestClient {
      return client;
    },
    uriOf,
    open: async (path, text) => {
      const uri = uriOf(path);
      client.open(uri, text);
      await client.indexed(Object.keys(files).length);
      return { uri };
    },
  };
}
