import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../server/src/base/text-edit.ts';
import { defaultConfig, PRESETS, severityOf } from '../../../server/src/lint/config.ts';
import { formatMessage } from '../../../server/src/lint/format-message.ts';
import allRules from '../../../server/src/lint/rules/all-rules.ts';
import { odcs } from '../../../server/src/spec/odcs/odcs.ts';
import { asked, fixesOf, messageOf } from './check.ts';
import { filesOf, lintTogether } from './check-workspace.ts';

const folder = join(import.meta.dirname, '../../../server/src/lint/rules');

test('every rule file is in the list, and is named like its rule', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.includes('/') || file.includes('\\'))
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts'));
  const expected = allRules.map(({ meta }) => `${meta.family}/${meta.code}.ts`);
  expect(files.sort()).toEqual([...expected].sort());
});

test('codes are unique and in kebab-case', () => {
  const codes = allRules.map(({ meta }) => meta.code);
  expect(new Set(codes).size).toBe(codes.length);
  for (const code of codes) expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
});

test('only rules that look at whole documents wait for a pause: what is kept of a block is whole', () => {
  for (const { meta, on } of allRules) {
    if (meta.cost === 'idle') expect(['document', 'suppression', 'workspace']).toContain(on);
  }
});

test('rules are about types and fields that there are', () => {
  const all = [odcs, ...Object.values(odcs.companions ?? {})].flatMap(({ types: of }) =>
    Object.values(of),
  );
  const types = new Set(all.map(({ name }) => name));
  const fields = new Set(all.flatMap((type) => Object.keys(type.fields)));
  for (const { meta, on, only } of allRules) {
    const known = on === 'map' ? types : fields;
    for (const name of only ?? []) expect(known, meta.code).toContain(name);
  }
});

test('presets change severities only where a rule says so', () => {
  for (const { meta } of allRules) {
    for (const preset of PRESETS) {
      const severity = severityOf(meta, { ...defaultConfig, preset });
      const own = meta.presets?.[preset];
      expect(severity).toBe(own ?? meta.severity);
    }
    const off = { ...defaultConfig, rules: new Map([[meta.code, 'off' as const]]) };
    expect(severityOf(meta, off)).toBe('off');
  }
});

describe.each(allRules.map((rule) => [rule.meta.code, rule] as const))('%s', (code, rule) => {
  const { meta } = rule;
  const examples = meta.examples.map((example) => [example.title, example] as const);

  test('says what it is', () => {
    expect(meta.summary).toMatch(/[.]$/);
    expect(meta.explanation.length).toBeGreaterThan(60);
    if (meta.family !== 'engine') expect(meta.examples.length).toBeGreaterThan(0);
    expect((rule.fix ?? rule.fixText ?? rule.renames) !== undefined).toBe(meta.fixable !== 'no');
  });

  // A rule that is off until somebody asks for it shows what it does when asked.
  const config = { ...defaultConfig, rules: asked(meta) };

  test.each(examples)('example: %s', (_title, { bad, good, fixed }) => {
    // A silenced hint may show again where the example is about silencing.
    const linted = lintTogether(bad, config).map((file) => ({
      ...file,
      findings: file.findings.filter((one) => one.code === code || one.severity !== 'hint'),
    }));
    const found = linted.flatMap(({ findings }) => findings);
    // Several files may blame each other.
    if (typeof bad === 'string') expect(found.map((finding) => finding.code)).toEqual([code]);
    else expect(new Set(found.map((finding) => finding.code))).toEqual(new Set([code]));
    const after = lintTogether(good, config).flatMap(({ findings }) => findings);
    expect(after.filter((finding) => finding.code === code)).toEqual([]);
    expect(after.filter(({ severity }) => severity === 'error')).toEqual([]);
    for (const finding of found) {
      const template = (meta.messages as Record<string, string>)[finding.messageId] ?? 'undefined';
      const wanted = [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(Object.keys(finding.params ?? {})).toEqual(expect.arrayContaining(wanted));
      expect(messageOf(finding)).not.toContain('undefined');
    }
    if (fixed === true) {
      const right = filesOf(good);
      for (const { path, text, findings } of linted) {
        const [finding] = findings;
        if (finding === undefined) {
          expect(text).toBe(right[path]);
          continue;
        }
        const [first] = fixesOf(text, finding, path);
        expect(first).toBeDefined();
        const title = formatMessage(meta.fixes?.[first!.title] ?? '', first!.params);
        expect(title).not.toBe('');
        expect(applyEdits(text, first!.edits)).toBe(right[path]);
      }
    }
  });
});
