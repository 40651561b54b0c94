import type { Assumed } from '../spec/dialects.ts';
import { isCompatible, type TextEdit } from '../base/text-edit.ts';
import type { LintConfig } from '../lint/config.ts';
import type { LintEngine, LintResult } from '../lint/engine.ts';
import { formatMessage } from '../lint/format-message.ts';
import { offeredFixes } from '../lint/offered-fixes.ts';
import type { Finding, Fix } from '../lint/rule.ts';
import { parseYaml } from '../syntax/yaml/parse-yaml.ts';
import type { YamlFile } from '../syntax/yaml/file.ts';
import { PieceText } from '../base/piece-text.ts';

export interface FixAllResult {
  readonly text: string;
  /** From the given text to the fixed one; none overlap. */
  readonly edits: readonly TextEdit[];
  /** How many fixes were applied. */
  readonly fixed: number;
  /** What was done, in words, each thing once. */
  readonly reasons: readonly string[];
  /** What the linter still says of the fixed text. */
  readonly remaining: readonly Finding[];
}

/** Steps are rounds of fixes that go well together, or single ones where they do not. */
const MAX_STEPS = 200;

/**
 * Applies the first safe fix of each finding until none is left. Findings of rules that are off stay
 * as they are. What a step leads to is looked at before it counts: a fix that does not take its finding
 * away, or breaks the text for others, is left out. Running it again changes nothing.
 */
export function fixAll(
  engine: LintEngine,
  text: string,
  config: LintConfig,
  assumed: Assumed,
): FixAllResult {
  const pieces = new PieceText(text);
  const first = parseYaml(text);
  let state: State = { text, file: first, result: engine.lint(first, config, assumed) };
  let fixed = 0;
  const reasons = new Set<string>();
  const apply: Apply = (before, edits) => {
    const changed = new PieceText(before.text);
    changed.apply(edits);
    const file = parseYaml(changed.text, before.file);
    return { text: changed.text, file, result: engine.lint(file, config, assumed) };
  };
  for (let step = 0; step < MAX_STEPS; step++) {
    const candidates = safeFixes(engine, state);
    const taken = firstThatHolds(candidates, (edits) => apply(state, edits), state);
    const steps = taken === undefined ? chainThatHolds(engine, state, apply) : [taken];
    const last = steps.at(-1);
    if (last === undefined) break;
    for (const { fixes } of steps) {
      pieces.apply(fixes.flatMap(({ fix }) => fix.edits));
      for (const { finding, fix } of fixes)
        reasons.add(`${titleOf(engine, finding, fix)} (${finding.code})`);
    }
    fixed += last.fixes.length;
    state = last.state;
  }
  return {
    text: state.text,
    edits: pieces.edits(),
    fixed,
    reasons: [...reasons],
    remaining: state.result.findings,
  };
}

interface State {
  readonly text: string;
  readonly file: YamlFile;
  readonly result: LintResult;
}

interface SafeFix {
  readonly finding: Finding;
  readonly fix: Fix;
}

type Apply = (before: State, edits: readonly TextEdit[]) => State;

interface Step {
  readonly fixes: readonly SafeFix[];
  readonly state: State;
}

/** Mistakes one inside the other, such as maps where lists belong, come to light one by one. */
const MAX_CHAIN = 6;

/** Fixes that uncover others of their rule, up to those behind which there are fewer findings than before. */
function chainThatHolds(engine: LintEngine, before: State, apply: Apply): readonly Step[] {
  for (const first of safeFixes(engine, before)) {
    const { code } = first.finding;
    const steps: Step[] = [];
    let state = before;
    let fixes: readonly SafeFix[] = [first];
    while (fixes.length > 0 && steps.length < MAX_CHAIN) {
      const edits = fixes.flatMap(({ fix }) => fix.edits);
      const after = apply(state, edits);
      if (after.text === state.text || count(after, BROKEN) > count(before, BROKEN)) break;
      steps.push({ fixes, state: after });
      if (after.result.findings.length < before.result.findings.length) return steps;
      state = after;
      fixes = compatible(safeFixes(engine, state).filter(({ finding }) => finding.code === code));
    }
  }
  return [];
}

/** Those that claim no text of one another. */
function compatible(candidates: readonly SafeFix[]): readonly SafeFix[] {
  const together: SafeFix[] = [];
  const edits: TextEdit[] = [];
  for (const one of candidates) {
    if (!isCompatible(edits, one.fix.edits)) continue;
    edits.push(...one.fix.edits);
    together.push(one);
  }
  return together;
}

function safeFixes(engine: LintEngine, { file, result }: State): readonly SafeFix[] {
  return result.findings.flatMap((finding) => {
    const fix = fixesFor(engine, file, result, finding)[0];
    return fix?.safety === 'safe' && fix.edits.length > 0 ? [{ finding, fix }] : [];
  });
}

/** All fixes that claim no text of one another, if that holds; else the first that holds alone. */
function firstThatHolds(
  candidates: readonly SafeFix[],
  apply: (edits: readonly TextEdit[]) => State,
  before: State,
): Step | undefined {
  const together = compatible(candidates);
  const tries = [together, ...(together.length > 1 ? candidates.map((one) => [one]) : [])];
  for (const fixes of tries) {
    if (fixes.length === 0) continue;
    const state = apply(fixes.flatMap(({ fix }) => fix.edits));
    if (holds(fixes, before, state)) return { fixes, state };
  }
  return undefined;
}

/** Whether what was fixed is gone, and the YAML is no worse. */
function holds(fixes: readonly SafeFix[], before: State, after: State): boolean {
  if (after.text === before.text) return false;
  for (const code of BROKEN) if (count(after, [code]) > count(before, [code])) return false;
  const codes = [...new Set(fixes.map(({ finding }) => finding.code))];
  return count(after, codes) < count(before, codes);
}

/** Rules of the syntax itself: what breaks it was no fix. */
const BROKEN = ['valid-yaml', 'unique-keys'];

function count({ result }: State, codes: readonly string[]): number {
  return result.findings.filter(({ code }) => codes.includes(code)).length;
}

/** What a fix of a finding does, in words. */
export function titleOf(engine: LintEngine, { code }: Finding, { title, params }: Fix): string {
  const rule = engine.rules.find(({ meta }) => meta.code === code);
  return formatMessage(rule?.meta.fixes?.[title] ?? title, params);
}

/** The fixes that a rule offers for one of its findings. */
export function fixesFor(
  engine: LintEngine,
  file: YamlFile,
  result: LintResult,
  finding: Finding,
): readonly Fix[] {
  const rule = engine.rules.find(({ meta }) => meta.code === finding.code);
  const at = file.documents.findLastIndex(({ start }) => start <= finding.range.start);
  const document = file.documents[Math.max(0, at)];
  const contract = result.contracts[Math.max(0, at)];
  if (rule === undefined || document === undefined || contract === undefined) return [];
  return offeredFixes(rule, finding, {
    spec: contract.spec,
    version: contract.version,
    file,
    document,
    contract,
  });
}
