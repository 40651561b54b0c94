import { expect, test } from 'vitest';
import { contract } from '../../../server/src/lint/example.ts';
import { lint } from './check.ts';

const head = contract('').trimEnd();
const server = (lines: string): string => contract(`servers:\n  - server: prod\n${lines}`);
const property = (lines: string): string =>
  contract(`schema:\n  - name: o\n    properties:\n      - ${lines}`);

/** Slips of the finger, and the rule that alone speaks of each. */
const table: readonly (readonly [string, string, string])[] = [
  ['version', head.replace('version:', 'verison:'), 'known-fields'],
  ['kind', head.replace('kind:', 'knid:'), 'known-fields'],
  ['id', head.replace(/^id:/m, 'ID:'), 'known-fields'],
  ['name of a property', property('nmae: amount\n        logicalType: number\n'), 'known-fields'],
  [
    'host of a server',
    server('    type: postgres\n    hots: h\n    port: 5432\n    database: d\n    schema: s\n'),
    'known-fields',
  ],
  ['value of a type', property('name: a\n        logicalType: strnig\n'), 'allowed-values'],
];

test.each(table)('%s', (_, text, code) => {
  const errors = lint(text).findings.filter(({ severity }) => severity === 'error');
  expect(errors.map((one) => one.code)).toEqual([code]);
});

test('a release of another generation is no slip of the finger', () => {
  const [finding] = lint(head.replace(/v3\.\d\.\d/, 'v4.0.0')).findings;
  expect(finding?.code).toBe('api-version');
  expect(finding?.data?.value).toBe('v3.2.0');
});

test.each([
  ['a key without a colon', 'schema\n  - name: o\n'],
  ['a conflict', '<<<<<<< a\nname: x\n=======\nname: y\n>>>>>>> b\n'],
])('with %s nothing is said of the comments that silence', (_, broken) => {
  const silence = '# dataengos-disable-next-line known-fields -- read by the importer\nowner: me\n';
  const codes = lint(contract(silence + broken)).findings.map(({ code }) => code);
  expect(codes).toContain('valid-yaml');
  expect(codes).not.toContain('suppression-is-used');
});
