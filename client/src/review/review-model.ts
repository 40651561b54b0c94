import { linesOf, replaceLines, span } from './line-diff.ts';
import { threeWay, type Region } from './three-way.ts';

/** A change that a person decides on. */
export interface Hunk {
  /** The target has become something else there, so that the change cannot be taken over. */
  readonly isStale: boolean;
  readonly region: Region;
  /** What stands there in the target, and what is proposed instead. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Why a decision was not carried out: the file changed since the proposal. */
export type Refusal = 'changed';

/**
 * One file of a proposal, next to the file that it is for: pure texts, with line feeds. The target may change at any time by
 * other hands; text that was not proposed is never taken back. Hunks are found anew after whatever happens.
 */
export class ReviewModel {
  #known: string;
  #target: string;
  #proposal: string;
  /** Targets that came of decisions, with what is known of them: Undo and Redo go back to one of them. */
  readonly #states = new Map<string, string>();
  #hunks: readonly Hunk[] | undefined;

  /** `base`: what the proposal was made from; the target is that until it is said to be another. */
  constructor(base: string, proposal: string) {
    this.#known = base;
    this.#target = base;
    this.#proposal = proposal;
    this.#states.set(base, base);
  }

  get target(): string {
    return this.#target;
  }

  get proposal(): string {
    return this.#proposal;
  }

  /** The target has changed by other hands since the proposal was made, or last brought up to date. */
  get hasChanged(): boolean {
    return this.#target !== this.#known;
  }

  /** Those that are left to decide, from top to bottom. */
  get hunks(): readonly Hunk[] {
    return (this.#hunks ??= this.#findHunks());
  }

  get isSettled(): boolean {
    return this.hunks.length === 0;
  }

  /** A person edited the proposal, or took such an edit back. */
  setProposal(text: string): void {
    this.#proposal = text;
    this.#hunks = undefined;
  }

  /** The target is another, by whatever: the user, another program, Undo. */
  setTarget(text: string): void {
    if (text === this.#target) return;
    this.#target = text;
    this.#known = this.#states.get(text) ?? this.#known;
    this.#hunks = undefined;
  }

  /** The target is known to have come of decisions, before this was made. */
  knowTarget(): void {
    this.#known = this.#target;
    this.#states.set(this.#target, this.#target);
    this.#hunks = undefined;
  }

  /** The hunk as it is now; undefined when it is not there any more. */
  find({ before, after, region }: Hunk): Hunk | undefined {
    return this.hunks.find(
      (one) =>
        one.region.proposal.start === region.proposal.start &&
        one.region.target.start === region.target.start &&
        one.before.join('') === before.join('') &&
        one.after.join('') === after.join(''),
    );
  }

  /** What the target would be with the hunks; undefined where one of them does not fit any more. */
  withHunks(hunks: readonly Hunk[]): string | undefined {
    return this.#withHunks(hunks)?.target;
  }

  /** The hunks go into the target, all of them or none. */
  acceptHunks(hunks: readonly Hunk[]): Refusal | undefined {
    const texts = this.#withHunks(hunks);
    if (texts === undefined) return 'changed';
    this.#become(texts.target, texts.known);
    return undefined;
  }

  /** The proposal takes the lines of the target. Stale hunks, too: what stands in the target stays. */
  rejectHunk(hunk: Hunk): Refusal | undefined {
    const found = this.find(hunk);
    if (found === undefined) return 'changed';
    const lines = replaceLines(linesOf(this.#proposal), found.region.proposal, found.before);
    this.setProposal(lines.join(''));
    return undefined;
  }

  /** The target becomes the proposal as it is. */
  acceptFile(): Refusal | undefined {
    if (this.hasChanged) return 'changed';
    this.#become(this.#proposal, this.#proposal);
    return undefined;
  }

  rejectFile(): void {
    this.setProposal(this.#target);
  }

  /** The proposal with what became of the target by other hands; undefined where both changed the same lines. */
  broughtUpToDate(): string | undefined {
    const regions = this.#regions();
    if (regions.some(({ state }) => state === 'stale')) return undefined;
    const target = linesOf(this.#target);
    let lines = linesOf(this.#proposal);
    // From bottom to top: places above stay where they are.
    for (const region of [...regions].reverse())
      if (region.state === 'outside')
        lines = replaceLines(lines, region.proposal, span(target, region.target));
    return lines.join('');
  }

  /** The proposal is for the target as it is now. */
  bringUpToDate(): Refusal | undefined {
    const proposal = this.broughtUpToDate();
    if (proposal === undefined) return 'changed';
    this.#proposal = proposal;
    this.knowTarget();
    return undefined;
  }

  #withHunks(hunks: readonly Hunk[]): { target: string; known: string } | undefined {
    let target = linesOf(this.#target);
    let known = linesOf(this.#known);
    const found = hunks.map((hunk) => this.find(hunk));
    // From bottom to top: places above stay where they are.
    for (const hunk of found.sort((one, other) => top(other) - top(one))) {
      if (hunk === undefined || hunk.isStale) return undefined;
      target = replaceLines(target, hunk.region.target, hunk.after);
      known = replaceLines(known, hunk.region.known, hunk.after);
    }
    return { target: target.join(''), known: known.join('') };
  }

  #become(target: string, known: string): void {
    this.#target = target;
    this.#known = known;
    this.#states.set(target, known);
    this.#hunks = undefined;
  }

  #regions(): readonly Region[] {
    return threeWay(linesOf(this.#known), linesOf(this.#target), linesOf(this.#proposal));
  }

  #findHunks(): readonly Hunk[] {
    const target = linesOf(this.#target);
    const proposal = linesOf(this.#proposal);
    return this.#regions()
      .filter(({ state }) => state === 'open' || state === 'stale')
      .map((region) => ({
        isStale: region.state === 'stale',
        region,
        before: span(target, region.target),
        after: span(proposal, region.proposal),
      }));
  }
}

function top(hunk: Hunk | undefined): number {
  return hunk?.region.target.start ?? 0;
}
