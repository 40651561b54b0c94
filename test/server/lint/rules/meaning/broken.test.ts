import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lint } from '../../check.ts';

/** What each broken example about names, keys and references has: this finding and no other. */
const expected: Readonly<Record<string, string>> = {
  'duplicate-column': 'error[unique-names]',
  'duplicate-id': 'error[unique-ids]',
  'duplicate-server': 'warning[unique-servers]',
  'key-positions': 'warning[key-positions]',
  'position-without-a-key': 'warning[key-positions]',
  'key-that-may-be-null': 'hint[keys-are-required]',
  'relationship-to-nowhere': 'error[relationship-targets-exist]',
  'relationship-of-unequal-length': 'error[composite-relationships-match]',
  'sla-element-that-does-not-exist': 'warning[sla-elements-exist]',
  'sla-without-a-unit': 'info[sla-values-have-units]',
  'password-in-a-server': 'warning[no-secrets-in-servers]',
};

test.each(Object.entries(expected))('%s has %s', (name, finding) => {
  const url = new URL(`../../../../../examples/broken/${name}.odcs.yaml`, import.meta.url);
  const { findings } = lint(readFileSync(url, 'utf8'));
  expect(findings.map(({ severity, code }) => `${severity}[${code}]`)).toEqual([finding]);
});

test('what a message says of a secret is not the secret', () => {
  const url = new URL(
    '../../../../../examples/broken/password-in-a-server.odcs.yaml',
    import.meta.url,
  );
  const { findings } = lint(readFileSync(url, 'utf8'));
  expect(findings).toHaveLength(1);
  expect(JSON.stringify(findings)).not.toContain('correct-horse');
});
