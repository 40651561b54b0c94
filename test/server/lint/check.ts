import { describe, expect, test } from 'vitest';
import { governedKind } from '../../../server/src/analysis/governed-paths.ts';
import { promisedByName } from '../../../server/src/analysis/promised-by-name.ts';
import { SourceFile } from '../../../server/src/analysis/source-file.ts';
import { LineIndex } from '../../../server/src/base/line-index.ts';
import { applyEdits } from '../../../server/src/base/text-edit.ts';
import { defaultConfig, severityOf, type LintConfig } from '../../../server/src/lint/config.ts';
import { LintEngine, type LintResult } from '../../../server/src/lint/engine.ts';
import { contract } from '../../../server/src/lint/example.ts';
import { formatMessage } from '../../../server/src/lint/format-message.ts';
import type { Finding, Fix, Rule } from '../../../server/src/lint/rule.ts';
import allRules from '../../../server/src/lint/rules/all-rules.ts';
import type { Assumed } from '../../../server/src/spec/dialects.ts';
import { odcs } from '../../../server/src/spec/odcs/odcs.ts';
import { SpecIndex } from '../../../server/src/spec/spec-index.ts';
import { sqlReader } from './sql-wasm.ts';
import type { YamlFile } from '../../../server/src/syntax/yaml/file.ts';

export const spec = new SpecIndex(odcs);
/** Some rules count days. */
export const TODAY = '2026-06-15';
export const engine = new LintEngine(spec, allRules, { sql: sqlReader, today: () => TODAY });

/** A file without a name of its own is a contract; the path of a policy says so. */
const CONTRACT = 'orders.odcs.yaml';

/** As for a file of that path; what its name promises nothing of is taken for a contract. */
export function lint(
  text: string,
  config: LintConfig = defaultConfig,
  path = CONTRACT,
): LintResult {
  return engine.lint(parseFile(text, path), config, assumedOf(path));
}

export function assumedOf(path: string): Assumed {
  return promisedByName(path) || true;
}

function parseFile(text: string, path: string): YamlFile {
  return new SourceFile(path, text, { version: 1, assumed: assumedOf(path) }).tree;
}

/** The setting that turns on a rule which is off in the preset `recommended`. */
export function asked(meta: Rule['meta']): LintConfig['rules'] {
  const isOff = severityOf(meta, defaultConfig) === 'off';
  return new Map(isOff ? [[meta.code, meta.severity]] : []);
}

export function ruleOf(code: string): Rule {
  const rule = allRules.find(({ meta }) => meta.code === code);
  if (rule === undefined) throw new Error(`No rule ${code}`);
  return rule;
}

export function messageOf(finding: Finding): string {
  const { messages } = ruleOf(finding.code).meta as { messages: Record<string, string> };
  return formatMessage(messages[finding.messageId] ?? finding.messageId, finding.params);
}

/**
 * Lints a text whose comments say what is expected: under a line, `# ^^^ error[code]: part of the
 * message`, the carets below the underlined text. A caret right behind the hash underlines the
 * column of the hash as well, for places at the start of a line. Exactly these findings may come.
 */
export function check(
  text: string,
  config: LintConfig = defaultConfig,
  path = CONTRACT,
): readonly Finding[] {
  const { findings } = lint(text, config, path);
  const lines = text.split('\n');
  const expected = expectations(lines);
  const index = new LineIndex(text);
  const actual = findings.map((finding) => {
    const from = index.positionAt(finding.range.start);
    const to = index.positionAt(finding.range.end);
    const end = to.line === from.line ? to.character : (lines[from.line]?.length ?? 0);
    const place = `${String(from.line + 1)}:${String(from.character)}-${String(end)}`;
    return {
      at: `${place} ${finding.severity}[${finding.code}]`,
      message: messageOf(finding),
    };
  });
  expect(actual.map(({ at }) => at)).toEqual(expected.map(({ at }) => at));
  for (const [number, { part }] of expected.entries()) {
    expect(actual[number]?.message).toContain(part);
  }
  return findings;
}

const ANNOTATION = /^(\s*)#(\s*)(\^+)\s+((?:error|warning|info|hint)\[[\w-]+\])(?::\s*(.*))?$/;

function expectations(lines: readonly string[]): { at: string; part: string; key: number[] }[] {
  let target = 0;
  const found = lines.flatMap((line, number) => {
    const match = ANNOTATION.exec(line);
    if (match === null) {
      target = number;
      return [];
    }
    const [, indent = '', gap = '', carets = '', what = '', part = ''] = match;
    const start = indent.length + (gap === '' ? 0 : 1 + gap.length);
    const end = indent.length + 1 + gap.length + carets.length;
    const at = `${String(target + 1)}:${String(start)}-${String(end)} ${what}`;
    return [{ at, part, key: [target, start, end] }];
  });
  return found.sort(
    (a, b) => a.key[0]! - b.key[0]! || a.key[1]! - b.key[1]! || a.key[2]! - b.key[2]!,
  );
}

export function fixesOf(text: string, finding: Finding, path = CONTRACT): readonly Fix[] {
  const rule = ruleOf(finding.code);
  if (governedKind(path) !== undefined) return rule.fixText?.(finding, text) ?? [];
  const file = parseFile(text, path);
  if (file.documents.length === 0) return ruleOf(finding.code).fixText?.(finding, text) ?? [];
  const result = engine.lint(file, defaultConfig, assumedOf(path));
  const at = Math.max(
    0,
    file.documents.findIndex(
      ({ start, end }) => start <= finding.range.start && finding.range.start <= end,
    ),
  );
  const document = file.documents[at]!;
  const bound = result.contracts[at]!;
  const context = { spec: bound.spec, version: bound.version, file, document, contract: bound };
  return rule.fix?.(finding, context) ?? [];
}

/** Applies the fix of the first finding of a rule; the text is unchanged when there is none. */
export function fixed(
  text: string,
  code: string,
  which = 0,
  config: LintConfig = defaultConfig,
  path = CONTRACT,
): string {
  const finding = lint(text, config, path).findings.find((one) => one.code === code);
  if (finding === undefined) return text;
  const fix = fixesOf(text, finding, path)[which];
  return fix === undefined ? text : applyEdits(text, fix.edits);
}

export interface RuleCases {
  /** Texts without any finding of the rule. */
  readonly accepts: readonly string[];
  /** Texts with annotations, see `check`. */
  readonly rejects: readonly string[];
  /** Before and after the first fix of the first finding. */
  readonly fixes?: readonly (readonly [before: string, after: string])[];
  /** Path of the policy that all texts are; without it they are contracts. */
  readonly path?: string;
  /** Set where findings cannot be silenced. */
  readonly notSuppressible?: true;
}

/** Bodies get the head of a contract; texts that have one stay as they are. */
export function describeRule(code: string, cases: RuleCases): void {
  const config = { ...defaultConfig, rules: asked(ruleOf(code).meta) };
  describe(code, () => {
    const { path = CONTRACT } = cases;
    const whole = (text: string): string => (cases.path === undefined ? wholeContract(text) : text);
    test.each(cases.accepts.map(whole))('accepts %#', (text) => {
      expect(lint(text, config, path).findings.filter((finding) => finding.code === code)).toEqual(
        [],
      );
    });
    test.each(cases.rejects.map(whole))('rejects %#', (text) => {
      const findings = check(text, config, path);
      expect(findings.map((finding) => finding.code)).toContain(code);
    });
    test.each((cases.fixes ?? []).map(([before, after]) => [whole(before), whole(after)] as const))(
      'fixes %#',
      (before, after) => {
        expect(fixed(before, code, 0, config, path)).toBe(after);
      },
    );
    if (cases.notSuppressible !== true) {
      test('can be silenced', () => {
        const text = whole(cases.rejects[0]!);
        const silent = silence(text, code, config, path);
        expect(
          lint(silent, config, path).findings.filter((finding) => finding.code === code),
        ).toEqual([]);
        expect(
          lint(silent, config, path).findings.filter(({ code: one }) =>
            one.startsWith('suppression'),
          ),
        ).toEqual([]);
      });
    }
  });
}

function wholeContract(text: string): string {
  return /^(?:\s*#[^\n]*\n)*(?:apiVersion|kind|dataContractSpecification|-)\b/.test(text) ||
    text.startsWith('- ')
    ? text
    : contract(text);
}

/** Puts a suppression before each line on which the rule finds something. */
export function silence(
  text: string,
  code: string,
  config: LintConfig = defaultConfig,
  path = CONTRACT,
): string {
  const index = new LineIndex(text);
  const { findings } = lint(text, config, path);
  const wanted = new Set(
    findings
      .filter((finding) => finding.code === code)
      .map((finding) => index.positionAt(finding.range.start).line),
  );
  return text
    .split('\n')
    .flatMap((line, number) => {
      if (!wanted.has(number)) return [line];
      const indent = /^\s*/.exec(line)?.[0] ?? '';
      return [`${indent}# dataengos-disable-next-line ${code} -- a test`, line];
    })
    .join('\n');
}
