import { spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerUnderTest } from './lsp-client.ts';
import type { BenchOptions } from './options.ts';

const root = resolve(import.meta.dirname, '../..');

/**
 * The two servers, both on this process's Node. Ours is a copy of the bundle, so that a build
 * meanwhile does not change it. Theirs gets our JSON Schema and keeps its delay of 200 ms.
 */
export function serversUnderTest(
  options: BenchOptions,
  folder: string,
): readonly ServerUnderTest[] {
  const bundle = join(folder, 'server.cjs');
  copyFileSync(options.server ?? freshBuild(), bundle);
  const ours: ServerUnderTest = {
    name: 'ours',
    command: [process.execPath, bundle, '--stdio'],
    languageId: 'odcs',
    settings: { dataengos: {} },
    readsFolder: true,
  };
  if (options.peer === 'none') return [ours];
  const schema = pathToFileURL(join(root, 'schemas/odcs-3.1.0.schema.json')).href;
  const theirs: ServerUnderTest = {
    name: 'theirs',
    command: [process.execPath, options.peer ?? installedPeer(), '--stdio'],
    languageId: 'yaml',
    settings: {
      yaml: {
        validate: true,
        hover: true,
        completion: true,
        schemaStore: { enable: false },
        kubernetesCRDStore: { enable: false },
        schemas: { [schema]: ['*.odcs.yaml'] },
      },
    },
    readsFolder: false,
  };
  return [ours, theirs];
}

function freshBuild(): string {
  const { status } = spawnSync(process.execPath, ['scripts/build.mjs', '--production'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('The build failed.');
  return join(root, 'dist/server.cjs');
}

function installedPeer(): string {
  const manifest = createRequire(import.meta.url).resolve('yaml-language-server/package.json');
  return join(dirname(manifest), 'bin/yaml-language-server');
}
