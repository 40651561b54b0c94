import fc from 'fast-check';
import { expect, it } from 'vitest';
import { secretSpans } from '../../../../../server/src/lint/secret-spans.ts';
import { pageOf } from '../../../../../server/src/operations/run/tools/page-of.ts';

const TEXT = [
  'servers:',
  '  - server: prod',
  '    password: "h7Gk2-mQ9x-Lw4T"',
  '    url: postgres://app:Zx81-kLm2-Qw9r@db.example.com/churn',
  'notes: |',
  '  -----BEGIN RSA PRIVATE KEY-----',
  '  MIIEowIBAAKCAQEA7Qx1',
  '  9yGq2LmT0vXcB4nZ8sHk',
  '  -----END RSA PRIVATE KEY-----',
  'name: churn',
  '',
].join('\n');
const SECRETS = [
  'h7Gk2-mQ9x-Lw4T',
  'Zx81-kLm2-Qw9r',
  'MIIEowIBAAKCAQEA7Qx1',
  '9yGq2LmT0vXcB4nZ8sHk',
];

/** As the runner sees it: what is recognised in the page is taken out there. */
function left(page: string): string {
  const spans = secretSpans(page);
  const isGone = (at: number): boolean => spans.some(({ start, end }) => at >= start && at < end);
  return Array.from({ length: page.length }, (_, at) => (isGone(at) ? '' : page.charAt(at))).join(
    '',
  );
}

it('leaves no part of a secret that the page alone does not show to be one', () => {
  const place = fc.nat(TEXT.length);
  fc.assert(
    fc.property(place, place, (one, other) => {
      const [start, end] = one < other ? [one, other] : [other, one];
      const page = left(pageOf(TEXT, start, end));
      for (const secret of SECRETS)
        for (let at = 0; at + 5 <= secret.length; at++)
          expect(page).not.toContain(secret.slice(at, at + 5));
    }),
    { numRuns: 500 },
  );
});

it('leaves whole secrets to the runner, which can put them back', () => {
  expect(pageOf(TEXT, 0, TEXT.length)).toBe(TEXT);
});
