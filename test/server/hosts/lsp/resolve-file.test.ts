import { expect, it } from 'vitest';
import { resolveFile } from '../../../../server/src/hosts/lsp/resolve-file.ts';

const folders = ['file:///w/team%20a'];
const from = 'file:///w/team%20a/contracts/orders.odcs.yaml';

it.each([
  ['customers.odcs.yaml', 'file:///w/team%20a/contracts/customers.odcs.yaml'],
  ['./x.yaml', 'file:///w/team%20a/contracts/x.yaml'],
  ['../x y.yaml', 'file:///w/team%20a/x%20y.yaml'],
  ['file:///w/team%20a/x.yaml', 'file:///w/team%20a/x.yaml'],
])('%s is %s', (path, uri) => {
  expect(resolveFile(from, path, folders)).toBe(uri);
});

it.each([
  '../../x.yaml',
  '../../../../../etc/passwd',
  '../../team a b/x.yaml',
  '/w/team a/x.yaml',
  '//host/share.yaml',
  'C:\\x.yaml',
  '..\\x.yaml',
  'file:///etc/x.yaml',
  'file:///w/team%20a/../../x.yaml',
  'file:///w/team%20a/%2e%2e/%2e%2e/x.yaml',
  'file://host/w/team%20a/x.yaml',
  'https://example.com/x.yaml',
  'command:x',
  '%2e%2e/x.yaml',
])('%s leads nowhere', (path) => {
  expect(resolveFile(from, path, folders)).toBeUndefined();
});

it('leads nowhere without folders', () => {
  expect(resolveFile(from, 'x.yaml', [])).toBeUndefined();
});
