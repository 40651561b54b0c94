import fc from 'fast-check';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../../server/src/lint/config.ts';
import { LintEngine, MAX_FINDINGS } from '../../../server/src/lint/engine.ts';
import { ENOUGH } from '../../../server/src/lint/rule-run.ts';
import { contract } from '../../../server/src/lint/example.ts';
import { defineRule, type Rule } from '../../../server/src/lint/rule.ts';
import allRules from '../../../server/src/lint/rules/all-rules.ts';
import { parseYaml } from '../../../server/src/syntax/yaml/parse-yaml.ts';
import { lint, ruleOf, spec } from './check.ts';

const examples = join(import.meta.dirname, '../../../examples');
const texts = globSync('**/*.odcs.yaml', { cwd: examples })
  .sort()
  .map((file) => readFileSync(join(examples, file), 'utf8'));

function throwing(on: 'value' | 'map', when: (text: string) => boolean): Rule {
  const template = ruleOf('value-bounds').meta;
  const meta = { ...template, code: 'always-throws' };
  if (on === 'map') {
    return defineRule({
      meta,
      on: 'map',
      check: () => {
        throw new Error('broken on purpose');
      },
    });
  }
  return defineRule({
    meta,
    on: 'value',
    check: ({ node }) => {
      if (node?.kind === 'scalar' && when(String(node.value))) throw new Error('broken on purpose');
      return [];
    },
  });
}

describe('a rule that throws', () => {
  const bad = contract('schema:\n  - name: a\n    oops: 1\n  - name: b\n    oops: 2\n');

  test.each(['value', 'map'] as const)('on each %s is named once while the others report', (on) => {
    const engine = new LintEngine(spec, [...allRules, throwing(on, () => true)]);
    const result = engine.lint(parseYaml(bad), defaultConfig, true);
    const codes = result.findings.map(({ code }) => code);
    expect(codes.filter((code) => code === 'rule-completes')).toHaveLength(1);
    expect(codes.filter((code) => code === 'known-fields')).toHaveLength(2);
    expect(result.complete).toBe(false);
  });

  test('is forgotten once its cause is gone', () => {
    const engine = new LintEngine(spec, [...allRules, throwing('value', (text) => text === 'b')]);
    const before = parseYaml(bad);
    expect(engine.lint(before, defaultConfig, true).complete).toBe(false);
    const after = parseYaml(bad.replace('name: b', 'name: c'), before);
    expect(engine.lint(after, defaultConfig, true).complete).toBe(true);
  });

  test('cannot be silenced', () => {
    const engine = new LintEngine(spec, [...allRules, throwing('value', () => true)]);
    const text = `# dataengos-disable-file rule-completes -- no\n${bad}`;
    const result = engine.lint(parseYaml(text), defaultConfig, true);
    expect(result.findings.map(({ code }) => code)).toContain('rule-completes');
  });
});

describe('what must never pass for clean', () => {
  test('a file that is too large', () => {
    const file = parseYaml('a: 1\n', undefined, 3);
    const result = new LintEngine(spec, allRules).lint(file, defaultConfig, true);
    expect(result.complete).toBe(false);
    expect(result.findings.map(({ code }) => code)).toEqual(['valid-yaml']);
  });

  test('a file with more findings than are shown', () => {
    const tags = Array.from({ length: MAX_FINDINGS + 5 }, (_, number) => `  - ${number}\n`).join(
      '',
    );
    const { findings } = lint(contract(`tags:\n${tags}`));
    expect(findings).toHaveLength(MAX_FINDINGS + 1);
    expect(findings[0]?.messageId).toBe('capped');
  });

  test('a rule that found so much that it was stopped, silenced or not', () => {
    const names = '      - name: a\n'.repeat(ENOUGH + 5);
    const silent = '# dataengos-disable-file unique-names -- generated\n';
    const text = contract(`schema:\n  - name: o\n    properties:\n${names}`);
    for (const one of [text, silent + text]) {
      const { findings, complete } = lint(one);
      expect(findings.map(({ messageId }) => messageId)).toContain('stopped');
      expect(complete).toBe(false);
    }
    const off = { ...defaultConfig, rules: new Map([['unique-names', 'off' as const]]) };
    const result = new LintEngine(spec, allRules).lint(parseYaml(text), off, true);
    expect(result.complete).toBe(true);
  });

  test('an alias bomb', () => {
    const lines = ['x0: &x0 { a: 1 }'];
    for (let level = 1; level < 12; level++) {
      lines.push(
        `x${level}: &x${level} [${Array.from({ length: 9 }, () => `*x${level - 1}`).join(', ')}]`,
      );
    }
    const { complete } = lint(
      contract(
        `customProperties:\n  - property: a\n    value: 1\n${lines.join('\n')}\nschema: *x11`,
      ),
    );
    expect(complete).toBe(false);
  });
});

test('files that are none of ours get no finding', () => {
  const { findings } = new LintEngine(spec, allRules).lint(
    parseYaml('a: [1\n'),
    defaultConfig,
    false,
  );
  expect(findings).toEqual([]);
});

test('a mistake in an aliased block is reported at the alias', () => {
  const text = contract(
    'servers:\n  - &one { server: a, type: kafka, host: h, oops: 1 }\n  - *one\n',
  );
  const found = lint(text)
    .findings.filter(({ code }) => code === 'known-fields')
    .map(({ range }) => text.slice(range.start, range.end));
  expect(found).toEqual(['oops', '*one']);
});

test('the list keeps the order of the source', () => {
  for (const text of texts) {
    const starts = lint(text).findings.map(({ range }) => range.start);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  }
});

test('after any edit the answer is that of a fresh engine', () => {
  const snippets = [
    '',
    '\n',
    ' ',
    '  ',
    '- ',
    ':',
    'name: ',
    'logicalType: varchar\n',
    '#',
    '"',
    '[',
    '# dataengos-disable-next-line known-fields -- x\n',
    'schema:\n',
    'x: 1\n',
    '&a ',
    '*a',
    '---\n',
  ];
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.nat(12),
    insert: fc.constantFrom(...snippets),
  });
  fc.assert(
    fc.property(
      fc.constantFrom(...texts),
      fc.array(edit, { minLength: 1, maxLength: 8 }),
      (start, edits) => {
        const engine = new LintEngine(spec, allRules);
        let file = parseYaml(start);
        engine.lint(file, defaultConfig, true);
        for (const { at, cut, insert } of edits) {
          const offset = Math.floor(at * file.text.length);
          const text = file.text.slice(0, offset) + insert + file.text.slice(offset + cut);
          file = parseYaml(text, file);
          const kept = engine.lint(file, defaultConfig, true);
          const fresh = new LintEngine(spec, allRules).lint(parseYaml(text), defaultConfig, true);
          expect(kept.findings).toEqual(fresh.findings);
          for (const { range } of kept.findings) {
            expect(range.start).toBeLessThanOrEqual(range.end);
            expect(range.end).toBeLessThanOrEqual(text.length);
          }
        }
      },
    ),
    { numRuns: 150, seed: 7 },
  );
});
