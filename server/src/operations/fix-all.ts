import type { Assumed } from '../spec/dialects.ts';
import { isCompatible, type TextEdit } from '../base/text-edit.ts';
import type { LintConfig } from '../lint/config.ts';
import type { LintEngine, LintResult } from '../lint/engine.ts';
import { formatMessage } from '../lint/format-message.ts';
import type { Finding, Fix } from '../lint/rule.ts';
import { parseYaml } from '../syntax/yaml/parse-yaml.ts';
import type { YamlFile } from '../syntax/yaml/file.ts';
import { PieceText } from './piece-text.ts';

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

/** One fix may lay open the next; this many times is enough for what people write. */
const MAX_ROUNDS = 10;

/**
 * Applies the first safe fix of each finding until none is left. Findings of rules that are off stay
 * as they are. Running it again changes nothing.
 */
export function fixAll(
  engine: LintEngine,
  text: string,
  config: LintConfig,
  assumed: Assumed,
): FixAllResult {
  const pieces = new PieceText(text);
  let current = text;
  let file = parseYaml(text);
  let result = engine.lint(file, config, assumed);
  let fixed = 0;
  const reasons = new Set<string>();
  const seen = new Set([text]);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const { edits, count, done } = safeEdits(engine, file, result);
    if (count === 0) break;
    const next = new PieceText(current);
    next.apply(edits);
    // Two fixes that undo each other would go on for ever.
    if (seen.has(next.text)) break;
    pieces.apply(edits);
    current = next.text;
    seen.add(current);
    fixed += count;
    for (const reason of done) reasons.add(reason);
    file = parseYaml(current, file);
    result = engine.lint(file, config, assumed);
  }
  return {
    text: current,
    edits: pieces.edits(),
    fixed,
    reasons: [...reasons],
    remaining: result.findings,
  };
}

function safeEdits(
  engine: LintEngine,
  file: YamlFile,
  result: LintResult,
): {
  readonly edits: readonly TextEdit[];
  readonly count: number;
  readonly done: readonly string[];
} {
  const edits: TextEdit[] = [];
  const done: string[] = [];
  let count = 0;
  for (const finding of result.findings) {
    const fix = fixesFor(engine, file, result, finding)[0];
    if (fix?.safety !== 'safe' || fix.edits.length === 0) continue;
    if (!isCompatible(edits, fix.edits)) continue;
    edits.push(...fix.edits);
    count++;
    done.push(titleOf(engine, finding, fix));
  }
  return { edits, count, done };
}

function titleOf(engine: LintEngine, { code }: Finding, { title, params }: Fix): string {
  const rule = engine.rules.find(({ meta }) => meta.code === code);
  return `${formatMessage(rule?.meta.fixes?.[title] ?? title, params)} (${code})`;
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
  if (rule?.fix === undefined || document === undefined || contract === undefined) return [];
  return rule.fix(finding, {
    spec: contract.spec,
    version: contract.version,
    file,
    document,
    contract,
  });
}
