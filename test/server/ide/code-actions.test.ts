import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../server/src/base/text-edit.ts';
import { codeActionsAt, type CodeAction } from '../../../server/src/ide/code-actions.ts';
import { defaultConfig } from '../../../server/src/lint/config.ts';
import { LintEngine } from '../../../server/src/lint/engine.ts';
import { defineRule, type Rule } from '../../../server/src/lint/rule.ts';
import { english, HEAD, openAtCursor, spec } from './ide-fixture.ts';

/** Finds every `bad` value and makes it good, or better. */
const noBad = defineRule({
  meta: {
    code: 'no-bad',
    family: 'structure',
    severity: 'error',
    since: '0.1.0',
    summary: '',
    explanation: '',
    examples: [],
    cost: 'typing',
    fixable: 'safe',
    messages: { bad: 'Bad.' },
    fixes: { good: 'Make {what} good', better: 'Make it better' },
  },
  on: 'value',
  *check({ node }) {
    if (node?.kind === 'scalar' && String(node.value).includes('bad'))
      yield { messageId: 'bad', range: node };
  },
  fix({ range }, { file }) {
    if (file.text.slice(range.start, range.end) === 'bad to keep')
      return [{ title: 'good', edits: [{ range, newText: '' }], safety: 'unsafe' }];
    return [
      {
        title: 'good',
        params: { what: 'it' },
        edits: [{ range, newText: 'good' }],
        safety: 'safe',
      },
      { title: 'better', edits: [{ range, newText: 'better' }], safety: 'unsafe' },
    ];
  },
});

const rules: readonly Rule[] = [noBad];

function actionsAt(fixture: string): {
  readonly text: string;
  readonly actions: readonly CodeAction[];
} {
  const { ide, offset } = openAtCursor(fixture);
  const { findings } = new LintEngine(spec, rules).lint(ide.file, defaultConfig, true);
  const range = { start: offset, end: offset };
  return { text: ide.text, actions: codeActionsAt(ide, range, findings, rules, english) };
}

function checkAction(fixture: string, title: string, expected: string): void {
  const { text, actions } = actionsAt(fixture);
  const action = actions.find((one) => one.title === title);
  expect(action && applyEdits(text, action.edits)).toBe(expected);
}

describe('code actions', () => {
  test('fixes of the finding at the cursor', () => {
    checkAction(`${HEAD}name: b$0ad # why\n`, 'Make it good', `${HEAD}name: good # why\n`);
    checkAction(`${HEAD}name: b$0ad\n`, 'Make it better', `${HEAD}name: better\n`);
  });

  test('nothing elsewhere', () => {
    expect(actionsAt(`${HEAD}na$0me: bad\n`).actions).toEqual([]);
  });

  test('the same in the whole file, when there is more than one', () => {
    checkAction(
      `${HEAD}name: b$0ad\ndomain: bad\n`,
      'Fix all 2 problems of no-bad in this file',
      `${HEAD}name: good\ndomain: good\n`,
    );
    checkAction(
      `${HEAD}name: b$0ad\ndomain: bad to keep\n`,
      'Fix all 2 problems of no-bad in this file, 1 of them by removing text',
      `${HEAD}name: good\ndomain: \n`,
    );
    expect(actionsAt(`${HEAD}name: b$0ad\n`).actions.map((action) => action.kind)).toEqual([
      'fix',
      'fix',
      'disable',
    ]);
  });

  test('a comment above the line, indented like it', () => {
    checkAction(
      `${HEAD}price:\n  priceUnit: b$0ad\n`,
      'Disable no-bad for this line',
      `${HEAD}price:\n  # dataengos-disable-next-line no-bad -- say why\n  priceUnit: bad\n`,
    );
    checkAction(
      `${HEAD}name: b$0ad\n`.replaceAll('\n', '\r\n'),
      'Disable no-bad for this line',
      `${HEAD}# dataengos-disable-next-line no-bad -- say why\nname: bad\n`.replaceAll(
        '\n',
        '\r\n',
      ),
    );
  });

  test('a comment that is there takes the rule in', () => {
    checkAction(
      `${HEAD}# dataengos-disable-next-line other -- a reason\nname: b$0ad\n`,
      'Disable no-bad for this line',
      `${HEAD}# dataengos-disable-next-line other, no-bad -- a reason\nname: bad\n`,
    );
  });

  test('silencing works', () => {
    const { text, actions } = actionsAt(`${HEAD}price:\n  priceUnit: b$0ad\n`);
    const action = actions.find((one) => one.kind === 'disable');
    const after = applyEdits(text, action?.edits ?? []);
    const { ide } = openAtCursor(`${after}$0`);
    expect(new LintEngine(spec, rules).lint(ide.file, defaultConfig, true).findings).toEqual([]);
  });

  test('the line of the policy behind findings, once', () => {
    const { ide, offset } = openAtCursor(`${HEAD}name: b$0ad\n`);
    const origin = {
      uri: 'file:///w/specs/governance/naming%20rules.json',
      place: { line: 13, start: 4, end: 12 },
    };
    const [finding] = new LintEngine(spec, rules).lint(ide.file, defaultConfig, true).findings;
    const demanded = { ...finding!, demand: { origin, rule: 'casing.tables' } };
    const range = { start: offset, end: offset };
    const actions = codeActionsAt(ide, range, [demanded, demanded], rules, english);
    expect(actions.filter(({ kind }) => kind === 'go-to-policy')).toEqual([
      {
        title: 'Go to policy: `casing.tables` in naming rules.json:14',
        kind: 'go-to-policy',
        code: 'no-bad',
        findings: [demanded, demanded],
        edits: [],
        preferred: false,
        target: origin,
      },
    ]);
  });

  test('no comment where it would be text', () => {
    const kinds = (fixture: string) => actionsAt(fixture).actions.map((action) => action.kind);
    expect(
      kinds('{"apiVersion": "v3.1.0", "kind": "DataContract", "name": "b$0ad"}'),
    ).not.toContain('disable');
    expect(kinds(`${HEAD}name: "a\n  b$0ad"\n`)).toContain('disable');
  });
});
