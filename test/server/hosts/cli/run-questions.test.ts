import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Question } from '../../../../server/src/agent/question.ts';
import { askConsent } from '../../../../server/src/hosts/cli/run/ask-consent.ts';
import { askInTerminal } from '../../../../server/src/hosts/cli/run/ask-in-terminal.ts';
import { stateFolder } from '../../../../server/src/hosts/cli/run/state-folder.ts';

/** A person who types these lines and then ends the input. */
function person(...lines: readonly string[]): {
  readonly askLine: () => Promise<string | undefined>;
  readonly stderr: { write(text: string): void };
  readonly shown: () => string;
} {
  const left = [...lines];
  let shown = '';
  return {
    askLine: () => Promise.resolve(left.shift()),
    stderr: { write: (text) => void (shown += text) },
    shown: () => shown,
  };
}

const question = (some: Partial<Question> = {}): Question => ({
  id: 'q',
  text: 'Who\u202e reads it?',
  choices: [{ value: 'sales', detail: '3 contracts say so' }, { value: 'finance' }],
  free: true,
  ...some,
});

test('takes numbers, texts and nothing', async () => {
  expect(await askInTerminal([question()], person('2'))).toEqual({ q: ['finance'] });
  expect(await askInTerminal([question()], person(' marketing '))).toEqual({ q: ['marketing'] });
  expect(await askInTerminal([question()], person(''))).toEqual({});
  expect(await askInTerminal([question({ many: true })], person('1, 2,hr'))).toEqual({
    q: ['sales', 'finance', 'hr'],
  });
});

test('takes a sentence with commas as one answer, also behind numbers', async () => {
  const many = [question({ many: true })];
  const said = 'Failed payments: How many failed, by month?';
  expect(await askInTerminal(many, person(said))).toEqual({ q: [said] });
  expect(await askInTerminal(many, person(`2, 1, ${said}`))).toEqual({
    q: ['finance', 'sales', said],
  });
});

test('asks again where only choices count', async () => {
  const someone = person('9', 'hr', '1');
  expect(await askInTerminal([question({ free: false })], someone)).toEqual({ q: ['sales'] });
  expect(someone.shown()).toContain('Choose from 1 to 2.');
  expect(someone.shown()).toContain('1. sales (3 contracts say so)');
  expect(someone.shown()).not.toContain('\u202e');
});

test('leaves all open where nobody is there, and stops where they left', async () => {
  const { stderr } = person();
  expect(await askInTerminal([question()], { stderr })).toEqual({});
  expect(await askInTerminal([question(), question({ id: 'r' })], person('1'))).toBeUndefined();
});

test('sends only with a yes, or to the host that was named', async () => {
  const sending = {
    host: 'api.anthropic.com',
    model: 'm',
    files: [{ path: 'specs/a.yaml', size: 12 }],
    size: 400,
    tokens: 100,
    cost: 0.0123,
    redacted: 2,
  };
  const someone = person('y');
  expect(await askConsent(sending, someone, undefined)).toBe(true);
  for (const piece of ['api.anthropic.com', 'specs/a.yaml (12 characters)', '$0.0123', '2 secrets'])
    expect(someone.shown()).toContain(piece);
  expect(await askConsent(sending, person(''), undefined)).toBe(false);
  expect(await askConsent(sending, person(), undefined)).toBe(false);
  const { stderr } = person();
  expect(await askConsent(sending, { stderr }, undefined)).toBe(false);
  expect(await askConsent(sending, { stderr }, 'api.anthropic.com')).toBe(true);
  expect(await askConsent(sending, { stderr }, 'evil.example')).toBe(false);
});

test('keeps runs in a folder of the user, apart by workspace', () => {
  const here = join(homedir(), 'x');
  expect(stateFolder('/w', { XDG_STATE_HOME: here }, 'linux')).toMatch(
    /x[\\/]dataengos[\\/]runs[\\/][0-9a-f]{16}$/,
  );
  expect(stateFolder('/w', {}, 'linux')).toContain(join('.local', 'state', 'dataengos'));
  expect(stateFolder('/w', {}, 'darwin')).toContain(join('Application Support', 'dataengos'));
  expect(stateFolder('/w', { LOCALAPPDATA: here }, 'win32')).toContain(join(here, 'dataengos'));
  expect(stateFolder('/w', { XDG_STATE_HOME: '.state' }, 'linux')).toContain(homedir());
  expect(stateFolder('/w', {}, 'linux')).not.toBe(stateFolder('/v', {}, 'linux'));
});
