import { expect, test } from 'vitest';
import { documentLinks } from '../../../server/src/ide/document-links.ts';
import { HEAD, openText } from './ide-fixture.ts';

/** The linked texts with what they lead to. */
function checkLinks(text: string, ...expected: readonly string[]): void {
  const links = documentLinks(openText(text)).map(({ range, target }) => {
    const to =
      target.kind === 'url' ? target.url : `file ${target.path} ${target.fragment ?? ''}`.trim();
    return `${text.slice(range.start, range.end)} -> ${to}`;
  });
  expect(links).toEqual(expected);
}

const relationship = (to: string): string =>
  `${HEAD}schema:\n  - name: a\n    properties:\n      - name: b\n        relationships:\n          - to: ${to}\n`;

test('addresses in fields', () => {
  checkLinks(
    `${HEAD}support:\n  - channel: a\n    url: "https://example.com/help?a=b#c"\nauthoritativeDefinitions:\n  - type: x\n    url: http://example.com\n`,
    'https://example.com/help?a=b#c -> https://example.com/help?a=b#c',
    'http://example.com -> http://example.com',
  );
});

test('files that relationships point to', () => {
  checkLinks(
    relationship('../other/customers.odcs.yaml#customers.id'),
    '../other/customers.odcs.yaml#customers.id -> file ../other/customers.odcs.yaml customers.id',
  );
  checkLinks(
    relationship("'customers.odcs.yml#schema/c/properties/id'"),
    'customers.odcs.yml#schema/c/properties/id -> file customers.odcs.yml schema/c/properties/id',
  );
  checkLinks(relationship('customers.id'));
});

test.each([
  'command:workbench.action.terminal.new',
  'file:///etc/passwd.yaml#a.b',
  'vscode://x/y.yaml',
  'javascript:alert(1)',
  'JAVASCRIPT:alert(1).yaml',
  '//host/share.yaml#a.b',
  '/etc/passwd.yaml#a.b',
  'C:\\\\windows\\\\x.yaml#a.b',
  '..\\\\x.yaml#a.b',
  'https://user@evil.example.com/',
  'data:text/html,x.yaml',
  'https:///',
])('%s is never a link', (target) => {
  checkLinks(relationship(`"${target}"`));
  checkLinks(`${HEAD}authoritativeDefinitions:\n  - type: x\n    url: "${target}"\n`);
});

test('queries and prose are left alone', () => {
  checkLinks(
    `${HEAD}description:\n  purpose: |\n    See https://example.com\n  usage: see https://example.com\n`,
  );
});
