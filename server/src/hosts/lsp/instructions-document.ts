import type { SymbolIndex } from '../../analysis/symbol-index.ts';
import type { InstructionsDocument } from '../../ide/instructions/instructions-document.ts';

/** The text for agents that an open document is; undefined for all others. */
export function instructionsDocument(
  symbols: SymbolIndex,
  uri: string,
): InstructionsDocument | undefined {
  if (!uri.includes('agent-os/')) return undefined;
  const file = symbols.governed.file(uri);
  return file?.kind === 'instructions' ? { file, around: symbols.instructions(file) } : undefined;
}
