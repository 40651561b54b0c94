import { beforeEach, expect, test } from 'vitest';
import type { SecretStorage } from 'vscode';
import { Keys } from '../../../client/src/models/keys.ts';
import { FakeStorage } from '../fake-lm.ts';
import { person } from '../fake-phases.ts';

beforeEach(() => person.reset());

function keys(environment: Readonly<Record<string, string>> = {}) {
  const secrets = new FakeStorage();
  return { secrets, keys: new Keys(secrets as unknown as SecretStorage, environment) };
}

test('a key is for the host that it was given for, and no other', async () => {
  const { keys: own } = keys();
  person.types = [' sk-secret '];
  expect(await own.askKey('proxy.example')).toBe('sk-secret');
  expect(person.shown[0]).toMatchObject({ title: 'API key for proxy.example', password: true });
  expect(await own.key('proxy.example')).toBe('sk-secret');
  expect(await own.key('proxy.example:8443')).toBeUndefined();
  expect(await own.key('api.anthropic.com')).toBeUndefined();
  await own.deleteKey('proxy.example');
  expect(await own.key('proxy.example')).toBeUndefined();
});

test('the key of the environment goes to the own host of the provider alone', async () => {
  const { keys: own } = keys({ ANTHROPIC_API_KEY: 'sk-env' });
  expect(await own.key('api.anthropic.com')).toBe('sk-env');
  expect(await own.key('evil.example')).toBeUndefined();
  expect(await own.hasKept('api.anthropic.com')).toBe(false);
  expect(await keys({ ANTHROPIC_API_KEY: ' ' }).keys.key('api.anthropic.com')).toBeUndefined();
});

test('nothing is kept where nothing is given', async () => {
  const { keys: own, secrets } = keys();
  person.types = [undefined, '  '];
  expect(await own.askKey('x')).toBeUndefined();
  expect(await own.askKey('x')).toBeUndefined();
  expect(secrets.values.size).toBe(0);
});

test('a password is bound to the host, user and database of its connection', async () => {
  const { keys: own } = keys();
  const db = { type: 'postgres', host: 'db', database: 'd', user: 'u' } as const;
  person.types = ['geheim', '', undefined];
  expect(await own.askPassword('main', db)).toBe(true);
  expect(await own.password('main', db)).toBe('geheim');
  expect(await own.password('main', { ...db, host: 'evil' })).toBeUndefined();
  expect(await own.password('main', { ...db, user: 'root' })).toBeUndefined();
  expect(await own.askPassword('main', db)).toBe(true);
  expect(await own.password('main', db)).toBeUndefined();
  expect(await own.askPassword('main', db)).toBe(false);
});
