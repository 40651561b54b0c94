import { expect, test } from 'vitest';
import { workbenchUrl } from '../../scripts/vscode-host/workbench-url.ts';

const server = { port: 8000, token: 'secret' };

function queryOf(workbench: Parameters<typeof workbenchUrl>[1]): Record<string, unknown> {
  const { payload, ...query } = Object.fromEntries(
    new URL(workbenchUrl(server, workbench)).searchParams,
  );
  return { ...query, payload: JSON.parse(payload ?? '') as unknown };
}

test('a window on a folder, with a file of it in an editor', () => {
  expect(queryOf({ folder: '/work', file: '/work/a b.yaml' })).toEqual({
    tkn: 'secret',
    folder: '/work',
    payload: [['openFile', 'vscode-remote://127.0.0.1:8000/work/a b.yaml']],
  });
});

test('a window without a folder, with an extension and its tests', () => {
  expect(queryOf({ extensionDevelopmentPath: '/us', extensionTestsPath: '/us/tests' })).toEqual({
    tkn: 'secret',
    ew: 'true',
    payload: [
      ['extensionDevelopmentPath', 'vscode-remote://127.0.0.1:8000/us'],
      ['extensionTestsPath', 'vscode-remote://127.0.0.1:8000/us/tests'],
    ],
  });
});
