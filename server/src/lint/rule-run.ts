import { errorText } from '../base/error-text.ts';
import { shiftRange } from '../base/range.ts';
import type { FieldVisit, MapVisit, ValueVisit } from '../model/visit.ts';
import type { StandardId } from '../spec/metamodel.ts';
import ruleCompletes from './rules/engine/rule-completes.ts';
import {
  nothing,
  type BlockVisit,
  type DocumentVisit,
  type Report,
  type Rule,
  type RuleContext,
  type SuppressionVisit,
} from './rule.ts';
import type { RuleSet } from './rule-set.ts';
import { RULE_LIMIT, RuleTimes } from './rule-times.ts';

export interface CodedReport extends Report {
  readonly rule: Rule;
  /** Of the document that was looked at. */
  readonly standard?: StandardId | undefined;
}

interface RuleFor<Visit> {
  check(visit: Visit, context: RuleContext): Iterable<Report>;
}

/** Reports of one rule in one file: more than are shown of all rules together. */
export const ENOUGH = 2_000;

/** One run of all rules over one file or block. A rule that throws, or takes too long, is out for the rest of the run; the others go on. */
export class RuleRun {
  #reports: CodedReport[] = [];
  readonly #all: RuleSet;
  /** Those for the standard of the document at hand. */
  #rules: RuleSet;
  #standard: StandardId | undefined;
  readonly #crashed = new Map<Rule, string>();
  readonly #counts = new Map<Rule, number>();
  /** Rules that are out: they threw, or have reported enough. */
  readonly #out = new Set<Rule>();

  /** Of the whole file, whatever block is looked at. */
  readonly #times: RuleTimes;

  constructor(rules: RuleSet, times: RuleTimes, standard?: StandardId) {
    this.#all = rules;
    this.#rules = rules;
    this.#times = times;
    this.#standard = standard;
  }

  /** From here on, only rules for documents of that standard. */
  follow(standard: StandardId): void {
    this.#rules = this.#all.about(standard);
    this.#standard = standard;
  }

  get reports(): readonly CodedReport[] {
    return this.#reports;
  }

  /**
   * A run over one block, whose reports are kept apart. It starts with every rule, so that what is
   * kept of a block does not depend on the blocks before it.
   */
  fork(): RuleRun {
    return new RuleRun(this.#rules, this.#times, this.#standard);
  }

  /** Some rule took too long, here or in an earlier block: what was found here is not all. */
  get isCutShort(): boolean {
    return this.#times.late.size > 0;
  }

  /** Takes over the reports of a block that starts at `offset`. */
  add(block: RuleRun, offset: number): void {
    for (const [rule, reason] of block.#crashed) this.#crashed.set(rule, reason);
    for (const report of block.#reports) {
      if (this.#count(report.rule)) this.#reports.push(shiftReport(report, offset));
    }
  }

  keep(predicate: (report: CodedReport) => boolean): void {
    this.#reports = this.#reports.filter(predicate);
  }

  map(visit: MapVisit, context: RuleContext): void {
    this.#times.visit();
    for (const rule of this.#rules.map(visit.type.name)) this.#check(rule, visit, context);
  }

  field(visit: FieldVisit, context: RuleContext): void {
    this.#times.visit();
    for (const rule of this.#rules.field) this.#check(rule, visit, context);
  }

  value(visit: ValueVisit, context: RuleContext): void {
    this.#times.visit();
    for (const rule of this.#rules.value(visit.slot.name)) this.#check(rule, visit, context);
  }

  /** `foreign`: the document follows another standard, so only rules for any dialect run. */
  block(visit: BlockVisit, context: RuleContext, foreign: boolean): void {
    this.#times.visit();
    for (const rule of this.#rules.block) {
      if (!foreign || rule.meta.anyDialect === true) this.#check(rule, visit, context);
    }
  }

  document(visit: DocumentVisit, context: RuleContext, foreign: boolean): void {
    this.#times.visit();
    for (const rule of this.#rules.document) {
      if (!foreign || rule.meta.anyDialect === true) this.#check(rule, visit, context);
    }
  }

  suppression(visit: SuppressionVisit, context: RuleContext): void {
    this.#times.visit();
    for (const rule of this.#rules.suppression) this.#check(rule, visit, context);
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

  /** Names each rule that was stopped since it reported enough, or took too long. */
  reportStops(isOn: (rule: Rule) => boolean): void {
    for (const [rule, count] of this.#counts) {
      if (count < ENOUGH || !this.#out.has(rule) || !isOn(rule)) continue;
      this.#reports.push({
        rule: ruleCompletes,
        messageId: 'stopped',
        params: { rule: rule.meta.code, limit: ENOUGH },
        range: { start: 0, end: 0 },
        incomplete: true,
      });
    }
    for (const rule of this.#times.late) {
      if (!isOn(rule)) continue;
      this.#reports.push({
        rule: ruleCompletes,
        messageId: 'slow',
        params: { rule: rule.meta.code, seconds: RULE_LIMIT / 1_000 },
        range: { start: 0, end: 0 },
        incomplete: true,
      });
    }
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

  #check<Visit>(rule: Rule & RuleFor<Visit>, visit: Visit, context: RuleContext): void {
    if (this.#isOut(rule)) return;
    let started = this.#times.start();
    try {
      const reports = rule.check(visit, context);
      if (reports !== nothing) {
        for (const report of reports) {
          if (!this.#count(rule)) break;
          this.#reports.push({ ...report, rule, standard: this.#standard });
          started ??= this.#times.now();
          if (this.#times.isOver(rule, started)) break;
        }
      }
    } catch (error) {
      this.#crashed.set(rule, errorText(error));
      this.#out.add(rule);
    }
    this.#times.spend(rule, started);
  }

  #isOut(rule: Rule): boolean {
    const { late } = this.#times;
    return (this.#out.size > 0 && this.#out.has(rule)) || (late.size > 0 && late.has(rule));
  }

  /** Counts a report; false when the rule has reported enough. */
  #count(rule: Rule): boolean {
    const count = (this.#counts.get(rule) ?? 0) + 1;
    if (count > ENOUGH) {
      this.#out.add(rule);
      return false;
    }
    this.#counts.set(rule, count);
    return true;
  }
}

function shiftReport(report: CodedReport, by: number): CodedReport {
  if (by === 0) return report;
  const { explains } = report;
  const shifted = {
    ...report,
    range: shiftRange(report.range, by),
    ...(explains !== undefined && { explains: shiftRange(explains, by) }),
  };
  if (report.related === undefined) return shifted;
  const related = report.related.map((place) => ({ ...place, range: shiftRange(place.range, by) }));
  return { ...shifted, related };
}
