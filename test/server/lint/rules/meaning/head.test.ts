import { expect, test } from 'vitest';
import { defaultConfig } from '../../../../../server/src/lint/config.ts';
import { contract } from '../../../../../server/src/lint/example.ts';
import { describeRule, fixesOf, lint } from '../../check.ts';
import { applyEdits } from '../../../../../server/src/base/text-edit.ts';

const head = (version: string, status = 'active'): string =>
  `apiVersion: v3.1.0\nkind: DataContract\nid: a\nversion: ${version}\nstatus: ${status}\n`;

describeRule('version-is-semver', {
  accepts: [
    head('1.0.0'),
    head('"2.10.3-rc.1+build.5"'),
    head('${VERSION}'),
    head('0.0.1'),
    head('1.0.0') +
      'servers: [{ server: a, type: custom, customProperties: [{ property: version, value: "1" }] }]\n',
  ],
  rejects: [
    head('"1.0"\n#        ^^^^^ info[version-is-semver]: write `1.0.0`'),
    head('v1.2.3\n#        ^^^^^^ info[version-is-semver]: write `1.2.3`'),
    head(
      '2024-01-15\n#        ^^^^^^^^^^ info[version-is-semver]: `2024-01-15` is no semantic version',
    ),
    head('final\n#        ^^^^^ info[version-is-semver]'),
  ],
  fixes: [
    [head('"1" # first'), head('"1.0.0" # first')],
    [head('v1.2.3-beta # x'), head('1.2.3-beta # x')],
  ],
});

describeRule('status-is-known', {
  accepts: [head('1.0.0', 'draft'), head('1.0.0', '"retired"'), head('1.0.0', '${STATUS}')],
  rejects: [
    head('1.0.0', 'production\n#       ^^^^^^^^^^ hint[status-is-known]: `active` is'),
    head('1.0.0', 'Draft\n#       ^^^^^ hint[status-is-known]: Did you mean `draft`?'),
    head('1.0.0', 'retird\n#       ^^^^^^ hint[status-is-known]: Did you mean `retired`?'),
    head('1.0.0', 'qwertz\n#       ^^^^^^ hint[status-is-known]: `proposed`, `draft`'),
  ],
  fixes: [[head('1.0.0', 'current # now'), head('1.0.0', 'active # now')]],
});

const strict = { ...defaultConfig, preset: 'strict' as const };
const found = (text: string): readonly string[] =>
  lint(text, strict)
    .findings.filter(({ code }) => code === 'api-version-is-current')
    .map(({ range, severity }) => `${severity} ${text.slice(range.start, range.end)}`);

test('api-version-is-current speaks in the strict preset only', () => {
  const text = contract('tags: []', 'v3.0.2 # old');
  expect(found(text)).toEqual(['hint v3.0.2']);
  expect(lint(text).findings).toEqual([]);
});

test.each(['v3.2.0', '${ODCS}', 'v3.9.9', '3.1.0'])(
  'api-version-is-current accepts %s',
  (version) => {
    expect(found(contract('tags: []', version))).toEqual([]);
  },
);

test('api-version-is-current rejects earlier versions, and its fix keeps comments', () => {
  expect(found(contract('tags: []', '"v3.1.0"'))).toEqual(['hint "v3.1.0"']);
  expect(found(contract('tags: []', 'v3.0.0'))).toEqual(['hint v3.0.0']);
  const text = contract('tags: []', 'v3.0.1 # ours');
  const finding = lint(text, strict).findings.find(({ code }) => code === 'api-version-is-current');
  const [fix] = fixesOf(text, finding!);
  expect(applyEdits(text, fix!.edits)).toBe(contract('tags: []', 'v3.2.0 # ours'));
});
