import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../../server/src/lint/config.ts';
import { LintEngine, type LintResult } from '../../../server/src/lint/engine.ts';
import { contract } from '../../../server/src/lint/example.ts';
import { defineRule, type Report, type Rule } from '../../../server/src/lint/rule.ts';
import allRules from '../../../server/src/lint/rules/all-rules.ts';
import { parseYaml } from '../../../server/src/syntax/yaml/parse-yaml.ts';
import { ruleOf, spec } from './check.ts';

const item = (name: string): string => `  - name: ${name}\n    oops: 1\n`;
const bad = contract(`schema:\n${Array.from('abcdefghijklm', item).join('')}`);
const meta = { ...ruleOf('value-bounds').meta, code: 'faulty' };
const report: Report = { messageId: 'x', params: {}, range: { start: 0, end: 1 } };

function lint(rule: Rule, clock?: () => number, text = bad): LintResult {
  const engine = new LintEngine(spec, [...allRules, rule], clock === undefined ? {} : { clock });
  return engine.lint(parseYaml(text), defaultConfig, true);
}

function onValues(check: () => Iterable<Report>): Rule {
  return defineRule({ meta, on: 'value', check });
}

/** The others have reported, the faulty one is named once, and nobody takes the file for checked. */
function expectNamed({ findings, complete }: LintResult, messageId: string): void {
  const named = findings.filter(({ code }) => code === 'rule-completes');
  expect(named.map((one) => [one.messageId, one.params?.rule])).toEqual([[messageId, 'faulty']]);
  expect(findings.filter(({ code }) => code === 'known-fields')).toHaveLength(13);
  expect(complete).toBe(false);
}

function endless(): number {
  return endless() + 1;
}

describe('a rule that fails', () => {
  const thrown: readonly unknown[] = [
    undefined,
    null,
    'words',
    42,
    Symbol('sign'),
    Object.create(null),
    {
      toString: () => {
        throw new Error('no text either');
      },
    },
  ];

  test.each(thrown.map((value, index) => [index, value]))(
    'by throwing no error (%i)',
    (_, value) => {
      expectNamed(
        lint(
          onValues(() => {
            throw value;
          }),
        ),
        'crashed',
      );
    },
  );

  test('by asking for more memory than there is', () => {
    expectNamed(lint(onValues(() => new Array<Report>(-1))), 'crashed');
  });

  test('by calling itself without end', () => {
    expectNamed(lint(onValues(() => (endless() > 0 ? [] : [report]))), 'crashed');
  });

  test('after its first report, which stays', () => {
    const rule = onValues(function* () {
      yield report;
      throw new Error('broken on purpose');
    });
    const result = lint(rule);
    expectNamed(result, 'crashed');
    expect(result.findings.filter(({ code }) => code === 'faulty').length).toBeGreaterThan(0);
  });

  test('when it looks at comments that silence', () => {
    const rule = defineRule({
      meta,
      on: 'suppression',
      check: () => {
        throw new Error('broken on purpose');
      },
    });
    const silence = '# dataengos-disable-next-line unique-keys -- because\n';
    expectNamed(lint(rule, undefined, silence + bad + silence), 'crashed');
  });
});

describe('a rule that takes too long', () => {
  let now = 0;
  let calls = 0;
  const clock = (): number => now;
  const work = (milliseconds: number): void => {
    calls++;
    now += milliseconds;
  };
  const slow = (milliseconds: number): Rule => {
    calls = 0;
    return onValues(() => {
      work(milliseconds);
      return [];
    });
  };

  test('over many places is stopped and named', () => {
    expectNamed(lint(slow(300), clock), 'slow');
    // Two seconds, after a few that raised the suspicion.
    expect(calls).toBeLessThan(20);
  });

  test('over many reports of one place is stopped and named', () => {
    calls = 0;
    const rule = defineRule({
      meta,
      on: 'document',
      check: function* () {
        for (let count = 0; count < 100; count++) {
          work(300);
          yield report;
        }
      },
    });
    const result = lint(rule, clock);
    expectNamed(result, 'slow');
    expect(calls).toBe(8);
    expect(result.findings.filter(({ code }) => code === 'faulty')).toHaveLength(8);
  });

  test('is named for as long as it is slow, and forgotten then', () => {
    let duration = 300;
    calls = 0;
    const rule = onValues(function* () {
      work(duration);
      yield report;
    });
    const engine = new LintEngine(spec, [...allRules, rule], { clock });
    const file = parseYaml(bad);
    expect(engine.lint(file, defaultConfig, true).complete).toBe(false);
    duration = 0;
    const again = engine.lint(file, defaultConfig, true);
    expect(again).toEqual(lint(rule));
    expect(again.complete).toBe(true);
  });

  test('is left in peace below the limit, and where nobody waits', () => {
    expect(lint(slow(20), clock).complete).toBe(true);
    expect(calls * 20).toBeLessThan(2_000);
    expect(lint(slow(300)).complete).toBe(true);
    expect(calls).toBeGreaterThan(20);
  });
});
