import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesOf } from '../../../client/src/review/line-diff.ts';
import { ReviewModel } from '../../../client/src/review/review-model.ts';

const BASE = 'a\nb\nc\nd\ne\n';

test('what differs are the hunks, from top to bottom', () => {
  const model = new ReviewModel(BASE, 'A\nb\nc\nD\nnew\ne\n');
  expect(model.hunks.map(({ before, after }) => [before.join(''), after.join('')])).toEqual([
    ['a\n', 'A\n'],
    ['d\n', 'D\nnew\n'],
  ]);
});

test('after a hunk was taken, or taken back, the others are found where they are then', () => {
  const model = new ReviewModel(BASE, 'one\ntwo\nb\nc\nd\nE\n');
  expect(model.acceptHunks([model.hunks[0]!])).toBeUndefined();
  expect(model.target).toBe('one\ntwo\nb\nc\nd\ne\n');
  expect(model.acceptHunks([model.hunks[0]!])).toBeUndefined();
  expect(model.target).toBe(model.proposal);
  model.setTarget('one\ntwo\nb\nc\nd\ne\n');
  model.setTarget(BASE);
  expect(model.hunks).toHaveLength(2);
  expect(model.hasChanged).toBe(false);
  expect(model.acceptHunks([model.hunks[1]!])).toBeUndefined();
  expect(model.target).toBe('a\nb\nc\nd\nE\n');
});

test('a hunk that was taken is not there a second time', () => {
  const model = new ReviewModel(BASE, 'a\nB\nc\nd\ne\n');
  const hunk = model.hunks[0]!;
  expect(model.acceptHunks([hunk])).toBeUndefined();
  expect(model.acceptHunks([hunk])).toBe('changed');
  expect(model.rejectHunk(hunk)).toBe('changed');
});

test('what somebody wrote meanwhile stands, and is no hunk', () => {
  const model = new ReviewModel(BASE, 'a\nB\nc\nd\ne\n');
  model.setTarget('a\nb\nc\nd\nmine\ne\n');
  expect(model.hasChanged).toBe(true);
  expect(model.hunks).toHaveLength(1);
  expect(model.acceptFile()).toBe('changed');
  expect(model.acceptHunks([model.hunks[0]!])).toBeUndefined();
  expect(model.target).toBe('a\nB\nc\nd\nmine\ne\n');
  expect(model.isSettled).toBe(true);
});

test('a hunk whose lines somebody else changed is refused, and can be rejected', () => {
  const model = new ReviewModel(BASE, 'a\nB\nc\nd\ne\n');
  model.setTarget('a\nmine\nc\nd\ne\n');
  const hunk = model.hunks[0]!;
  expect(hunk.isStale).toBe(true);
  expect(model.acceptHunks([hunk])).toBe('changed');
  expect(model.bringUpToDate()).toBe('changed');
  expect(model.target).toBe('a\nmine\nc\nd\ne\n');
  expect(model.rejectHunk(hunk)).toBeUndefined();
  expect(model.proposal).toBe('a\nmine\nc\nd\ne\n');
  expect(model.bringUpToDate()).toBeUndefined();
  expect(model.isSettled).toBe(true);
});

test('a proposal that is brought up to date has both', () => {
  const model = new ReviewModel(BASE, 'a\nB\nc\nd\ne\n');
  model.setTarget('first\na\nb\nc\nd\ne\nlast');
  expect(model.bringUpToDate()).toBeUndefined();
  expect(model.proposal).toBe('first\na\nB\nc\nd\ne\nlast');
  expect(model.acceptFile()).toBeUndefined();
  expect(model.target).toBe('first\na\nB\nc\nd\ne\nlast');
});

test('a new file is one hunk', () => {
  const model = new ReviewModel('', BASE);
  expect(model.hunks).toHaveLength(1);
  expect(model.acceptHunks([model.hunks[0]!])).toBeUndefined();
  expect(model.target).toBe(BASE);
});

/** Few different lines, so that texts have much in common, and places repeat. */
const text = fc
  .array(fc.constantFrom('a\n', 'b\n', 'c\n', '\n', 'é\n'), { maxLength: 12 })
  .chain((lines) => fc.constantFrom('', 'end').map((end) => lines.join('') + end));

type Step =
  | { readonly kind: 'edit'; readonly text: string }
  | { readonly kind: 'accept' | 'reject'; readonly at: number }
  | { readonly kind: 'undo' | 'redo'; readonly side: 'proposal' | 'target' }
  | { readonly kind: 'close' }
  | { readonly kind: 'outside'; readonly at: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  text.map((one) => ({ kind: 'edit' as const, text: one })),
  fc.record({ kind: fc.constantFrom('accept' as const, 'reject' as const), at: fc.nat(9) }),
  fc.record({
    kind: fc.constantFrom('undo' as const, 'redo' as const),
    side: fc.constantFrom('proposal' as const, 'target' as const),
  }),
  fc.constant({ kind: 'close' as const }),
  fc.record({ kind: fc.constant('outside' as const), at: fc.nat(12) }),
);

/** A document as editors have them: each change can be taken back, and made again. */
class Side {
  #past: string[] = [];
  #future: string[] = [];
  text: string;

  constructor(start: string) {
    this.text = start;
  }

  write(next: string): void {
    if (next === this.text) return;
    this.#past.push(this.text);
    this.#future = [];
    this.text = next;
  }

  undo(): void {
    const last = this.#past.pop();
    if (last === undefined) return;
    this.#future.push(this.text);
    this.text = last;
  }

  redo(): void {
    const next = this.#future.pop();
    if (next === undefined) return;
    this.#past.push(this.text);
    this.text = next;
  }
}

test('any sequence of edits, decisions, Undo, Redo, closing and reopening leaves the text that the model says', () => {
  fc.assert(
    fc.property(text, text, fc.array(step, { maxLength: 25 }), (base, proposed, steps) => {
      const model = new ReviewModel(base, proposed);
      const sides = { target: new Side(base), proposal: new Side(proposed) };
      let written = 0;
      for (const one of steps) {
        const before = { target: model.target, proposal: model.proposal };
        switch (one.kind) {
          case 'edit':
            sides.proposal.write(one.text);
            model.setProposal(one.text);
            expect(model.target).toBe(before.target);
            break;
          case 'accept': {
            const hunk = model.hunks[one.at % Math.max(1, model.hunks.length)];
            if (hunk === undefined) break;
            const { start, end } = hunk.region.target;
            const lines = linesOf(before.target);
            const expected = [...lines.slice(0, start), ...hunk.after, ...lines.slice(end)].join(
              '',
            );
            const left = model.hunks.length;
            const refused = model.acceptHunks([hunk]);
            expect(refused).toBe(hunk.isStale ? 'changed' : undefined);
            if (refused === undefined) {
              sides.target.write(expected);
              expect(model.hunks.length).toBeLessThan(left);
            }
            break;
          }
          case 'reject': {
            const hunk = model.hunks[one.at % Math.max(1, model.hunks.length)];
            if (hunk === undefined) break;
            const { start, end } = hunk.region.proposal;
            const lines = linesOf(before.proposal);
            sides.proposal.write(
              [...lines.slice(0, start), ...hunk.before, ...lines.slice(end)].join(''),
            );
            expect(model.rejectHunk(hunk)).toBeUndefined();
            break;
          }
          case 'undo':
          case 'redo':
            sides[one.side][one.kind]();
            if (one.side === 'target') model.setTarget(sides.target.text);
            else model.setProposal(sides.proposal.text);
            break;
          case 'close':
            // Nothing: what is pending stays as it is.
            break;
          case 'outside': {
            const lines = [...linesOf(sides.target.text)];
            // Nobody proposes such lines.
            lines.splice(one.at % (lines.length + 1), 0, `mine ${String(written++)}\n`);
            sides.target.write(lines.join(''));
            model.setTarget(sides.target.text);
            break;
          }
        }
        expect(model.target).toBe(sides.target.text);
        expect(model.proposal).toBe(sides.proposal.text);
      }
    }),
    { numRuns: 3000 },
  );
});

test('decisions never take away what was not proposed', () => {
  fc.assert(
    fc.property(
      text,
      text,
      fc.array(
        fc.record({
          kind: fc.constantFrom('accept', 'reject', 'outside', 'update'),
          at: fc.nat(9),
        }),
        { maxLength: 20 },
      ),
      (base, proposed, steps) => {
        const model = new ReviewModel(base, proposed);
        const mine: string[] = [];
        for (const { kind, at } of steps) {
          const hunk = model.hunks[at % Math.max(1, model.hunks.length)];
          if (kind === 'accept' && hunk) model.acceptHunks([hunk]);
          if (kind === 'reject' && hunk) model.rejectHunk(hunk);
          if (kind === 'update') model.bringUpToDate();
          if (kind === 'outside') {
            const lines = [...linesOf(model.target)];
            const line = `mine ${String(mine.length)}\n`;
            lines.splice(at % (lines.length + 1), 0, line);
            model.setTarget(lines.join(''));
            mine.push(line);
          }
          for (const line of mine) expect(model.target).toContain(line);
        }
        model.acceptFile();
        for (const line of mine) expect(model.target).toContain(line);
      },
    ),
    { numRuns: 2000 },
  );
});

test('all hunks accepted are the proposal, all hunks rejected leave the target as it was', () => {
  fc.assert(
    fc.property(text, text, fc.array(fc.nat(9)), (base, proposed, order) => {
      const accepted = new ReviewModel(base, proposed);
      const rejected = new ReviewModel(base, proposed);
      const picks = [...order];
      const next = (model: ReviewModel): number => (picks.pop() ?? 0) % model.hunks.length;
      while (!accepted.isSettled) accepted.acceptHunks([accepted.hunks[next(accepted)]!]);
      while (!rejected.isSettled) rejected.rejectHunk(rejected.hunks[next(rejected)]!);
      expect(accepted.target).toBe(proposed);
      expect(accepted.proposal).toBe(proposed);
      expect(rejected.target).toBe(base);
      expect(rejected.proposal).toBe(base);
    }),
    { numRuns: 2000 },
  );
});
