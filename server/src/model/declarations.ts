import type { StandardId } from '../spec/metamodel.ts';
import type { BoundDocument } from './bound-document.ts';
import type { ContractSymbol, SymbolKind } from './symbols.ts';

/** What a contract declares by name and id, and nothing else of it. Its full record says the same. */
export interface Declarations {
  readonly standard: StandardId;
  /** More may be declared than is recorded: the text is broken, or too long. */
  readonly partial: boolean;
  readonly symbols: readonly DeclaredSymbol[];
}

export interface DeclaredSymbol {
  readonly kind: SymbolKind;
  readonly name: string | undefined;
  readonly id: string | undefined;
  /** Index of the symbol around it in `symbols`, nameless ones skipped; -1 at the top. */
  readonly parent: number;
}

/** Of one contract; aliases can make a small text declare millions. */
export const MAX_SYMBOLS = 50_000;

export function declarationsOf({ contract, symbols, guessed }: BoundDocument): Declarations {
  const all = symbols.all.slice(0, MAX_SYMBOLS);
  const indexes = new Map(all.map((symbol, index) => [symbol, index]));
  return {
    standard: contract.spec.metamodel.id,
    partial: guessed || all.length < symbols.all.length,
    symbols: all.map((symbol) => {
      const around = parentOf(symbol);
      return {
        kind: symbol.kind,
        name: symbol.anonymous ? undefined : symbol.name,
        id: symbol.id,
        parent: around === undefined ? -1 : (indexes.get(around) ?? -1),
      };
    }),
  };
}

/** The declared thing around, nameless ones skipped. */
export function parentOf({ parent }: ContractSymbol): ContractSymbol | undefined {
  let at = parent;
  while (at?.anonymous === true) at = at.parent;
  return at;
}
