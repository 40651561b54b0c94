import type { ElementPath } from './element-path.ts';
import { findSymbol } from './find-symbol.ts';
import { propertiesOf, type ContractSymbol, type ContractSymbols } from './symbols.ts';

/** What each segment of a path stands for, as far as it can be followed. */
export interface ResolvedPath {
  /** One for each segment; shorter when a segment leads nowhere. */
  readonly steps: readonly ContractSymbol[];
  /** The element meant; undefined when a segment leads nowhere. */
  readonly target: ContractSymbol | undefined;
  /** Index of the first segment that leads nowhere. */
  readonly failed: number | undefined;
}

/**
 * Follows a path through the symbols of the contract that it points into. By names for the
 * shorthand, by ids for the qualified notation. `home` is the object that a path without an object
 * starts in: service levels may leave the object out when there is only one.
 */
export function resolvePath(
  path: ElementPath,
  symbols: ContractSymbols,
  home?: ContractSymbol,
): ResolvedPath {
  const direct = follow(path, symbols.objects);
  if (direct.target !== undefined || home === undefined) return direct;
  const inside = follow(path, propertiesOf(home));
  return inside.target === undefined ? direct : inside;
}

function follow(path: ElementPath, among: readonly ContractSymbol[]): ResolvedPath {
  const steps: ContractSymbol[] = [];
  const key = path.notation === 'shorthand' ? 'name' : 'id';
  let candidates = among;
  for (const { text } of path.segments) {
    const next = findSymbol(candidates, key, text);
    if (next === undefined) return { steps, target: undefined, failed: steps.length };
    steps.push(next);
    candidates = propertiesOf(next);
  }
  return { steps, target: steps.at(-1), failed: undefined };
}
