import { describe, expect, test } from 'vitest';
import { mergeSettings } from '../../../server/src/analysis/merge-settings.ts';
import { parseProjectConfig } from '../../../server/src/analysis/project-config.ts';

const rules = new Set(['known-fields', 'required-fields']);

/** Problems as "text that is marked: message". */
function problemsOf(text: string): string[] {
  return parseProjectConfig(text, rules).problems.map(
    ({ message, range }) => `${text.slice(range.start, range.end)} -- ${message}`,
  );
}

describe('a project file', () => {
  test('gives settings', () => {
    const text = JSON.stringify({
      $schema: './dataengos.schema.json',
      lint: { preset: 'strict', rules: { 'known-fields': 'off' } },
      files: { include: ['a/**'], exclude: [], maxSize: 10 },
      workspace: { diagnostics: false },
      governance: { profile: 'strict' },
    });
    const { settings, problems } = parseProjectConfig(text, rules);
    expect(problems).toEqual([]);
    expect(settings).toEqual({
      lint: { preset: 'strict', rules: { 'known-fields': 'off' } },
      files: { include: ['a/**'], exclude: [], maxSize: 10 },
      workspace: { diagnostics: false },
      governance: { profile: 'strict' },
    });
  });

  test.each([
    ['{"lnt": {}}', '"lnt" -- There is no setting "lnt". Did you mean "lint"?'],
    [
      '{"lint": {"rules": {"known-field": "off"}}}',
      '"known-field" -- There is no rule "known-field". Did you mean "known-fields"?',
    ],
    [
      '{"lint": {"rules": {"known-fields": "eror"}}}',
      '"eror" -- The severity must be one of "error", "warning", "info", "hint", "off". Did you mean "error"?',
    ],
    [
      '{"lint": {"preset": "harsh"}}',
      '"harsh" -- The preset must be one of "relaxed", "recommended", "strict".',
    ],
    ['{"lint": []}', '[] -- "lint" must be an object that holds "preset", "rules".'],
    [
      '{"files": {"include": "a"}}',
      '"a" -- This must be a list of globs: ["contracts/**/*.yaml"].',
    ],
    ['{"files": {"maxSize": 0}}', '0 -- This must be a number above 0: the size in KiB.'],
    [
      '{"governance": {"profile": "a/b"}}',
      '"a/b" -- This must be the name of a folder below ".agent-os/profiles", without slashes.',
    ],
    ['[]', '[] -- The file must hold an object: {"lint": {"preset": "strict"}}.'],
  ])('%s', (text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });

  test.each(['', '{', '{"lint": }', 'lint:\n  preset: strict\n', '// comment\n{}', '\u0000'])(
    'that is no JSON is one problem: %j',
    (text) => {
      const { settings, problems } = parseProjectConfig(text, rules);
      expect(settings).toEqual({});
      expect(problems).toHaveLength(1);
      expect(problems[0]?.message).toMatch(/^The file is not well-formed JSON\./);
    },
  );

  test('keeps what is right beside what is wrong', () => {
    const text = '{"lint": {"preset": "strict", "rules": {"nope": "off", "known-fields": "info"}}}';
    expect(parseProjectConfig(text, rules).settings).toEqual({
      lint: { preset: 'strict', rules: { 'known-fields': 'info' } },
    });
  });

  test('does not reach prototypes', () => {
    expect(problemsOf('{"__proto__": {}}')).toEqual([
      '"__proto__" -- There is no setting "__proto__".',
    ]);
  });
});

test('layers of settings: severities add up, lists replace each other', () => {
  const merged = mergeSettings(
    { lint: { rules: { a: 'off', b: 'info' } }, files: { exclude: ['x'] } },
    { lint: { preset: 'strict', rules: { b: 'error' } } },
  );
  expect(merged.lint).toEqual({ preset: 'strict', rules: { a: 'off', b: 'error' } });
  expect(merged.files.exclude).toEqual(['x']);
  expect(merged.files.maxSize).toBe(5120);
});
