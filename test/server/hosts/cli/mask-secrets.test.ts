import { expect, test } from 'vitest';
import { maskSecrets } from '../../../../server/src/hosts/cli/mask-secrets.ts';
import type { ReportedFinding } from '../../../../server/src/operations/lint.ts';

function masked(text: string, code = 'known-fields', part = text): string | undefined {
  const start = text.indexOf(part);
  const range = { start, end: start + part.length };
  const finding: ReportedFinding = {
    code,
    messageId: 'unknown',
    severity: 'error',
    message: '',
    range,
    fixable: false,
  };
  return maskSecrets({ path: 'a.yaml', state: 'checked', text, findings: [finding] }).text;
}

test.each([
  ['password: hunter2 # old', 'password: ******* # old'],
  ['  - password: a{b, c', '  - password: **** *'],
  ['apiKey: "a b: c"\r\nname: x', 'apiKey: ** ** **\r\nname: x'],
  ['{ user: scott, password: hunter2, port: 1 }', '{ user: scott, password: *******, port: 1 }'],
  ['{"user":"scott","password":"hunter2"}', '{"user":"scott","password":*********}'],
  ["'password': 'it''s'", "'password': *******"],
  ['url: jdbc:x://u:p4ss@h/d', `url: ${'*'.repeat(19)}`],
  ['secret: 😀a', 'secret: 😀*'],
])('stars for the value of %s', (text, expected) => {
  expect(masked(text)).toBe(expected);
});

test.each([
  'password: ${PASSWORD}',
  'password:',
  'passwordPolicy: strict',
  'isSecret: true',
  'password: { a: b }',
  'name: orders',
])('%s stays', (text) => {
  expect(masked(text)).toBe(text);
});

test('what the rule on credentials has found is masked, whatever it is called', () => {
  const text = '- property: password\n  value: hunter2\n';
  expect(masked(text, 'no-secrets-in-servers', 'hunter2')).toBe(text.replace('hunter2', '*******'));
});

test('a long text without pairs is read once', () => {
  const text = `a: ${'x'.repeat(500_000)}${' "\''.repeat(50_000)}`;
  expect(masked(text, 'known-fields', 'a')).toBe(text);
}, 2_000);
