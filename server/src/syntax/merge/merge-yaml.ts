import { applyEdits } from '../../base/text-edit.ts';
import { looseText } from './loose-text.ts';
import type { Merged } from './merged.ts';
import { YamlMerger } from './yaml-merger.ts';
import { readYaml } from './yaml-text.ts';

export interface MergeOptions {
  /**
   * `next` tells of some models, sources and the like only: those that it leaves out stay as they are, and so does
   * what belongs to none of them.
   */
  readonly partial?: boolean;
}

/**
 * Merges YAML key by key: `current` with what changed from `base` to `next`. Comments, order, quotes and layout of
 * `current` stand, and so does what people added, changed or deleted. Lists are merged by the names of their entries,
 * tests by what they test. Without `base` nobody knows what people wrote: what is missing is added, nothing else.
 * A text that cannot be read is left as it is, which is a conflict.
 */
export function mergeYaml(
  base: string | undefined,
  current: string,
  next: string,
  { partial = false }: MergeOptions = {},
): Merged {
  if (current === next || base === next) return { text: current, conflicts: [] };
  if (base === current && !partial)
    return { text: saysTheSame(current, next) ? current : next, conflicts: [] };
  const [was, is, will] = [
    base === undefined ? undefined : readYaml(base),
    readYaml(current),
    readYaml(next),
  ];
  if (is === undefined || will === undefined) return untouched(current);
  // A base that somebody broke says nothing.
  const merger = new YamlMerger(was, is, will, partial);
  const { said, edits } = merger.merge();
  const text = applied(current, edits);
  // What comes out must say what was meant: aliases and rare layouts may get in between.
  const result = text === undefined ? undefined : readYaml(text);
  if (text === undefined || result === undefined || looseText(result.root) !== said)
    return untouched(current);
  return { text, conflicts: merger.conflicts };
}

/** Whether only order, layout and comments differ: nobody needs that changed. */
function saysTheSame(one: string, other: string): boolean {
  const [a, b] = [readYaml(one), readYaml(other)];
  return a !== undefined && b !== undefined && looseText(a.root) === looseText(b.root);
}

function applied(text: string, edits: Parameters<typeof applyEdits>[1]): string | undefined {
  try {
    return applyEdits(text, edits);
  } catch {
    return undefined;
  }
}

function untouched(text: string): Merged {
  return { text, conflicts: [{ where: { start: 0, end: 0 }, what: 'broken', path: '' }] };
}
