import { lineDiff, span, type LineChange, type LineSpan } from './line-diff.ts';

/** A place where a proposal differs from what it was made from. */
export interface Region {
  /**
   * `open`: only the proposal differs there. `taken`: the target has the same by now. `stale`: the target has become
   * something else. `outside`: only the target differs: nobody proposes to change it back.
   */
  readonly state: 'open' | 'taken' | 'stale' | 'outside';
  /** Lines of what both were made from, of the target, and of the proposal. */
  readonly known: LineSpan;
  readonly target: LineSpan;
  readonly proposal: LineSpan;
}

/** How a file and a proposal for it have gone apart since they were the same, from top to bottom. */
export function threeWay(
  known: readonly string[],
  target: readonly string[],
  proposal: readonly string[],
): readonly Region[] {
  const ours = lineDiff(known, target);
  const theirs = lineDiff(known, proposal);
  const regions: Region[] = [];
  const walked = { ours: 0, theirs: 0 };
  const shift = { ours: 0, theirs: 0 };
  for (;;) {
    const group = nextGroup(ours, theirs, walked);
    if (group === undefined) return regions;
    const place = (side: 'ours' | 'theirs', changes: readonly LineChange[]): LineSpan => {
      const start = group.known.start + shift[side];
      for (const { from, to } of changes)
        shift[side] += to.end - to.start - (from.end - from.start);
      return { start, end: group.known.end + shift[side] };
    };
    const inTarget = place('ours', group.ours);
    const inProposal = place('theirs', group.theirs);
    const isSame = sameLines(span(target, inTarget), span(proposal, inProposal));
    regions.push({
      state: isSame
        ? 'taken'
        : group.ours.length === 0
          ? 'open'
          : group.theirs.length === 0
            ? 'outside'
            : 'stale',
      known: group.known,
      target: inTarget,
      proposal: inProposal,
    });
  }
}

/** The next changes that touch each other. */
function nextGroup(
  ours: readonly LineChange[],
  theirs: readonly LineChange[],
  walked: { ours: number; theirs: number },
): { known: LineSpan; ours: readonly LineChange[]; theirs: readonly LineChange[] } | undefined {
  const starts = [ours[walked.ours], theirs[walked.theirs]].flatMap((one) => one?.from ?? []);
  if (starts.length === 0) return undefined;
  const start = Math.min(...starts.map((one) => one.start));
  let end = start;
  const group = { ours: [] as LineChange[], theirs: [] as LineChange[] };
  for (let grew = true; grew;) {
    grew = false;
    for (const side of ['ours', 'theirs'] as const) {
      const next = (side === 'ours' ? ours : theirs)[walked[side]];
      // What stands side by side belongs together: nobody can tell which of two insertions comes first.
      if (next === undefined || next.from.start > end) continue;
      group[side].push(next);
      walked[side]++;
      end = Math.max(end, next.from.end);
      grew = true;
    }
  }
  return { known: { start, end }, ...group };
}

function sameLines(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((line, at) => line === other[at]);
}
