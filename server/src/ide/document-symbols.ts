import type { Range } from '../base/range.ts';
import type { IdeDocument } from './ide-document.ts';

export type DocumentSymbolKind =
  | 'document'
  | 'section'
  | 'value'
  | 'object'
  | 'property'
  | 'server'
  | 'quality'
  | 'service-level'
  | 'person'
  | 'role'
  | 'channel'
  | 'relationship'
  | 'item';

/** An entry of the outline. `range` holds `selectionRange` and the ranges of all children. */
export interface DocumentSymbol {
  /** Never empty, one line. */
  readonly name: string;
  /** Logical type, server type, value ...; one line, may be empty. */
  readonly detail: string;
  readonly kind: DocumentSymbolKind;
  readonly range: Range;
  readonly selectionRange: Range;
  readonly deprecated: boolean;
  readonly children: readonly DocumentSymbol[];
}

/** Outline and breadcrumbs: sections, and the named things in them. */
export function documentSymbols(_ide: IdeDocument): readonly DocumentSymbol[] {
  return [];
}
