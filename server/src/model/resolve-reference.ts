import type { ElementPath } from './element-path.ts';
import { findSymbol } from './find-symbol.ts';
import type { ContractReference } from './references.ts';
import { resolvePath } from './resolve-path.ts';
import type { ContractSymbol, ContractSymbols } from './symbols.ts';

/**
 * What each segment of a reference names in its own contract, one for each; undefined from the first
 * that leads nowhere. Segments of a reference to or into another file are not looked up here.
 */
export function resolveReference(
  reference: ContractReference,
  symbols: ContractSymbols,
): readonly (ContractSymbol | undefined)[] {
  const { scope, segments } = reference;
  if (reference.file !== undefined) return segments.map(() => undefined);
  if (scope.kind === 'contracts') return segments.map(() => undefined);
  if (scope.kind === 'fixed') return [scope.symbol];
  if (scope.kind === 'among') {
    const name = segments[0]?.text ?? '';
    for (const list of scope.lists) {
      const found = findSymbol(list, 'name', name);
      if (found !== undefined) return [found];
    }
    return [undefined];
  }
  const path: ElementPath = { notation: reference.notation, segments, file: undefined };
  const { steps } = resolvePath(path, symbols, scope.home);
  return segments.map((_, index) => steps[index]);
}
