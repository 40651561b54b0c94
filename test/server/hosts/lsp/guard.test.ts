import { describe, expect, it } from 'vitest';
import { ErrorCodes, ResponseError, type RemoteConsole } from 'vscode-languageserver/node';
import { Guard } from '../../../../server/src/hosts/lsp/guard.ts';

function guarded(): { readonly guard: Guard; readonly log: string[] } {
  const log: string[] = [];
  const error = (line: string): void => {
    log.push(line);
  };
  return { guard: new Guard({ error } as RemoteConsole), log };
}

const failures: readonly (readonly [string, () => never])[] = [
  [
    'an error',
    () => {
      throw new TypeError('broken on purpose');
    },
  ],
  ['more memory than there is', () => new Array(-1) as never],
  [
    'what has no text',
    () => {
      throw Object.create(null);
    },
  ],
];

describe('a handler that fails', () => {
  it.each(failures)('with %s is logged once, counted and answered', (_, fail) => {
    const { guard, log } = guarded();
    expect(guard.run('hover', 'fallback', fail)).toBe('fallback');
    expect(log).toEqual([expect.stringMatching(/^hover failed: ./)]);
    expect(guard.statistics.get('hover')).toMatchObject({ calls: 1, failures: 1 });
    expect(guard.run('hover', 'fallback', () => 'answer')).toBe('answer');
    expect(guard.statistics.get('hover')).toMatchObject({ calls: 2, failures: 1 });
  });

  it.each(failures)('with %s after it has waited is the same', async (_, fail) => {
    const { guard, log } = guarded();
    const waiting = async (): Promise<string> => {
      await Promise.resolve();
      return fail();
    };
    expect(await guard.runAsync('rename', 'fallback', waiting)).toBe('fallback');
    expect(log).toEqual([expect.stringMatching(/^rename failed: ./)]);
    expect(guard.statistics.get('rename')).toMatchObject({ calls: 1, failures: 1 });
  });

  it.each(failures)('with %s where nobody waits is logged', async (_, fail) => {
    const { guard, log } = guarded();
    guard.background('scan', Promise.resolve().then(fail));
    await new Promise((resolve) => setImmediate(resolve));
    expect(log).toEqual([expect.stringMatching(/^scan failed: ./)]);
  });
});

it('an answer that is an error by the protocol goes through', async () => {
  const { guard, log } = guarded();
  const refuse = (): never => {
    throw new ResponseError(ErrorCodes.InvalidParams, 'no');
  };
  expect(() => guard.run('hover', null, refuse)).toThrow('no');
  await expect(guard.runAsync('hover', null, () => Promise.resolve().then(refuse))).rejects.toThrow(
    'no',
  );
  expect(log).toEqual([]);
});
