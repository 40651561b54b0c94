import type { Range } from '../../base/range.ts';
import type { Condition } from './placeholder.ts';

/** Conditions that fit together, and what is wrong with the others. */
export interface ConditionCheck {
  /** Of the text: what is left out, with the lines of the conditions themselves. In their order, apart from each other. */
  readonly dropped: readonly Range[];
  /** Opened and never closed, or closed and never opened. */
  readonly unpaired: readonly Condition[];
}

/**
 * What of a text counts, by flags. Conditions are about whole lines and may lie in each other; what is never closed holds
 * to the end.
 */
export function checkConditions(
  text: string,
  conditions: readonly Condition[],
  isSet: (flag: string) => boolean,
): ConditionCheck {
  const dropped: Range[] = [];
  const unpaired: Condition[] = [];
  const open: { readonly condition: Condition; readonly counts: boolean }[] = [];
  let from: number | undefined;
  for (const condition of conditions) {
    const line = lineOf(text, condition);
    const counted = open.at(-1)?.counts ?? true;
    if (condition.opens) {
      const holds = isSet(condition.flag.text) !== condition.isUnless;
      open.push({ condition, counts: counted && holds });
    } else if (open.at(-1)?.condition.isUnless === condition.isUnless) open.pop();
    else unpaired.push(condition);
    const counts = open.at(-1)?.counts ?? true;
    if (counts) {
      dropped.push({ start: from ?? line.start, end: line.end });
      from = undefined;
    } else from ??= line.start;
  }
  if (from !== undefined) dropped.push({ start: from, end: text.length });
  return { dropped, unpaired: [...unpaired, ...open.map(({ condition }) => condition)] };
}

/** With its line break. */
function lineOf(text: string, { start, end }: Range): Range {
  const next = text.indexOf('\n', end);
  return {
    start: text.lastIndexOf('\n', start - 1) + 1,
    end: next === -1 ? text.length : next + 1,
  };
}
