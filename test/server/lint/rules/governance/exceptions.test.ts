import { expect, test } from 'vitest';
import { applyEdits } from '../../../../../server/src/base/text-edit.ts';
import { LintEngine } from '../../../../../server/src/lint/engine.ts';
import { defaultConfig } from '../../../../../server/src/lint/config.ts';
import allRules from '../../../../../server/src/lint/rules/all-rules.ts';
import { parseYaml } from '../../../../../server/src/syntax/yaml/parse-yaml.ts';
import { messageOf, spec } from '../../check.ts';

const over = 'exceptions-in-force';
const soon = 'exceptions-last-a-month';

function said(text: string, today: string | undefined): readonly string[] {
  const engine = new LintEngine(spec, allRules, today === undefined ? {} : { today: () => today });
  const { findings } = engine.lint(parseYaml(text), defaultConfig, 'naming');
  return findings.map((finding) => `${finding.code}: ${messageOf(finding)}`);
}

const policy = (expires: string): string => `exceptions:
  - name: OrderHeader
    reason: The ledger reads it.
    expires: ${expires}
`;

test.each([
  ['2026-06-14', [`${over}: The exception for \`OrderHeader\` came to its end on 2026-06-14`]],
  ['2026-06-15', [`${soon}: The exception for \`OrderHeader\` ends with 2026-06-15.`]],
  ['2026-06-16', [`${soon}: The exception for \`OrderHeader\` ends with 2026-06-16.`]],
  ['2026-07-15', [`${soon}: The exception for \`OrderHeader\` ends with 2026-07-15.`]],
  ['2026-07-16', []],
])('an exception until %s on the 15th of June 2026', (expires, expected) => {
  const found = said(policy(`'${expires}'`), '2026-06-15');
  expect(found).toHaveLength(expected.length);
  for (const [index, one] of expected.entries()) expect(found[index]).toContain(one);
});

test('nothing expires where nobody knows the day, and what is no day is not counted', () => {
  expect(said(policy("'2000-01-01'"), undefined)).toEqual([]);
  expect(said(policy('soon'), '2026-06-15').filter((one) => one.startsWith('exc'))).toEqual([]);
});

test.each([
  [
    'the only one',
    'max_length: 40\nexceptions:\n  - name: a\n    reason: r\n    expires: "2020-01-01"\n',
    'max_length: 40\n',
  ],
  [
    'one of two',
    'exceptions:\n  - name: a\n    reason: r\n    expires: "2020-01-01"\n  - name: b\n    reason: r\n',
    'exceptions:\n  - name: b\n    reason: r\n',
  ],
  [
    'in JSON',
    '{\n  "exceptions": [{ "name": "a", "reason": "r", "expires": "2020-01-01" }, { "name": "b", "reason": "r" }]\n}\n',
    '{\n  "exceptions": [{ "name": "b", "reason": "r" }]\n}\n',
  ],
])('the fix removes %s', (_what, before, after) => {
  const engine = new LintEngine(spec, allRules, { today: () => '2026-06-15' });
  const file = parseYaml(before);
  const { findings, contracts } = engine.lint(file, defaultConfig, 'naming');
  const finding = findings.find(({ code }) => code === over)!;
  const rule = allRules.find(({ meta }) => meta.code === over)!;
  const [document, contract] = [file.documents[0]!, contracts[0]!];
  const context = { spec: contract.spec, version: contract.version, file, document, contract };
  const [fix] = rule.fix?.(finding, context) ?? [];
  expect(applyEdits(before, fix!.edits)).toBe(after);
});
