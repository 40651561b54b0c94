import { shiftRange } from '../base/range.ts';
import type { FieldVisit, MapVisit, ValueVisit } from '../model/visit.ts';
import ruleCompletes from './rules/engine/rule-completes.ts';
import type { DocumentVisit, Report, Rule, RuleContext, SuppressionVisit } from './rule.ts';

export interface CodedReport extends Report {
  readonly rule: Rule;
}

/** One run of all rules over one file. A rule that throws is out for the rest of the run; the others go on. */
export class RuleRun {
  #reports: CodedReport[] = [];
  readonly #rules: readonly Rule[];
  readonly #crashed = new Map<Rule, string>();

  constructor(rules: readonly Rule[]) {
    this.#rules = rules;
  }

  get reports(): readonly CodedReport[] {
    return this.#reports;
  }

  /** A run over one block, whose reports are kept apart; crashes count here. */
  fork(): RuleRun {
    return new RuleRun(this.#rules.filter((rule) => !this.#crashed.has(rule)));
  }

  /** Takes over the reports of a block that starts at `offset`. */
  add(block: RuleRun, offset: number): void {
    for (const [rule, reason] of block.#crashed) this.#crashed.set(rule, reason);
    for (const report of block.#reports) this.#reports.push(shiftReport(report, offset));
  }

  keep(predicate: (report: CodedReport) => boolean): void {
    this.#reports = this.#reports.filter(predicate);
  }

  map(visit: MapVisit, context: RuleContext): void {
    for (const rule of this.#rules) {
      if (rule.on === 'map') this.#collect(rule, () => rule.check(visit, context));
    }
  }

  field(visit: FieldVisit, context: RuleContext): void {
    for (const rule of this.#rules) {
      if (rule.on === 'field') this.#collect(rule, () => rule.check(visit, context));
    }
  }

  value(visit: ValueVisit, context: RuleContext): void {
    for (const rule of this.#rules) {
      if (rule.on === 'value') this.#collect(rule, () => rule.check(visit, context));
    }
  }

  /** `foreign`: the document follows another standard, so only rules for any dialect run. */
  document(visit: DocumentVisit, context: RuleContext, foreign: boolean): void {
    for (const rule of this.#rules) {
      if (rule.on !== 'document' || (foreign && rule.meta.anyDialect !== true)) continue;
      this.#collect(rule, () => rule.check(visit, context));
    }
  }

  suppression(visit: SuppressionVisit, context: RuleContext): void {
    for (const rule of this.#rules) {
      if (rule.on === 'suppression') this.#collect(rule, () => rule.check(visit, context));
    }
  }

  /** Says that part of the document was not looked at. */
  budgetExceeded(limit: number): void {
    this.#reports.push({
      rule: ruleCompletes,
      messageId: 'budget',
      params: { limit },
      range: { start: 0, end: 0 },
      incomplete: true,
    });
  }

  /** Names each rule that threw, once. */
  reportCrashes(): void {
    for (const [rule, reason] of this.#crashed) {
      this.#reports.push({
        rule: ruleCompletes,
        messageId: 'crashed',
        params: { rule: rule.meta.code, reason },
        range: { start: 0, end: 0 },
        incomplete: true,
      });
    }
  }

  #collect(rule: Rule, check: () => Iterable<Report>): void {
    if (this.#crashed.has(rule)) return;
    try {
      for (const report of check()) this.#reports.push({ ...report, rule });
    } catch (error) {
      this.#crashed.set(rule, error instanceof Error ? error.message : String(error));
    }
  }
}

function shiftReport(report: CodedReport, by: number): CodedReport {
  if (by === 0) return report;
  const range = shiftRange(report.range, by);
  if (report.related === undefined) return { ...report, range };
  const related = report.related.map((place) => ({ ...place, range: shiftRange(place.range, by) }));
  return { ...report, range, related };
}
