import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { bundleOptions } from '../../../../../scripts/bundles.mjs';
import type * as Outside from '../../../../../server/src/hosts/node/outside/main.ts';
import { isModelError } from '../../../../../server/src/agent/language-model.ts';
import { neverCancelled } from '../../../../../server/src/base/cancellation.ts';
import { fails, says, startMessagesApi } from '../../../../messages-api/start-messages-api.ts';
import { tempFolder } from '../../temp-folder.ts';

const how = { production: true, effort: 'quick' } as const;

test.each(['server', 'cli'] as const)('%s.cjs has nothing that opens connections', async (name) => {
  const options = bundleOptions(name, join(tempFolder(), `${name}.cjs`), how);
  const { metafile } = await build({ ...options, metafile: true });
  const inside = Object.keys(metafile.inputs).filter((path) =>
    /\/node_modules\/(@anthropic-ai|@modelcontextprotocol|pg|zod)\/|\/hosts\/node\/outside\//.test(
      path,
    ),
  );
  expect(inside.filter((path) => !path.endsWith('/load-outside.ts'))).toEqual([]);
});

test('the door opens the bundle beside it, and not before somebody goes through', async () => {
  const folder = tempFolder();
  const source = join(import.meta.dirname, '../../../../../server/src/hosts/node');
  await build({
    ...bundleOptions('cli', join(folder, 'cli.cjs'), how),
    entryPoints: [join(source, 'outside/load-outside.ts')],
    footer: {},
    plugins: (bundleOptions('cli', '', how).plugins ?? []).filter(
      (plugin) => plugin.name === 'outside',
    ),
  });
  writeFileSync(
    join(folder, 'outside.cjs'),
    'console.log("opened"); module.exports.claudeModel = () => "a model";',
  );
  const script = `
    const { loadOutside } = require('./cli.cjs');
    console.log('before');
    loadOutside().then(({ claudeModel }) => console.log(claudeModel()));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', script], { cwd: folder });
  expect(stdout.split('\n')).toEqual(['before', 'opened', 'a model', '']);
});

test('the bundle as it ships asks Claude', async () => {
  const file = join(tempFolder(), 'outside.cjs');
  await build(bundleOptions('outside', file, how));
  const outside = createRequire(import.meta.url)(file) as typeof Outside;
  expect(Object.keys(outside).sort()).toEqual([
    'DEFAULT_CLAUDE_MODEL',
    'claudeModel',
    'inspectPostgres',
    'openMcpTools',
  ]);
  const api = await startMessagesApi([says('Hello'), fails(401)]);
  const model = outside.claudeModel({
    key: () => Promise.resolve('key'),
    baseUrl: api.url,
    log: () => undefined,
  });
  const request = { system: '', messages: [], tools: [], mustCall: undefined, maxTokens: 10 };
  const listener = { text: () => undefined, call: () => undefined };
  const answer = await model.ask(request, listener, neverCancelled);
  expect(answer.parts).toEqual([{ kind: 'text', text: 'Hello' }]);
  const error: unknown = await model
    .ask(request, listener, neverCancelled)
    .catch((e: unknown) => e);
  // Another copy of the class, known by its name.
  expect(isModelError(error)).toBe(true);
  expect(error).toMatchObject({ kind: 'key' });
  await api.close();
});

test('the bundle as it ships says why a database or a server cannot be used', async () => {
  const file = join(tempFolder(), 'outside.cjs');
  await build(bundleOptions('outside', file, how));
  const outside = createRequire(import.meta.url)(file) as typeof Outside;
  const settings = {
    type: 'postgres',
    host: '127.0.0.1',
    port: 1,
    database: 'd',
    user: 'u',
  } as const;
  await expect(outside.inspectPostgres(settings, {}, null, neverCancelled)).rejects.toThrow(
    /ECONNREFUSED/,
  );
  const log: string[] = [];
  const toolbox = outside.openMcpTools(
    { s: { type: 'stdio', command: process.execPath, args: ['-e', ''] } },
    { folders: [], log: (line) => log.push(line), limits: { start: 5_000 } },
  );
  expect(await toolbox.tools(neverCancelled)).toEqual([]);
  await toolbox.dispose();
  expect(log).toHaveLength(1);
});
