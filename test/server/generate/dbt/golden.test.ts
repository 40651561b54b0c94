import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { adapters, type Adapter } from '../../../../server/src/generate/dbt/dbt-input.ts';
import { generateDbt } from '../../../../server/src/generate/dbt/generate-dbt.ts';
import type { Generated } from '../../../../server/src/generate/generated-file.ts';
import { workspaceInput } from './workspace-input.ts';

const golden = join(import.meta.dirname, 'golden');

/** Path below a folder -> text. */
function filesBelow(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  return Object.fromEntries(
    paths
      .toSorted()
      .map((path) => [relative(folder, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')]),
  );
}

const workspace = filesBelow(join(golden, 'workspace'));

async function generated(adapter: Adapter): Promise<Generated> {
  const upstream = { int_product_sales: ['order_lines'] };
  return generateDbt(
    await workspaceInput(workspace, { adapter, upstream, options: { enforceContracts: true } }),
  );
}

/** All that comes out, what cannot be said included. */
function asFiles({ files, unexpressed }: Generated): Record<string, string> {
  const lines = unexpressed.map(({ path, element, reason }) => `${path}: ${element}: ${reason}\n`);
  return {
    ...Object.fromEntries(files.map(({ path, text }) => [path, text])),
    'unexpressed.txt': lines.join(''),
  };
}

describe.each(adapters)('a dbt project for %s', (adapter) => {
  const folder = join(golden, adapter);

  test('is the one in the golden folder', async () => {
    const files = asFiles(await generated(adapter));
    if (process.env.UPDATE_GOLDEN === '1') {
      rmSync(folder, { recursive: true, force: true });
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
    }
    expect(files).toEqual(filesBelow(folder));
  });

  test('has the same bytes each time', async () => {
    expect(await generated(adapter)).toEqual(await generated(adapter));
  });
});
