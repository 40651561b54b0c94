import { errorText } from '../base/error-text.ts';
import type { Range } from '../base/range.ts';
import type { GovernedFile } from '../model/governed-file.ts';
import { START, type Place } from '../model/place.ts';
import type { StandardId } from '../spec/metamodel.ts';
import { severityOf, type LintConfig } from './config.ts';
import {
  standardsOf,
  type Rule,
  type RuleContext,
  type WorkspaceFinding,
  type WorkspaceReport,
} from './rule.ts';
import { ENOUGH } from './rule-run.ts';
import type { RuleSet } from './rule-set.ts';
import ruleCompletes from './rules/engine/rule-completes.ts';
import { covers } from './suppressions.ts';
import type {
  RecordedFile,
  SuppressionRecord,
  WorkspaceView,
  WorkspaceVisit,
} from './workspace-view.ts';

interface PlacedReport extends WorkspaceReport {
  readonly rule: Rule;
  /** Of the document that it is about; undefined for what is about the file. */
  readonly standard?: StandardId;
}

const none: readonly never[] = [];

/** Runs the rules on the workspace for one of its files. Rules that are off do not run. */
export function lintInWorkspace(
  rules: RuleSet,
  file: RecordedFile,
  workspace: WorkspaceView,
  config: LintConfig,
  context: RuleContext,
): readonly WorkspaceFinding[] {
  const knowsAll = workspace.knowsAll();
  const hasPolicies = workspace.hasPolicies();
  const on = rules.workspace.filter(
    ({ meta }) =>
      (hasPolicies || meta.family !== 'governance') &&
      (knowsAll || meta.asksAll !== true) &&
      severityOf(meta, config) !== 'off',
  );
  if (on.length === 0) return none;
  let reports: PlacedReport[] = [];
  const visits = visitsOf(file, workspace);
  for (const rule of on) {
    for (const visit of visits) {
      if (!looksAt(rule, visit)) continue;
      const standard = visit.records[0]?.standard;
      runRule(rule, standard, () => rule.check(visit, context), reports);
    }
  }
  if (file.suppressions.length > 0) reports = suppress(rules, on, file, reports, context);
  if (reports.length === 0) return none;
  const findings = reports.flatMap(({ rule, standard, ...report }): WorkspaceFinding[] => {
    const severity = severityOf(rule.meta, config, standard);
    return severity === 'off' ? [] : [{ ...report, code: rule.meta.code, severity }];
  });
  return findings.sort((a, b) => a.place.line - b.place.line || a.place.start - b.place.start);
}

/** The parts of a file that rules look at one by one: its documents of each standard, or what else it is. */
export function visitsOf(file: RecordedFile, workspace: WorkspaceView): readonly WorkspaceVisit[] {
  const { uri, records, governed } = file;
  const everywhere = { kind: 'workspace', uri, workspace } as const;
  const standards = new Set(records.map(({ standard }) => standard));
  const visits = Array.from(standards, (standard) => ({
    ...everywhere,
    records: records.filter((record) => record.standard === standard),
    governed: undefined,
  }));
  if (governed === undefined || isPassedOver(governed)) return visits;
  return [...visits, { ...everywhere, records: none, governed }];
}

/** What nobody builds breaks no rule. */
function isPassedOver(governed: GovernedFile): boolean {
  return 'model' in governed && governed.model.disabled;
}

function looksAt({ meta }: Rule, { records, governed }: WorkspaceVisit): boolean {
  if (governed !== undefined) return meta.files?.includes(governed.kind) === true;
  return records[0] !== undefined && standardsOf(meta).includes(records[0].standard);
}

/** A rule that throws, or reports more than enough, is named; what it said until then stays. */
function runRule(
  rule: Rule,
  standard: StandardId | undefined,
  check: () => Iterable<WorkspaceReport>,
  reports: PlacedReport[],
): void {
  const incomplete = (messageId: string, params: PlacedReport['params']): void => {
    const report = { messageId, place: START, incomplete: true } as const;
    reports.push({ rule: ruleCompletes, ...report, ...(params && { params }) });
  };
  try {
    let count = 0;
    for (const report of check()) {
      if (++count > ENOUGH) {
        incomplete('stopped', { rule: rule.meta.code, limit: ENOUGH });
        return;
      }
      reports.push({ ...report, rule, ...(standard && { standard }) });
    }
  } catch (error) {
    incomplete('crashed', { rule: rule.meta.code, reason: errorText(error) });
  }
}

/** Leaves out what is silenced, and adds what is to say of suppressions that silence nothing of these rules. */
function suppress(
  rules: RuleSet,
  on: readonly Rule[],
  { suppressions, governed }: RecordedFile,
  reports: readonly PlacedReport[],
  context: RuleContext,
): PlacedReport[] {
  const used = new Map<SuppressionRecord, Set<string>>();
  const kept = reports.filter(({ rule: { meta }, place, incomplete }) => {
    if (incomplete === true) return true;
    const by = suppressions.find((one) => covers(one.suppression, meta.code, place.line));
    if (by !== undefined) used.set(by, (used.get(by) ?? new Set()).add(meta.code));
    return by === undefined;
  });
  const isPassed = hasOwnPass(governed);
  for (const record of suppressions) {
    const { suppression } = record;
    const isFaulty =
      suppression.scope === undefined ||
      suppression.rules.length === 0 ||
      suppression.reason === undefined;
    if (isFaulty && isPassed) continue;
    if (!record.judged) continue;
    const unused = suppression.rules.filter(({ code }) =>
      on.some(({ meta }) => meta.code === code)
        ? used.get(record)?.has(code) !== true
        : !isPassed && !rules.codes.has(code),
    );
    if (unused.length === 0 && !isFaulty) continue;
    for (const rule of rules.suppression) {
      const visit = { kind: 'suppression', suppression, unused, knownCodes: rules.codes } as const;
      const said = [...rule.check(visit, context)];
      kept.push(
        ...said.map(({ range, related: _related, ...report }) => ({
          ...report,
          rule,
          place: placeIn(record, range),
        })),
      );
    }
  }
  return kept;
}

/** What is wrong with a comment itself is said in the pass over its file, if it has one: SQL, flowcharts and YAML of dbt have none. */
function hasOwnPass(governed: GovernedFile | undefined): boolean {
  return governed === undefined || governed.kind === 'policy';
}

function placeIn({ line, lineStart }: SuppressionRecord, { start, end }: Range): Place {
  return { line, start: start - lineStart, end: end - lineStart };
}
