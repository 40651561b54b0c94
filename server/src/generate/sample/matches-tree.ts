import type { PatternNode } from './pattern-tree.ts';

/** Repetitions in repetitions may ask for more. */
const MAX_STEPS = 100_000;

interface Search {
  readonly signs: readonly string[];
  left: number;
}

/**
 * Whether a text could have been made from a tree, in a time that no pattern can make long. Then it matches the pattern;
 * a text that could not may match it all the same, as trees name fewer signs than classes such as `\w` have.
 */
export function matchesTree(root: PatternNode, text: string): boolean {
  const signs = Array.from(text);
  return ends(root, { signs, left: MAX_STEPS }, new Set([0])).has(signs.length);
}

/** Where a part may end that begins at one of some places. */
function ends(node: PatternNode, search: Search, from: ReadonlySet<number>): ReadonlySet<number> {
  if (--search.left < 0) return new Set();
  switch (node.kind) {
    case 'one': {
      const next = new Set<number>();
      for (const at of from) if (node.of.includes(search.signs[at] ?? '')) next.add(at + 1);
      return next;
    }
    case 'all':
      return node.parts.reduce((at, part) => ends(part, search, at), from);
    case 'any':
      return new Set(node.parts.flatMap((part) => [...ends(part, search, from)]));
    case 'repeat': {
      const found = new Set(node.least === 0 ? from : []);
      let at = from;
      for (
        let count = 1;
        count <= node.most && count <= search.signs.length + node.least;
        count++
      ) {
        at = ends(node.part, search, at);
        if (at.size === 0) break;
        if (count < node.least) continue;
        const before = found.size;
        for (const one of at) found.add(one);
        if (found.size === before) break;
      }
      return found;
    }
  }
}
