import { expect, test } from 'vitest';
import { needsJudgement } from '../../../server/src/ide/needs-judgement.ts';
import { defaultConfig } from '../../../server/src/lint/config.ts';
import { LintEngine } from '../../../server/src/lint/engine.ts';
import rules from '../../../server/src/lint/rules/all-rules.ts';
import { HEAD, openAtCursor, spec } from './ide-fixture.ts';

const TABLE = `${HEAD}id: x\nversion: 1.0.0\nschema:\n  - name: t\n    properties:\n      - name: a\n`;

/** At the cursor, of what the linter says of the text. */
function needed(fixture: string): boolean {
  const { ide, offset } = openAtCursor(fixture);
  const { findings } = new LintEngine(spec, rules).lint(ide.file, defaultConfig, true);
  const byCode = new Map(rules.map((rule) => [rule.meta.code, rule]));
  return needsJudgement(ide, { start: offset, end: offset }, findings, byCode);
}

test.each([
  ['a safe fix', `${TABLE}        logicalType: var$0char\nstatus: active\n`, false],
  ['no fix', `${TABLE}        logicalType: what$0ever\nstatus: active\n`, true],
  ['a fix that asks for a look', `${TABLE}        logicalType: strng$0\nstatus: active\n`, true],
  ['no finding', `${TABLE}        logicalType: str$0ing\nstatus: active\n`, false],
])('where there is %s', (_, fixture, expected) => {
  expect(needed(fixture)).toBe(expected);
});
