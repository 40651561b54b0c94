import type { Rule } from './rule.ts';

/** How long (ms) a rule may take in one file, all its visits together. */
export const RULE_LIMIT = 2_000;

/** The clock is looked at once in so many visits. */
const STRETCH = 8;

/** A stretch that takes longer (ms) makes each rule be timed from there on. */
const SUSPICIOUS = 10;

/**
 * Says which rules take too long in one file. Looks at the clock now and then; only after a long
 * stretch, which healthy rules do not have, is each rule timed by itself. Without a clock nothing
 * is ever late. A rule that does not return from one visit cannot be stopped here.
 */
export class RuleTimes {
  /** Rules that have used up their time. */
  readonly late = new Set<Rule>();
  readonly #clock: (() => number) | undefined;
  readonly #spent = new Map<Rule, number>();
  #isTiming = false;
  #visits = 0;
  #last: number;

  /** `clock` counts milliseconds. */
  constructor(clock: (() => number) | undefined) {
    this.#clock = clock;
    this.#last = clock?.() ?? 0;
  }

  /** Before the rules look at something. */
  visit(): void {
    if (this.#clock === undefined || this.#isTiming || ++this.#visits % STRETCH !== 0) return;
    const now = this.#clock();
    this.#isTiming = now - this.#last > SUSPICIOUS;
    this.#last = now;
  }

  /** Before one rule looks; undefined while nobody times. */
  start(): number | undefined {
    return this.#isTiming ? this.#clock?.() : undefined;
  }

  /** After a report of one rule, which may be working out many more; undefined without a clock. */
  now(): number | undefined {
    return this.#clock?.();
  }

  /** Whether a rule that looks at something since then must stop. */
  isOver(rule: Rule, started: number | undefined): boolean {
    if (started === undefined || this.#clock === undefined) return false;
    return (this.#spent.get(rule) ?? 0) + this.#clock() - started > RULE_LIMIT;
  }

  /** After one rule has looked at something since then. */
  spend(rule: Rule, started: number | undefined): void {
    if (started === undefined || this.#clock === undefined) return;
    const spent = (this.#spent.get(rule) ?? 0) + this.#clock() - started;
    this.#spent.set(rule, spent);
    if (spent > RULE_LIMIT) this.late.add(rule);
  }
}
